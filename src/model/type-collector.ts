import type { CPointer, CTagged, CType, Prototype, Span } from "syscalls-table";
import { basicScalar, enumScalar, recordedScalar } from "./abi.js";
import type { ConstantFamily } from "./constants.js";
import type { Problem } from "./error.js";
import { recordOf, type TypeFacts } from "./facts.js";
import type { AggregateType, Model, ScalarType } from "./model.js";
import { nearest } from "./nearest.js";
import type { Structure } from "./layout/structure.js";
import { decayed } from "./parameter.js";
import { problemAt, type Source } from "./source.js";
import { namesOf, tagOf } from "./type-names.js";

/** Gathers what the types of signatures mean, and finds those that mean nothing. */
export class TypeCollector {
  readonly #facts: TypeFacts;
  readonly #source: Source;
  readonly #scalars = new Map<string, ScalarType>();
  readonly #pointers = new Map<string, CPointer>();
  readonly #aggregates = new Map<string, AggregateType>();

  constructor(facts: TypeFacts, source: Source) {
    this.#facts = facts;
    this.#source = source;
  }

  /** Takes in the types of one prototype; returns an error per type that cannot be resolved. */
  add(prototype: Prototype): readonly Problem[] {
    return [
      ...this.#addValue(prototype.returns, prototype.span, "returns"),
      ...prototype.parameters.flatMap((parameter) =>
        parameter.type.kind === "void"
          ? [this.#byValue("void", parameter.span, "passes")]
          : this.#addValue(decayed(parameter.type), parameter.span, "passes"),
      ),
    ];
  }

  /** Takes in the scalars and pointers that members are; returns an error per unknown type. */
  addMembers({ kind, name, members }: Structure): readonly Problem[] {
    return members.flatMap((member) =>
      namesOf(member.type)
        // Structs and unions are among the structures, or nobody knows their layout.
        .filter((type) => !/^(struct|union) /.test(type) && !this.#resolve(type))
        .map((type) => ({
          code: "ML020",
          severity: "error",
          message: `the member ${member.name} of ${kind} ${name} is of the unknown type ${type}`,
          hint: this.#hintFor(type),
        })),
    );
  }

  /** Takes in the type of a family of constants; returns an error if it is unknown. */
  addFamily({ name, type }: ConstantFamily): readonly Problem[] {
    if (type === undefined || this.#resolve(type)) return [];
    return [
      {
        code: "ML021",
        severity: "error",
        message: `the constants of the family ${name} are of the unknown type ${type}`,
        hint: this.#hintFor(type),
      },
    ];
  }

  /** The structs and unions that signatures name, by a typedef or not: `struct stat`. */
  tags(): readonly string[] {
    return [...this.#aggregates.values()].map(tagOf);
  }

  /** What was gathered, sorted by name. */
  result(): Pick<Model, "scalars" | "pointerTypes" | "aggregates"> {
    return {
      scalars: sorted(this.#scalars),
      pointerTypes: sorted(this.#pointers),
      aggregates: [...sorted(this.#aggregates).values()],
    };
  }

  /** A type whose value itself goes to or comes from the call. */
  #addValue(type: CType, span: Span, verb: "passes" | "returns"): readonly Problem[] {
    const problems = this.#addAny(type, span);
    if (type.kind === "struct" || type.kind === "union") {
      return [...problems, this.#byValue(`${type.kind} ${type.tag}`, span, verb)];
    }
    if (type.kind === "array" || type.kind === "function") {
      return [...problems, this.#byValue(`an ${type.kind}`, span, verb)];
    }
    if (type.kind === "named" && Object.hasOwn(this.#facts.aggregates, type.name)) {
      return [...problems, this.#byValue(type.name, span, verb)];
    }
    return problems;
  }

  #byValue(what: string, span: Span, verb: string): Problem {
    return problemAt(this.#source, span, {
      code: "ML003",
      message: `the call ${verb} ${what} by value`,
      hint: "the kernel takes and gives integers and addresses only: use a pointer",
    });
  }

  #addAny(type: CType, span: Span): readonly Problem[] {
    switch (type.kind) {
      case "void":
        return [];
      case "pointer":
        return this.#addAny(type.to, span);
      case "array":
        return this.#addAny(type.of, span);
      case "function":
        return [type.returns, ...type.parameters].flatMap((part) => this.#addAny(part, span));
      case "struct":
      case "union":
      case "enum":
        this.#addTagged(type.kind, type.tag);
        return [];
      case "named":
        return this.#addNamed(type.name, span);
    }
  }

  #addTagged(kind: CTagged["kind"], tag: string): void {
    const key = `${kind} ${tag}`;
    if (kind === "enum") this.#scalars.set(key, enumScalar(tag));
    else this.#aggregates.set(key, { kind, name: tag, target: undefined });
  }

  #addNamed(name: string, span: Span): readonly Problem[] {
    const target = recordOf(this.#facts.aggregates, name);
    if (target !== undefined) {
      this.#aggregates.set(name, { kind: "typedef", name, target });
    } else if (!this.#resolve(name)) {
      return [this.#unknown(name, span)];
    } else {
      const pointer = this.#pointers.get(name);
      if (pointer !== undefined) return this.#addAny(pointer.to, span);
    }
    return [];
  }

  /** Takes in an integer or a typedef of a pointer; false for anything else. */
  #resolve(name: string): boolean {
    if (this.#scalars.has(name) || this.#pointers.has(name)) return true;
    const basic = basicScalar(name);
    const scalar = recordOf(this.#facts.scalars, name);
    const pointer = recordOf(this.#facts.pointers, name);
    if (basic !== undefined) {
      this.#scalars.set(name, basic);
    } else if (scalar !== undefined) {
      this.#scalars.set(name, recordedScalar(name, scalar));
    } else if (pointer !== undefined) {
      const to: CType = { kind: "named", name: pointer.to, ...(pointer.const && { const: true }) };
      this.#pointers.set(name, { kind: "pointer", to });
    }
    return basic !== undefined || scalar !== undefined || pointer !== undefined;
  }

  #unknown(name: string, span: Span): Problem {
    return problemAt(this.#source, span, {
      code: "ML002",
      message: `unknown type ${name}`,
      hint: this.#hintFor(name),
    });
  }

  #hintFor(name: string): string {
    const { scalars, pointers, aggregates } = this.#facts;
    const known = [scalars, pointers, aggregates].flatMap((facts) => Object.keys(facts));
    const near = nearest(name, [...cWords, ...known]);
    return (
      (near === undefined ? "" : `did you mean ${near}? If not, `) +
      `describe it in an overlay file: { "types": { "scalars": ` +
      `{ "${name}": { "size": 4, "signed": true } } } }`
    );
  }
}

const cWords = ["char", "short", "int", "long", "unsigned", "u_char", "u_short", "u_int", "u_long"];

function sorted<T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
