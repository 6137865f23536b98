import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { create } from "tar";
import { cli } from "../support/cli.js";
import { storedXz, storedZstd } from "../support/compressed.js";
import { buildLibrary, type BuiltSymbol } from "../support/library.js";
import { wholeLibrary } from "../support/measured.js";
import { temporaryFolder } from "../support/temporary.js";

const cwd = temporaryFolder();
const whole = wholeLibrary("aarch64");
const good = buildLibrary("aarch64", whole);
const bad = buildLibrary(
  "aarch64",
  whole
    .map((symbol): BuiltSymbol => {
      if (symbol.name === "_read") return { ...symbol, binding: "global" };
      if (symbol.name !== "__sys_read") return symbol;
      return { ...symbol, content: { kind: "stub", number: 4 } };
    })
    .filter(({ name }) => name !== "getpid"),
);
const summary = "libsys for aarch64: 1201 of 1201 symbols are as the table says, 3 explained\n";
writeFileSync(join(cwd, "good.so"), good);
writeFileSync(join(cwd, "bad.so"), bad);

beforeAll(async () => {
  mkdirSync(join(cwd, "root/lib"), { recursive: true });
  mkdirSync(join(cwd, "root/usr/lib32"), { recursive: true });
  mkdirSync(join(cwd, "empty"));
  writeFileSync(join(cwd, "root/lib/libsys.so.7"), good);
  writeFileSync(join(cwd, "root/lib/libc.so.7"), "is not looked at");
  writeFileSync(join(cwd, "root/lib/big"), Buffer.alloc(100_000, "x"));
  await create({ cwd: join(cwd, "root"), file: join(cwd, "base.tar"), prefix: "./" }, [
    "lib",
    "usr",
  ]);
  const tar = readFileSync(join(cwd, "base.tar"));
  writeFileSync(join(cwd, "base.txz"), storedXz(tar));
  writeFileSync(join(cwd, "FreeBSD-clibs-15.0.pkg"), storedZstd(tar));
  writeFileSync(join(cwd, "base.tgz"), gzipSync(tar));
  writeFileSync(join(cwd, "cut.tgz"), gzipSync(tar).subarray(0, 5000));
});

test.each([
  ["good.so", "good.so"],
  ["root", "root/lib/libsys.so.7"],
  ["base.tar", "base.tar:lib/libsys.so.7"],
  ["base.txz", "base.txz:lib/libsys.so.7"],
  ["base.tgz", "base.tgz:lib/libsys.so.7"],
  ["FreeBSD-clibs-15.0.pkg", "FreeBSD-clibs-15.0.pkg:lib/libsys.so.7"],
])("conform %s compares %s", async (path, library) => {
  const result = await cli(["conform", path], { cwd });
  expect(result).toEqual({ status: 0, stdout: `${library}: ${summary}`, stderr: "" });
});

test("conform compares the libraries for both widths of a system of powerpc64", async () => {
  for (const [folder, arch] of [
    ["both/lib", "powerpc64"],
    ["both/usr/lib32", "powerpc"],
  ] as const) {
    mkdirSync(join(cwd, folder), { recursive: true });
    writeFileSync(join(cwd, folder, "libsys.so.7"), buildLibrary(arch, wholeLibrary(arch)));
  }
  const same = "1204 of 1204 symbols are as the table says, 3 explained";
  expect(await cli(["conform", "both"], { cwd })).toEqual({
    status: 0,
    stdout: [
      `both/lib/libsys.so.7: libsys for powerpc64: ${same}`,
      `both/usr/lib32/libsys.so.7: libsys for powerpc: ${same}`,
      "",
    ].join("\n"),
    stderr: "",
  });
});

test("conform says what is wrong, worst first, and ends with status 12", async () => {
  expect(await cli(["conform", "bad.so"], { cwd })).toEqual({
    status: 12,
    stdout: [
      "bad.so: incompatible: __sys_read@@FBSDprivate_1.0 makes call 4; read is 3 [CF201]",
      "bad.so: incompatible: getpid@@FBSD_1.0 is missing [CF101]",
      "bad.so: difference: _read@@FBSDprivate_1.0 is global and should be weak [CF104]",
      "bad.so: libsys for aarch64: 1198 of 1201 symbols are as the table says, 3 explained",
      "",
    ].join("\n"),
    stderr: "",
  });
});

test("a baseline accepts known differences, and its lines are to be true", async () => {
  const lines = [
    "# known since the spring",
    "CF201 __sys_read@@FBSDprivate_1.0",
    "CF101   getpid@@FBSD_1.0  # why",
    "",
    "CF301 gone@@FBSD_1.0",
  ];
  writeFileSync(join(cwd, "known"), lines.join("\n"));
  const { status, stdout } = await cli(["conform", "bad.so", "--baseline", "known"], { cwd });
  expect(status).toBe(4);
  expect(stdout.split("\n")).toEqual([
    "bad.so: difference: _read@@FBSDprivate_1.0 is global and should be weak [CF104]",
    "bad.so: accepted incompatible: __sys_read@@FBSDprivate_1.0 makes call 4; read is 3 [CF201]",
    "bad.so: accepted incompatible: getpid@@FBSD_1.0 is missing [CF101]",
    "bad.so: libsys for aarch64: 1200 of 1201 symbols are as the table says, 3 explained, 2 accepted " +
      "by the baseline",
    "baseline: known:5: CF301 gone@@FBSD_1.0 is accepted and not there [CF401]",
    "",
  ]);
  writeFileSync(
    join(cwd, "all"),
    [...lines.slice(0, 4), "CF104 _read@@FBSDprivate_1.0"].join("\n"),
  );
  expect(await cli(["conform", "bad.so", "--baseline", "all"], { cwd })).toMatchObject({
    status: 0,
  });
});

