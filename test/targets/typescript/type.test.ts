import type { CType } from "syscalls-table";
import { archNames } from "../../../src/model/arch.js";
import type { Model, ScalarLayout, ScalarType } from "../../../src/model/model.js";
import { typeName } from "../../../src/targets/typescript/type.js";
import { bundledModel, hardCases } from "../../support/models.js";

const bundled = bundledModel();
const hard = hardCases();

/** The type of one parameter, or of the result, of a call. */
function typeOf(model: Model, call: string, parameter?: string): CType {
  const { parameters, returns } = model.calls.find(({ name }) => name === call) ?? {};
  const type =
    parameter === undefined ? returns : parameters?.find(({ name }) => name === parameter)?.type;
  if (type === undefined) throw new Error(`there is no ${call} ${parameter}`);
  return type;
}

test.each([
  ["int", bundled, "read", "fd", "i32"],
  ["u_int", bundled, "dup", "fd", "u32"],
  ["mode_t", bundled, "umask", undefined, "u16"],
  ["ssize_t", bundled, "read", undefined, "long"],
  ["size_t", bundled, "read", "nbyte", "ulong"],
  ["intptr_t", bundled, "fcntl", "arg", "long"],
  ["off_t", bundled, "lseek", "offset", "i64"],
  ["dev_t", bundled, "mknodat", "dev", "u64"],
  ["void *", bundled, "mmap", undefined, "pointer"],
  ["a typedef of a pointer", bundled, "ptrace", "addr", "pointer"],
  ["void", bundled, "_exit", undefined, "void"],
  ["char", hard, "letter", undefined, "char"],
  ["unsigned char", hard, "narrow", "uc", "u8"],
  ["short", hard, "narrow", "s", "i16"],
  ["unsigned long long", hard, "words", "e", "u64"],
  ["a function", hard, "on_event", "handler", "pointer"],
] as const)("%s", (_, model, call, parameter, name) => {
  expect(typeName(model, typeOf(model, call, parameter))).toBe(name);
});

describe("a typedef", () => {
  const time = { kind: "named", name: "t" } as const;
  const withLayouts = (layout: (arch: string) => Omit<ScalarLayout, "align">): Model => {
    const layouts = archNames.map((arch) => [arch, { ...layout(arch), align: 4 }] as const);
    // There is one layout for each architecture.
    const scalar = { name: "t", layouts: Object.fromEntries(layouts) } as ScalarType;
    return { ...bundled, scalars: new Map([["t", scalar]]) };
  };

  test("that is narrow on i386 alone is a time", () => {
    const model = withLayouts((arch) => ({ size: arch === "i386" ? 4 : 8, signed: true }));
    expect(typeName(model, time)).toBe("time");
  });

  test("that is like no other type is an error", () => {
    const model = withLayouts((arch) => ({ size: arch === "riscv64" ? 4 : 8, signed: true }));
    expect(() => typeName(model, time)).toThrow("the TypeScript package has no type like t");
  });
});
