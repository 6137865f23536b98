import type { Header, RustdocPath, RustdocType, Signature } from "./rustdoc-schema.js";

/** A type as Rust spells it, with the last word of each path: `*mut c_void`, `Option<&[u8]>`. */
export function typeText(type: RustdocType): string {
  if ("primitive" in type) return type.primitive === "never" ? "!" : type.primitive;
  if ("generic" in type) return type.generic;
  if ("resolved_path" in type) return pathText(type.resolved_path);
  if ("slice" in type) return `[${typeText(type.slice)}]`;
  if ("array" in type) return `[${typeText(type.array.type)}; ${type.array.len}]`;
  if ("tuple" in type) return `(${type.tuple.map(typeText).join(", ")})`;
  if ("impl_trait" in type) {
    return `impl ${type.impl_trait.map(({ trait_bound }) => pathText(trait_bound.trait)).join(" + ")}`;
  }
  if ("raw_pointer" in type) {
    const { is_mutable, type: to } = type.raw_pointer;
    return `*${is_mutable ? "mut" : "const"} ${typeText(to)}`;
  }
  if ("borrowed_ref" in type) {
    const { is_mutable, lifetime, type: to } = type.borrowed_ref;
    const named = lifetime === null ? "" : `${lifetime} `;
    return `&${named}${is_mutable ? "mut " : ""}${typeText(to)}`;
  }
  return functionText(type.function_pointer.header, type.function_pointer.sig);
}

/** `unsafe extern "C" fn(c_int) -> c_int`: without the parameters' names, on which nobody depends. */
export function functionText(
  { abi, is_const, is_unsafe }: Header,
  { inputs, is_c_variadic, output }: Signature,
  generics: readonly string[] = [],
): string {
  const name = typeof abi === "string" ? abi : (Object.keys(abi)[0] ?? "");
  const words = [
    ...(is_const ? ["const"] : []),
    ...(is_unsafe ? ["unsafe"] : []),
    ...(name === "Rust" ? [] : [`extern "${name}"`]),
    `fn${generics.length === 0 ? "" : `<${generics.join(", ")}>`}`,
  ];
  const types = inputs.map(([, type]) => typeText(type));
  const parameters = is_c_variadic ? [...types, "..."] : types;
  return `${words.join(" ")}(${parameters.join(", ")})${resultText(output)}`;
}

export function pathText({ args, path }: RustdocPath): string {
  const name = path.split("::").at(-1) ?? path;
  if (args === null) return name;
  if ("parenthesized" in args) {
    const { inputs, output } = args.parenthesized;
    return `${name}(${inputs.map(typeText).join(", ")})${resultText(output)}`;
  }
  const texts = args.angle_bracketed.args.map((arg) =>
    "lifetime" in arg ? arg.lifetime : typeText(arg.type),
  );
  return texts.length === 0 ? name : `${name}<${texts.join(", ")}>`;
}

function resultText(output: RustdocType | null): string {
  return output === null ? "" : ` -> ${typeText(output)}`;
}