test("--format tap", async () => {
  const { status, stdout } = await cli(["conform", "bad.so", "--format", "tap"], { cwd });
  const lines = stdout.split("\n");
  expect(status).toBe(12);
  expect(lines.slice(0, 3)).toEqual([
    "TAP version 13",
    "1..1202",
    "ok 1 - bad.so: the library as a whole (aarch64)",
  ]);
  const points = lines.filter((line) => /^(not )?ok /.test(line));
  expect(points).toHaveLength(1202);
  const failed = points.filter((line) => line.startsWith("not"));
  expect(failed.map((line) => line.replace(/\d+/, "N"))).toEqual([
    "not ok N - bad.so: __sys_read@@FBSDprivate_1.0",
    "not ok N - bad.so: _read@@FBSDprivate_1.0",
    "not ok N - bad.so: getpid@@FBSD_1.0",
  ]);
  expect(lines).toContain("# CF201: __sys_read@@FBSDprivate_1.0 makes call 4; read is 3");
});

test("--format tap marks what a baseline accepts", async () => {
  writeFileSync(join(cwd, "one"), "CF104 _read@@FBSDprivate_1.0\n");
  const words = ["conform", "bad.so", "--format", "tap", "--baseline", "one"];
  const { stdout } = await cli(words, { cwd });
  expect(stdout).toMatch(
    /^not ok \d+ - bad\.so: _read@@FBSDprivate_1\.0 # TODO accepted by the baseline$/m,
  );
});

test("--format junit", async () => {
  const { stdout } = await cli(["conform", "bad.so", "--format", "junit"], { cwd });
  const lines = stdout.split("\n");
  expect(lines.slice(0, 4)).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<testsuites>",
    '  <testsuite name="bad.so" tests="1202" failures="3" errors="0" skipped="0">',
    '    <testcase classname="bad.so" name="the library as a whole (aarch64)"/>',
  ]);
  expect(stdout.match(/<testcase /g)).toHaveLength(1202);
  expect(lines.filter((line) => line.includes("<failure"))).toEqual([
    '      <failure type="CF201" message="__sys_read@@FBSDprivate_1.0 makes call 4; read is 3">' +
      "incompatible</failure>",
    '      <failure type="CF104" message="_read@@FBSDprivate_1.0 is global and should be weak">' +
      "difference</failure>",
    '      <failure type="CF101" message="getpid@@FBSD_1.0 is missing">incompatible</failure>',
  ]);
});

test("--format json", async () => {
  const { stdout } = await cli(["conform", "bad.so", "--format", "json"], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    libraries: [
      {
        file: "bad.so",
        arch: "aarch64",
        role: "libsys",
        checked: 1201,
        findings: [
          { code: "CF201", severity: "incompatible", symbol: "__sys_read@@FBSDprivate_1.0" },
          { code: "CF104", severity: "difference", symbol: "_read@@FBSDprivate_1.0" },
          { code: "CF101", severity: "incompatible", symbol: "getpid@@FBSD_1.0" },
        ],
      },
    ],
    stale: [],
  });
});

test("--format sarif", async () => {
  const { stdout } = await cli(["conform", "bad.so", "--format", "sarif"], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "libsysgen" } },
        results: [
          {
            ruleId: "CF201",
            level: "error",
            message: { text: "__sys_read@@FBSDprivate_1.0 makes call 4; read is 3" },
            locations: [
              {
                physicalLocation: { artifactLocation: { uri: "bad.so" } },
                logicalLocations: [{ fullyQualifiedName: "__sys_read@@FBSDprivate_1.0" }],
              },
            ],
          },
          { ruleId: "CF104", level: "warning" },
          { ruleId: "CF101", level: "error" },
        ],
      },
    ],
  });
});

test.each([
  ["missing", 3, "cannot read missing: no such file or directory"],
  ["empty", 1, "there is no libsys.so.7 and no libc.so.7 in empty"],
  ["root/lib/big", 1, "this is not an ELF file (at byte 0, 0x0) [EL001]"],
  ["cut.tgz", 1, "cut.tgz: error: the archive is broken: unexpected end of file"],
])("conform %s ends with status %i", async (path, status, message) => {
  const result = await cli(["conform", path], { cwd });
  expect({ ...result, stderr: result.stderr.includes(message) }).toEqual({
    status,
    stdout: "",
    stderr: true,
  });
});

test("--format knows its words", async () => {
  const result = await cli(["conform", "good.so", "--format", "xml"], { cwd });
  expect(result.status).toBe(2);
  expect(result.stderr).toContain("Allowed choices are text, tap, junit, json, sarif");
});
