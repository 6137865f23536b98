import { abiOf } from "../../../model/abi.js";
import type { ArchName } from "../../../model/arch.js";
import type { Constant, ConstantFamily } from "../../../model/constants.js";
import type { Model } from "../../../model/model.js";
import { cfgFor, groupByValue } from "../by-arch.js";
import { docComment, markNames } from "../doc-comment.js";
import { constant } from "../layout.js";
import { literal } from "./literal.js";
import { typeName } from "./names.js";

/** One family of constants in Rust: the lines of its module, without imports. */
export function familyLines(
  model: Model,
  family: ConstantFamily,
  type: string | undefined,
  archs: readonly ArchName[],
): readonly string[] {
  const { constants, header, kind, title } = family;
  if (type === undefined) {
    const lines = constants.flatMap((each) => {
      const number = numberType(each, archs);
      return valueLines(each, archs, (value) => [
        ...docComment([`\`${each.name}\` of \`<${header}>\`.`], 0),
        ...constant(`pub const ${each.name}: ${number}`, literal(value), 0),
      ]);
    });
    return lines;
  }
  const name = typeName(family);
  const base = kind === "flags" ? 16 : 10;
  const members = constants.flatMap((each) =>
    valueLines(each, archs, (value, arch) => {
      const fitting = wrapped(model, family.type ?? "int", value, arch);
      return constant(
        `pub const ${each.name}: Self`,
        `Self(${literal(fitting, fitting < 0n ? 10 : base)})`,
        4,
      );
    }),
  );
  return [
    `${kind}! {`,
    ...docComment([`${heading(title)}, of \`<${header}>\`.`], 4).map((line) => `    ${line}`),
    `    pub struct ${name}(${type});`,
    "}",
    "",
    '#[allow(missing_docs, reason = "the names are those of the manual")]',
    `impl ${name} {`,
    ...members.map((line) => `    ${line}`),
    "}",
  ];
}

function heading(title: string): string {
  return markNames(title.charAt(0).toUpperCase() + title.slice(1));
}

function valueLines(
  { value }: Constant,
  archs: readonly ArchName[],
  line: (value: bigint, arch: ArchName) => readonly string[],
): readonly string[] {
  return groupByValue(archs, (arch) => (typeof value === "bigint" ? value : value[arch])).flatMap(
    (group) => {
      const [arch] = group.archs;
      return arch === undefined ? [] : [...cfgFor(group.archs, archs), ...line(group.value, arch)];
    },
  );
}

/** C takes 0xffffffff for an `int`; Rust wants the number that the `int` is then. */
function wrapped(model: Model, type: string, value: bigint, arch: ArchName): bigint {
  const abi = abiOf(model, { kind: "named", name: type }, arch);
  if (abi.kind !== "integer") return value;
  return abi.signed ? BigInt.asIntN(abi.size * 8, value) : BigInt.asUintN(abi.size * 8, value);
}

/** The first type of C's order that holds a number without a type on every architecture. */
function numberType({ value }: Constant, archs: readonly ArchName[]): string {
  const values = typeof value === "bigint" ? [value] : archs.map((arch) => value[arch]);
  const fits = (low: bigint, high: bigint) => values.every((each) => each >= low && each <= high);
  if (fits(-(2n ** 31n), 2n ** 31n - 1n)) return "i32";
  if (fits(0n, 2n ** 32n - 1n)) return "u32";
  return fits(-(2n ** 63n), 2n ** 63n - 1n) ? "i64" : "u64";
}
