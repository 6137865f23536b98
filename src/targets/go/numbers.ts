import type { GoCall } from "./call.js";
import { customaryNumbers } from "./reviewed.js";

/** A number with its declaration in C, padded into the columns of gofmt. */
export interface NumberView {
  readonly name: string;
  readonly value: string;
  readonly prototype: string;
}

/** Another name of a number, the name padded likewise. */
export interface SynonymView {
  readonly name: string;
  readonly original: string;
}

/** The numbers in ascending order, and the other names that package syscall has for some. */
export interface NumbersView {
  readonly numbers: readonly NumberView[];
  readonly synonyms: readonly SynonymView[];
}

export function numbersView(calls: readonly GoCall[]): NumbersView {
  const names = calls.map(({ numberName }) => numberName);
  const nameWidth = longest(names);
  const valueWidth = longest(calls.map(({ call }) => `${call.number}`));
  const numbers = calls.map(({ call, numberName, prototype }) => ({
    name: numberName.padEnd(nameWidth),
    value: `${call.number}`.padEnd(valueWidth),
    prototype,
  }));
  return { numbers, synonyms: synonyms(calls, new Set(names)) };
}

function synonyms(calls: readonly GoCall[], taken: ReadonlySet<string>): readonly SynonymView[] {
  const found = calls.flatMap(({ call, numberName }) => {
    const name = customaryNumbers.get(call.name);
    return name === undefined || taken.has(name) ? [] : [{ name, original: numberName }];
  });
  const width = longest(found.map(({ name }) => name));
  return found.map(({ name, original }) => ({ name: name.padEnd(width), original }));
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}
