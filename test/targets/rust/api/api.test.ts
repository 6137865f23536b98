import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileSet } from "../../../../src/targets/target.js";
import { generateFiles } from "../../../support/generate.js";
import { bundledModel } from "../../../support/models.js";
import { temporaryFolder } from "../../../support/temporary.js";
import { toolchain } from "../../../toolchains/index.js";
import { cargo } from "../cargo.js";
import { workspaceOf, writeFiles } from "../crates.js";
import { callsAlone } from "../leaner.js";
import { changesBetween, isIncompatibleVersion } from "./changes.js";
import { listingOf, type Listing } from "./listing.js";

const folder = temporaryFolder();
const builds = join(folder, "builds");
const target = "x86_64-unknown-freebsd";
const howToUpdate = "UPDATE_GOLDEN=1 npx jest test/targets/rust/api";

/*
 * The listings beside this file are the promise that the crates make to those who use them. They are
 * made for FreeBSD on amd64 with the default features, which are all but `std`: for that one there
 * is no standard library of FreeBSD here, so this machine's shows what it adds. What differs
 * elsewhere is the widths of types, which other tests hold against the model.
 */
describe("the public API is the one that is listed", () => {
  const crates = join(folder, "bundled");

  beforeAll(async () => {
    writeFiles(crates, workspaceOf(await generateFiles("rust", "bundled")));
  });

  test.each(["libsys-sys", "libsys"])("of %s, and rustdoc has nothing to say", (name) => {
    const { listing, said } = document(crates, name);
    expect(said).not.toMatch(/warning/);
    const file = join(__dirname, `${name}.txt`);
    if (process.env["UPDATE_GOLDEN"] === "1") throw new Error(update(name, file, listing));
    expect(complaint(name, readListing(file), listing)).toBeUndefined();
  });
});

describe("the feature std", () => {
  const crates = join(folder, "std");

  beforeAll(async () => {
    const only = ["close", "fsync", "getpid", "readv"];
    const files = await generateFiles("rust", callsAlone(bundledModel()), { only });
    writeFiles(crates, workspaceOf(files));
  });

  test("converts error numbers to errors of the standard library", () => {
    expect(changesBetween(...withoutAndWithStd(crates, "libsys-sys"))).toEqual({
      breaking: [],
      added: ["Error: impl From<Errno>"],
    });
  });

  test("takes the standard library's descriptors and slices for the crate's own, and nothing else", () => {
    const [without, withStd] = withoutAndWithStd(crates, "libsys");
    const others = withStd.items.filter((item) => !without.items.includes(item));
    expect(others).toEqual([
      "fd::AsFd: use std::os::fd::AsFd",
      "fd::AsRawFd: use std::os::fd::AsRawFd",
      "fd::BorrowedFd: use std::os::fd::BorrowedFd",
      "fd::FromRawFd: use std::os::fd::FromRawFd",
      "fd::IntoRawFd: use std::os::fd::IntoRawFd",
      "fd::OwnedFd: use std::os::fd::OwnedFd",
      "fd::RawFd: use std::os::fd::RawFd",
      "io_slice::IoSlice: use std::io::IoSlice",
      "io_slice::IoSliceMut: use std::io::IoSliceMut",
    ]);
    const gone = without.items.filter((item) => !withStd.items.includes(item));
    const replaced = /^(fd::(\w*RawFd|AsFd|BorrowedFd|OwnedFd)|io_slice::IoSlice(Mut)?):/;
    expect(gone.filter((item) => !replaced.test(item))).toEqual([]);
  });
});

