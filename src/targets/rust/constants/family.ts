import type { ArchName } from "../../../model/arch.js";
import { groupByValue } from "../../../model/by-arch.js";
import { typedValueOn, valueOn } from "../../../model/constant-value.js";
import type { Constant, ConstantFamily } from "../../../model/constants.js";
import type { Model } from "../../../model/model.js";
import { cfgFor } from "../cfg-attribute.js";
import { docComment, markNames } from "../doc-comment.js";
import { constant } from "../layout.js";
import { literal } from "./literal.js";
import { typeName } from "./names.js";
import { capitalized } from "../../words.js";

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
      return valueLines(
        archs,
        (arch) => valueOn(each, arch),
        (value) => [
          ...docComment([`\`${each.name}\` of \`<${header}>\`.`], 0),
          ...constant(`pub const ${each.name}: ${number}`, literal(value), 0),
        ],
      );
    });
    return lines;
  }
  const name = typeName(family);
  const base = kind === "flags" ? 16 : 10;
  const members = constants.flatMap((each) =>
    valueLines(
      archs,
      (arch) => typedValueOn(model, family, each, arch),
      (value) =>
        constant(
          `pub const ${each.name}: Self`,
          `Self(${literal(value, value < 0n ? 10 : base)})`,
          4,
        ),
    ),
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
  return markNames(capitalized(title));
}

function valueLines(
  archs: readonly ArchName[],
  on: (arch: ArchName) => bigint,
  line: (value: bigint) => readonly string[],
): readonly string[] {
  return groupByValue(archs, on).flatMap((group) => [
    ...cfgFor(group.archs, archs),
    ...line(group.value),
  ]);
}

/** The first type of C's order that holds a number without a type on every architecture. */
function numberType(each: Constant, archs: readonly ArchName[]): string {
  const values = archs.map((arch) => valueOn(each, arch));
  const fits = (low: bigint, high: bigint) => values.every((each) => each >= low && each <= high);
  if (fits(-(2n ** 31n), 2n ** 31n - 1n)) return "i32";
  if (fits(0n, 2n ** 32n - 1n)) return "u32";
  return fits(-(2n ** 63n), 2n ** 63n - 1n) ? "i64" : "u64";
}
