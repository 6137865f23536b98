import { join } from "node:path";
import { archNames } from "../../../src/model/arch.js";
import { generateFiles, generateInto, type GenerateOptions } from "../../support/generate.js";
import { temporaryFolder } from "../../support/temporary.js";
import { cargo, rustTargets } from "./cargo.js";
import { declarationNames, writeFiles } from "./crates.js";
import { oddTypes } from "./odd-types.js";
import { proofCrate } from "./proof.js";

const folder = temporaryFolder();

/** The items of a generated source, without comments and uses. */
async function items(file: string, options: GenerateOptions): Promise<readonly string[]> {
  const files = await generateFiles("rust", oddTypes(), options);
  const text = files.get(`libsys-sys/src/${file}`) ?? "";
  return text.split("\n").filter((line) => !/^\s*(\/\/|use |$)/.test(line));
}

test("constness stays at its level, whatever the other qualifiers and declarators", async () => {
  expect(await items("calls.rs", { only: ["levels"] })).toEqual([
    'unsafe extern "C" {',
    "    pub fn __sys_levels(",
    "        flag: *mut c_int,",
    "        names: *const *mut *mut c_char,",
    "        table: *const u16,",
    "        lists: *mut *const c_char,",
    "    ) -> c_int;",
    "}",
  ]);
});

test("a pointer to a function may be null", async () => {
  expect(await items("calls.rs", { only: ["callbacks"] })).toEqual([
    'unsafe extern "C" {',
    "    pub fn __sys_callbacks(",
    '        compare: Option<unsafe extern "C" fn(*const c_void, *const c_void) -> c_int>,',
    '        handlers: *mut Option<unsafe extern "C" fn(c_int, *mut siginfo)>,',
    '        name: Option<unsafe extern "C" fn() -> *mut c_char>,',
    "    ) -> c_int;",
    "}",
  ]);
});

describe("a typedef is an alias with a cfg where architectures differ", () => {
  test("on all of them", async () => {
    expect(await items("types.rs", { only: ["times"] })).toEqual([
      '#[cfg(not(any(target_arch = "powerpc64", target_arch = "x86_64")))]',
      "pub type level_t = i32;",
      '#[cfg(target_arch = "powerpc64")]',
      "pub type level_t = i16;",
      '#[cfg(target_arch = "x86_64")]',
      "pub type level_t = i8;",
      "pub type page_count_t = c_ulong;",
      '#[cfg(not(target_arch = "x86"))]',
      "pub type time_t = i64;",
      '#[cfg(target_arch = "x86")]',
      "pub type time_t = i32;",
    ]);
  });

  test("on those that were asked for", async () => {
    const options = { only: ["times"], archs: ["amd64", "powerpc64le"] } as const;
    expect(await items("types.rs", options)).toEqual([
      '#[cfg(not(all(target_arch = "powerpc64", target_endian = "little")))]',
      "pub type level_t = i8;",
      '#[cfg(all(target_arch = "powerpc64", target_endian = "little"))]',
      "pub type level_t = i16;",
      "pub type page_count_t = u64;",
      "pub type time_t = i64;",
    ]);
    expect((await items("lib.rs", options)).slice(1, 7)).toEqual([
      "#[cfg(not(any(",
      '    target_arch = "x86_64",',
      '    all(target_arch = "powerpc64", target_endian = "little")',
      ")))]",
      'compile_error!("these bindings were not generated for this architecture");',
      "mod calls;",
    ]);
  });
});

test("a tag that is taken gets an underscore", async () => {
  expect(await items("calls.rs", { only: ["taken"] })).toEqual([
    'unsafe extern "C" {',
    "    pub fn __sys_taken(",
    "        a: *mut c_int_,",
    "        b: *mut Option_,",
    "        c: *mut self_,",
    "        d: *mut r#type,",
    "        e: *mut calls_,",
    "        f: *mut pid_t_,",
    "        g: pid_t,",
    "        h: *mut f_,",
    "        i: *mut f,",
    "    ) -> c_int;",
    "}",
  ]);
});

test("the compiler agrees on all architectures", async () => {
  const model = oddTypes();
  const files = await generateInto(folder, "rust", model);
  const spelledAsInC = model.calls.filter(({ name }) => name !== "taken");
  const proof = proofCrate({ ...model, calls: spelledAsInC }, archNames, declarationNames(files));
  writeFiles(join(folder, "proof"), proof);
  const targets = rustTargets.flatMap((target) => ["--target", target]);
  const { stderr } = cargo(join(folder, "proof"), ["check", ...targets], join(folder, "builds"));
  expect(stderr).not.toMatch(/warning/);
});

test("an architecture that was not asked for is refused", async () => {
  const crates = join(folder, "one");
  await generateInto(crates, "rust", oddTypes(), { archs: ["powerpc64le"] });
  const check = (target: string) =>
    cargo(join(crates, "libsys-sys"), ["check", "--target", target], join(folder, "builds"));
  expect(check("powerpc64le-unknown-freebsd").stderr).not.toMatch(/warning/);
  expect(() => check("powerpc64-unknown-freebsd")).toThrow("not generated for this architecture");
});
