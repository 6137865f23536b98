import { archOf, type ArchName } from "../../model/arch.js";
import type { ScalarLayout, ScalarType } from "../../model/model.js";
import { docComment } from "./doc-comment.js";
import { useDeclaration } from "./layout.js";
import { coreFfiNames } from "./names.js";
import { aliasVariants } from "./scalar.js";
import type { Named, TypeNames } from "./type-names.js";

/** What stands in `types.rs`: the lines of each block, for blank lines between the blocks. */
export function typeBlocks(
  { scalars, opaque, typedefs }: TypeNames,
  archs: readonly ArchName[],
): readonly (readonly string[])[] {
  const aliases = scalars.map((scalar) => ({
    ...scalar,
    variants: aliasVariants(scalar.type, archs),
  }));
  const ffi = aliases.flatMap(({ variants }) => variants.map(({ type }) => type)).filter(isFfi);
  return [
    [
      ...useDeclaration("core::ffi", [...new Set(ffi)].sort()),
      ...useDeclaration(
        "core::marker",
        opaque.length === 0 ? [] : ["PhantomData", "PhantomPinned"],
      ),
    ],
    useDeclaration(
      "crate::structures",
      [...new Set(typedefs.map(({ target }) => target))]
        .filter((target) => opaque.every(({ name }) => name !== target))
        .sort(),
    ),
    aliases.flatMap(({ name, c, type, variants }) =>
      variants.flatMap((variant) => [
        ...docComment([`C's \`${c}\`: ${widthsOf(type, archs)}.`], 0),
        ...variant.cfg,
        `pub type ${name} = ${variant.type};`,
      ]),
    ),
    ...opaque.map(opaqueStruct),
    typedefs.flatMap(({ name, c, target }) => [
      ...docComment([`C's \`${c}\`.`], 0),
      `pub type ${name} = ${target};`,
    ]),
  ].filter((block) => block.length > 0);
}

function isFfi(type: string): boolean {
  return coreFfiNames.includes(type);
}

/** The Rustonomicon's form of a foreign type that may be anything. */
function opaqueStruct({ name, c }: Named): readonly string[] {
  return [
    ...docComment([`C's \`${c}\`, used behind pointers only.`], 0),
    "#[repr(C)]",
    `pub struct ${name} {`,
    "    _data: (),",
    "    _marker: PhantomData<(*mut u8, PhantomPinned)>,",
    "}",
  ];
}

/** `64 bits, signed on amd64, aarch64; 32 bits, signed on i386` */
function widthsOf({ layouts }: ScalarType, archs: readonly ArchName[]): string {
  const widths = [...new Set(archs.map((arch) => widthOf(layouts[arch])))];
  const [first, ...others] = widths;
  if (first === undefined || others.length === 0) return first ?? "";
  if (archs.every((arch) => layouts[arch].size === archOf(arch).pointerSize)) {
    return `as wide as \`long\`, ${layouts[archs[0] ?? "amd64"].signed ? "signed" : "unsigned"}`;
  }
  return widths
    .map((width) => {
      const where = archs.filter((arch) => widthOf(layouts[arch]) === width);
      return `${width} on ${where.join(", ")}`;
    })
    .join("; ");
}

function widthOf({ size, signed }: ScalarLayout): string {
  return `${size * 8} bits, ${signed ? "signed" : "unsigned"}`;
}