describe("a listing", () => {
  let before: Listing;

  beforeAll(async () => {
    before = await listingWith((text) => text);
  });

  test("has one line for each item", () => {
    expect(before.version).toBe("0.1.0");
    expect(before.items.filter((item) => /^(__sys|SYS_|pid_t|syscall)/.test(item))).toEqual([
      "SYS_close: const c_int",
      "SYS_fsync: const c_int",
      "SYS_getpid: const c_int",
      '__sys_close: unsafe extern "C" fn(c_int) -> c_int',
      '__sys_fsync: unsafe extern "C" fn(c_int) -> c_int',
      '__sys_getpid: extern "C" fn() -> pid_t',
      "pid_t: type = i32",
      "syscall_name: const fn(c_int) -> Option<&'static str>",
    ]);
    expect(before.items).toEqual(
      expect.arrayContaining([
        "Errno: struct(pub c_int)",
        "Errno: impl Copy",
        "Errno: impl Display",
        "Errno::ENOENT: const Self",
        "Errno::name: const fn(Self) -> Option<&'static str>",
        "errno: fn() -> c_int",
      ]),
    );
  });

  test("shows what is removed, changed and added", async () => {
    const after = await listingWith((text) =>
      text
        .replace("pub fn __sys_fsync(fd: c_int) -> c_int;", "fn __sys_fsync(fd: c_int) -> c_int;")
        .replace("pub fn __sys_close(fd: c_int) -> c_int;", "pub fn __sys_close(fd: i64) -> c_int;")
        .replace("pub safe fn __sys_getpid", "pub safe fn fresh(fd: c_int);\n    $&"),
    );
    expect(changesBetween(before, after)).toEqual({
      breaking: [
        '__sys_close: unsafe extern "C" fn(c_int) -> c_int is changed to unsafe extern "C" fn(i64) -> c_int',
        '__sys_fsync: unsafe extern "C" fn(c_int) -> c_int is removed',
      ],
      added: ['fresh: extern "C" fn(c_int)'],
    });
  });
});

describe("changes", () => {
  const version = "0.1.0";
  const items = ["f: fn(u8)", "s: struct { a, b }", "s: impl Clone", "t: trait"];

  test.each([
    ["a function that is gone", items.slice(1), ["f: fn(u8) is removed"], []],
    [
      "another signature",
      ["f: fn(u16)", ...items.slice(1)],
      ["f: fn(u8) is changed to fn(u16)"],
      [],
    ],
    ["something new", [...items, "s: impl Copy", "u: fn()"], [], ["s: impl Copy", "u: fn()"]],
    [
      "another trait in the place of one",
      ["f: fn(u8)", "s: struct { a, b }", "s: impl Copy", "t: trait"],
      ["s: impl Clone is removed"],
      ["s: impl Copy"],
    ],
    [
      "a new field where all were known",
      ["f: fn(u8)", "s: struct { a, b, c }", "s: impl Clone", "s.c: u8", "t: trait"],
      ["s: struct { a, b } is changed to struct { a, b, c }"],
      ["s.c: u8"],
    ],
    [
      "another duty of those who implement a trait",
      [...items, "t::g: required fn(&Self)"],
      ["t::g: required fn(&Self) is demanded in addition"],
      [],
    ],
  ])("%s", (_, after, breaking, added) => {
    const changes = changesBetween({ version, items }, { version, items: after });
    expect(changes).toEqual({ breaking, added });
  });

  test.each([
    ["0.1.0", "0.1.1", false],
    ["0.1.0", "0.2.0", true],
    ["0.1.0", "1.0.0", true],
    ["0.0.1", "0.0.2", true],
    ["1.2.0", "1.3.0", false],
    ["1.2.0", "2.0.0", true],
    ["1.2.0", "1.2.0", false],
    ["1.2.0", "0.3.0", false],
  ])("%s to %s may break programs: %p", (before, now, expected) => {
    expect(isIncompatibleVersion(before, now)).toBe(expected);
  });

  test("are told with what to do about them", () => {
    const said = complaint(
      "x",
      { version, items },
      { version, items: ["g: fn()", ...items.slice(1)] },
    );
    expect(said).toBe(
      [
        "x 0.1.0 is not what test/targets/rust/api/x.txt lists, and breaks programs that use 0.1.0:",
        "  f: fn(u8) is removed",
        "Give it an incompatible version in templates/rust first (0.2.0 after 0.1.0, 2.0.0 after 1.0.0).",
        "This is new:",
        "  g: fn()",
        `Then run ${howToUpdate}, and review the listing.`,
      ].join("\n"),
    );
    expect(complaint("x", { version, items }, { version, items })).toBeUndefined();
  });
});

