import type { Model } from "../../../src/model/model.js";
import type { SafeForm } from "../../../src/model/safe/form.js";
import { bundledModel, hardCases } from "../../support/models.js";

test("the hard cases have every kind of safe form that a real call has", () => {
  const there = kindsIn(hardCases());
  expect(kindsIn(bundledModel()).filter((kind) => !there.includes(kind))).toEqual([]);
});

test("a kind whose only call is gone is named", () => {
  const calls = hardCases().calls.filter(({ name }) => name !== "drop" && name !== "mask");
  const rest = kindsIn({ ...hardCases(), calls });
  expect(kindsIn(hardCases()).filter((kind) => !rest.includes(kind))).toEqual([
    "not beside a runtime",
    "parameter: consumed descriptor",
    "parameter: in object of named",
    "result: value of a family",
  ]);
});

/** What differs in the wrappers of a language, in the words of src/model/safe/form.ts. */
function kindsIn({ calls }: Model): readonly string[] {
  return [...new Set(calls.flatMap(({ safe }) => kindsOf(safe)))].sort();
}

function kindsOf(form: SafeForm): readonly string[] {
  if (form.kind === "raw") return ["raw"];
  const { parameters, arguments: passed, result, outputs } = form;
  return [
    ...parameters.map((parameter) => `parameter: ${words(parameter)}`),
    ...passed.map((argument) => `argument: ${words(argument)}`),
    `result: ${words(result)}`,
    ...outputs.map((output) => `output: ${words(output)}`),
    ...(form.unsafe === undefined ? [] : ["unsafe"]),
    ...(form.againstRuntime === undefined ? [] : ["not beside a runtime"]),
  ];
}

/** A kind with what it is like: `optional in elements of struct`. Names and numbers do not count. */
function words(item: SafeItem): string {
  const has = (key: string) => key in item && item[key] !== undefined && item[key] !== false;
  const type = item["element"] ?? (item.kind === "object" ? item["type"] : undefined);
  return [
    ...["optional", "zeroed", "directory"].filter(has),
    ...["direction", "ownership", "unit"].filter(has).map((key) => String(item[key])),
    item.kind,
    ...(typeof type === "object" && type !== null && "kind" in type
      ? [`of ${String(type.kind)}`]
      : []),
    ...(has("family") ? ["of a family"] : []),
    ...(has("holds") ? ["of a C type"] : []),
    ...(item.kind === "elements" && has("count") ? ["of a fixed number"] : []),
    ...(item.kind === "descriptor" && has("none") ? ["or none"] : []),
  ]
    .filter((word) => word !== "borrowed")
    .join(" ");
}

/** A parameter, an argument, a result or an output, whichever properties its kind has. */
interface SafeItem {
  readonly kind: string;
  readonly [property: string]: unknown;
}
