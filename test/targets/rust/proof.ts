import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CType } from "syscalls-table";
import { abiOf, withoutPointerTypedefs } from "../../../src/model/abi.js";
import type { ArchName } from "../../../src/model/arch.js";
import type { Call } from "../../../src/model/call.js";
import type { AbiType, Model } from "../../../src/model/model.js";
import type { FileSet } from "../../../src/targets/target.js";
import { crateBeside } from "./crates.js";

/**
 * A crate that compiles only if the declarations of `libsys-sys` beside it are those of the model.
 *
 * @param nameOf the Rust name of a call's declaration
 */
export function proofCrate(
  model: Model,
  archs: readonly ArchName[],
  nameOf: (call: Call) => string,
): FileSet {
  const modules = archs.map((arch) => [`src/${arch}.rs`, proofs(model, arch, nameOf)] as const);
  return new Map([
    ...crateBeside("proof", library(archs)),
    ["src/abi.rs", readFileSync(join(__dirname, "abi.rs"), "utf8")],
    ...modules,
  ]);
}

function library(archs: readonly ArchName[]): string {
  const modules = archs.map((arch) => `#[cfg(all(${predicates[arch]}))]\nmod ${arch};\n`);
  return `#![deny(warnings)]\nmod abi;\n${modules.join("")}`;
}

const predicates = {
  amd64: 'target_arch = "x86_64"',
  aarch64: 'target_arch = "aarch64"',
  armv7: 'target_arch = "arm"',
  i386: 'target_arch = "x86"',
  riscv64: 'target_arch = "riscv64"',
  powerpc64: 'target_arch = "powerpc64", target_endian = "big"',
  powerpc64le: 'target_arch = "powerpc64", target_endian = "little"',
} as const satisfies Record<ArchName, string>;

function proofs(model: Model, arch: ArchName, nameOf: (call: Call) => string): string {
  const lines = model.calls.map((call) => {
    const parameters = call.parameters.map(({ type }) => kind(abiOf(model, type, arch)));
    const returned = returnedKind(model, call, arch);
    const type = functionType(model, call, arch);
    return `prove!(${nameOf(call)}: ${type}, [${parameters.join(", ")}], ${returned});\n`;
  });
  return `use crate::abi::{Kind, Returned};\nuse crate::prove;\n${lines.join("")}`;
}

function kind(abi: AbiType): string {
  switch (abi.kind) {
    case "integer":
      return `Kind::integer(${abi.size}, ${abi.align}, ${String(abi.signed)})`;
    case "pointer":
      return `Kind::pointer(${abi.size}, ${abi.align})`;
    case "void":
      throw new Error("no value is void");
  }
}

function returnedKind(model: Model, call: Call, arch: ArchName): string {
  if (call.errorConvention === "noreturn") return "Returned::Never";
  const abi = abiOf(model, call.returns, arch);
  return abi.kind === "void" ? "Returned::Nothing" : `Returned::Value(${kind(abi)})`;
}

/** Spelled with primitive types, so that nothing rests on the aliases of the crate. */
function functionType(model: Model, call: Call, arch: ArchName): string {
  const spell = (type: CType) => primitive(model, withoutPointerTypedefs(model, type), arch);
  const parameters = call.parameters.map(({ type }) => spell(type));
  const all = call.variadic ? [...parameters, "..."] : parameters;
  const returned = call.errorConvention === "noreturn" ? "!" : spell(call.returns);
  return `unsafe extern "C" fn(${all.join(", ")}) -> ${returned}`;
}

function primitive(model: Model, type: CType, arch: ArchName): string {
  switch (type.kind) {
    case "void":
      return "()";
    case "struct":
    case "union":
      return `libsys_sys::${type.tag}`;
    case "array":
      return primitive(model, { kind: "pointer", to: type.of }, arch);
    case "function": {
      const parameters = type.parameters.map((parameter) => primitive(model, parameter, arch));
      const returned = primitive(model, type.returns, arch);
      return `Option<unsafe extern "C" fn(${parameters.join(", ")}) -> ${returned}>`;
    }
    case "pointer": {
      if (type.to.kind === "function") return primitive(model, type.to, arch);
      // The address of an array is that of its first element.
      const pointee = type.to.kind === "array" ? type.to.of : type.to;
      const constness = "const" in pointee ? "*const" : "*mut";
      const to = pointee.kind === "void" ? "core::ffi::c_void" : primitive(model, pointee, arch);
      return `${constness} ${to}`;
    }
    case "enum":
      return integer(abiOf(model, type, arch));
    case "named":
      if (!model.scalars.has(type.name)) return `libsys_sys::${type.name}`;
      return ownTypes.get(type.name) ?? integer(abiOf(model, type, arch));
  }
}

/** Rust does not take `u64` for `usize`, even where they are the same, nor `u8` for `bool`. */
const ownTypes: ReadonlyMap<string, string> = new Map([
  ["bool", "bool"],
  ["size_t", "usize"],
  ["ssize_t", "isize"],
  ["intptr_t", "isize"],
  ["uintptr_t", "usize"],
]);

function integer(abi: AbiType): string {
  if (abi.kind !== "integer") throw new Error(`${abi.kind} is no integer`);
  return `${abi.signed ? "i" : "u"}${abi.size * 8}`;
}
