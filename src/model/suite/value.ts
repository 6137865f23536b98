import type { CType } from "syscalls-table";
import { readExpression, type Written } from "./expression.js";
import type {
  MemoryObject,
  NamedConstant,
  Place,
  PointerArgument,
  PointerValue,
  Value,
} from "./form.js";
import type { Member } from "../layout/structure.js";
import { hintFor, isPointer } from "./lookup.js";
import { countOf } from "./memory.js";
import { Mistake } from "./mistake.js";
import { objectNamed, type Scope } from "./scope.js";

/** What a step says for a number. */
export function valueOf(text: string | number, scope: Scope): Value {
  return valueFrom(readExpression(text), text, scope);
}

/** @param text what was written, for messages */
export function valueFrom(written: Written, text: string | number, scope: Scope): Value {
  switch (written.kind) {
    case "number":
      return written;
    case "names":
      return { kind: "constants", constants: written.names.map((name) => constant(name, scope)) };
    case "name":
      return named(written.name, scope);
    case "size":
      objectNamed(scope, written.object);
      return written;
    case "place": {
      const { place, type } = placeFrom(written, scope);
      if (isPointer(scope.lookup.model, type)) {
        throw new Mistake("DA035", `${text} is an address, and a number is needed`);
      }
      return { kind: "place", place };
    }
    case "pointer":
    case "null":
    case "unmapped":
    case "handler":
      throw new Mistake("DA035", `${text} is an address, and a number is needed`);
  }
}

function named(name: string, scope: Scope): Value {
  const object = scope.objects.get(name);
  if (object !== undefined) {
    if (object.kind === "integers" && object.count === 1) {
      scope.used.add(name);
      return { kind: "place", place: { object: name, element: 0, members: [] } };
    }
    throw new Mistake(
      "DA035",
      `${name} is an object, and a number is needed`,
      [],
      placeHint(object),
    );
  }
  if (scope.variables.has(name)) {
    scope.used.add(name);
    return { kind: "variable", name };
  }
  return { kind: "constants", constants: [constant(name, scope)] };
}

function placeHint(object: MemoryObject): string {
  if (object.kind === "structures") return `name one of its members: ${object.name}.member`;
  return `name one of its elements: ${object.name}[0]`;
}

function constant(name: string, { lookup, objects, variables }: Scope): NamedConstant {
  const found = lookup.constant(name);
  if (found !== undefined) return found;
  if (/^[a-z]/.test(name)) {
    const hint = hintFor(name, [...objects.keys(), ...variables]);
    throw new Mistake("DA034", `no step before this one gives ${name}`, [], hint);
  }
  const hint = hintFor(name, lookup.constantNames);
  throw new Mistake("DA033", `there is no constant ${name}`, [], hint);
}

/** The address of an object that a step writes as `&name`. */
export function pointerFrom(
  { element, object }: Extract<Written, { readonly kind: "pointer" }>,
  scope: Scope,
): PointerArgument {
  requireElement(objectNamed(scope, object), element);
  return { kind: "object", object, element };
}

/** What `set` says: a place, and the value or address that it gets. */
export function assignment(
  text: string,
  to: string | number,
  scope: Scope,
): { readonly place: Place; readonly to: Value | PointerValue } {
  const { place, type } = placeNamed(text, scope);
  const written = readExpression(to);
  if (!isPointer(scope.lookup.model, type)) return { place, to: valueFrom(written, to, scope) };
  if (written.kind === "handler") return { place, to: { kind: "handler" } };
  if (written.kind === "pointer") return { place, to: pointerFrom(written, scope) };
  throw new Mistake("DA035", `${text} is an address, and ${to} is none`, [], "write &object");
}

function placeNamed(text: string, scope: Scope): PlaceOfType {
  const written = readExpression(text);
  if (written.kind === "place") return placeFrom(written, scope);
  if (written.kind !== "name") throw new Mistake("DA032", `"${text}" is no place`);
  const object = objectNamed(scope, written.name);
  if (object.kind === "integers" && object.count === 1) {
    return placeFrom({ kind: "place", object: object.name, element: 0, members: [] }, scope);
  }
  throw new Mistake("DA032", `"${text}" is a whole object`, [], placeHint(object));
}

interface PlaceOfType {
  readonly place: Place;
  readonly type: CType;
}

function placeFrom(
  written: Extract<Written, { readonly kind: "place" }>,
  scope: Scope,
): PlaceOfType {
  const object = objectNamed(scope, written.object);
  requireElement(object, written.element);
  if (object.kind === "string") {
    throw new Mistake("DA035", `${object.name} is text that nobody looks into`);
  }
  if (object.kind !== "structures") {
    if (written.members.length > 0) throw new Mistake("DA033", `${object.name} has no members`);
    const { element } = written;
    const type = object.kind === "bytes" ? byte : object.type;
    return { place: { object: object.name, element, members: [] }, type };
  }
  const whole: CType = { kind: object.structure.kind, tag: object.structure.name };
  const members: Member[] = [];
  for (const name of written.members)
    members.push(memberOf(members.at(-1)?.type ?? whole, name, scope));
  const type = members.at(-1)?.type ?? whole;
  if (type.kind === "struct" || type.kind === "union" || type.kind === "array") {
    throw new Mistake("DA035", `${written.object} is no number there, but ${type.kind}`);
  }
  return { place: { object: object.name, element: written.element, members }, type };
}

function memberOf(type: CType, name: string, { lookup }: Scope): Member {
  const structure = "tag" in type ? lookup.structure(type) : undefined;
  const member = structure?.members.find((candidate) => candidate.name === name);
  if (member !== undefined) return member;
  const known = structure?.members.map((candidate) => candidate.name) ?? [];
  const what = structure === undefined ? "an integer" : `${structure.kind} ${structure.name}`;
  throw new Mistake("DA033", `${what} has no member ${name}`, [], hintFor(name, known));
}

const byte: CType = { kind: "named", name: "unsigned char" };

function requireElement(object: MemoryObject, element: number): void {
  const count = countOf(object);
  if (element < count) return;
  throw new Mistake("DA036", `${object.name} has ${count} elements, and no number ${element}`);
}