/** Why a crate is not what is listed of it, and what to do; undefined if it is. */
function complaint(name: string, listed: Listing, found: Listing): string | undefined {
  const { added, breaking } = changesBetween(listed, found);
  const drifted = listed.version !== found.version || added.length > 0 || breaking.length > 0;
  if (!drifted) return undefined;
  const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  const moved = isIncompatibleVersion(listed.version, found.version);
  return [
    `${name} ${found.version} is not what test/targets/rust/api/${name}.txt lists${
      breaking.length === 0 ? "." : `, and breaks programs that use ${listed.version}:`
    }`,
    ...indented(breaking),
    ...(breaking.length === 0 || moved ? [] : [majorFirst]),
    ...(added.length === 0 ? [] : ["This is new:", ...indented(added)]),
    `Then run ${howToUpdate}, and review the listing.`,
  ].join("\n");
}

const majorFirst =
  "Give it an incompatible version in templates/rust first (0.2.0 after 0.1.0, 2.0.0 after 1.0.0).";

/** Writes the listing, unless programs would break without a version that says so; tells which. */
function update(name: string, file: string, found: Listing): string {
  if (existsSync(file)) {
    const listed = readListing(file);
    const { breaking } = changesBetween(listed, found);
    if (breaking.length > 0 && !isIncompatibleVersion(listed.version, found.version)) {
      return complaint(name, listed, found) ?? "";
    }
  }
  writeFileSync(file, `${[`${name} ${found.version}`, ...found.items].join("\n")}\n`);
  return `${file} was replaced: review it with git diff, then run again`;
}

function readListing(file: string): Listing {
  const [head = "", ...items] = readFileSync(file, "utf8").trimEnd().split("\n");
  return { version: head.split(" ")[1] ?? "", items };
}

/** The listing of the raw crate of three calls, with its declarations edited. */
async function listingWith(edit: (text: string) => string): Promise<Listing> {
  const only = ["close", "fsync", "getpid"];
  const files = await generateFiles("rust", callsAlone(bundledModel()), { only });
  const path = "libsys-sys/src/calls.rs";
  const text = files.get(path) ?? "";
  const edited: FileSet = new Map([...files, [path, edit(text)]]);
  writeFiles(join(folder, "few"), workspaceOf(edited));
  return document(join(folder, "few"), "libsys-sys").listing;
}

/** What a crate has on this machine without the feature `std`, and with it. */
function withoutAndWithStd(crates: string, name: string): [Listing, Listing] {
  const flags = "--cfg libsys_host";
  const listingWithFeatures = (features: readonly string[]): Listing => {
    cargo(crates, ["rustdoc", "--package", name, ...features, "--", ...json], builds, {
      RUSTFLAGS: flags,
      RUSTDOCFLAGS: flags,
    });
    return listingIn("doc", name);
  };
  return [listingWithFeatures([]), listingWithFeatures(["--features", "std"])];
}

const json = ["-Zunstable-options", "--output-format", "json"];

function document(crates: string, name: string): { listing: Listing; said: string } {
  const args = ["rustdoc", "--package", name, "--target", target];
  const variables = { RUSTDOCFLAGS: `--sysroot ${toolchain("rust-core").path}` };
  const { stderr } = cargo(crates, [...args, "--", ...json], builds, variables);
  return { listing: listingIn(join(target, "doc"), name), said: stderr };
}

function listingIn(place: string, name: string): Listing {
  const path = join(builds, place, `${name.replaceAll("-", "_")}.json`);
  return listingOf(readFileSync(path, "utf8"));
}
