import type { CType } from "syscalls-table";
import type { Constant, ConstantFamily } from "../constants.js";
import type { Member, Structure } from "../layout/structure.js";
import type { Call } from "../call.js";
import type { Topic } from "../topics.js";

/**
 * What the conformance programs of every language do, decided once: they differ only in how a
 * language writes a call, a member or a loop.
 *
 * Besides the points there is one more in every language, which needs no plan: each symbol is found
 * at run time, at the address that the raw binding calls.
 */
export interface Suite {
  /** In the order in which programs run them. */
  readonly points: readonly TestPoint[];
  /** Calls that no program ever makes, by name, with the reason in a full sentence. */
  readonly never: ReadonlyMap<string, string>;
  /** Points that the model at hand cannot have, by name, with the reason in a full sentence. */
  readonly leftOut: ReadonlyMap<string, string>;
}

/** The languages that have conformance programs. */
export type ProgramLanguage = "c" | "go" | "rust" | "zig" | "typescript";

/** One line of a program's TAP output. */
export interface TestPoint {
  /**
   * - `descriptors`: a call with no descriptor (-1) for its first argument
   * - `pointers`: a call with an address that is not mapped
   * - `scenarios`: calls that have an effect
   */
  readonly group: PointGroup;
  /** Unique in the suite, in half a sentence: `a file keeps what was written`. */
  readonly name: string;
  readonly topic: Topic;
  /** What the calls read and write, all of it zero bytes unless said otherwise. */
  readonly objects: readonly MemoryObject[];
  /** A step that fails ends the point. */
  readonly steps: readonly Step[];
  /** The names of the calls that the point makes, sorted. */
  readonly calls: readonly string[];
  /** The languages that cannot have the point, with the reason in a full sentence. */
  readonly skipped: ReadonlyMap<ProgramLanguage, string>;
}

export type PointGroup = "descriptors" | "pointers" | "scenarios";

/** `name` is a lower-case word or several in camel case, unique in the point, with the variables. */
export type MemoryObject = { readonly name: string } & (
  | {
      /** `initial` is at its start and may be shorter. */
      readonly kind: "bytes";
      readonly length: number;
      readonly initial: Uint8Array;
    }
  | {
      /** Printable ASCII, with a NUL after it in memory; no call writes to it. */
      readonly kind: "string";
      readonly text: string;
    }
  | { readonly kind: "structures"; readonly structure: Structure; readonly count: number }
  | {
      /** Integers of a scalar type of the model: `int fildes[2]`, `socklen_t length`. */
      readonly kind: "integers";
      readonly type: CType;
      readonly count: number;
    }
);

export type Step =
  | CallStep
  | {
      readonly kind: "set";
      readonly place: Place;
      readonly to: Value | PointerValue;
    }
  | {
      /** The value at a place, or of a variable, is as expected. */
      readonly kind: "check";
      readonly what: Value;
      readonly relation: Relation;
      readonly than: Value;
    }
  | {
      /** The first bytes of an object are these. */
      readonly kind: "check-bytes";
      readonly object: string;
      readonly bytes: Uint8Array;
    }
  | {
      /**
       * Prints the comment `# tell LABEL: VALUE`, in decimal, or the bytes of an object in hexadecimal
       * without spaces. Who runs the programs compares these lines among the languages.
       */
      readonly kind: "tell";
      readonly label: string;
      readonly what:
        | { readonly kind: "value"; readonly value: Value }
        | { readonly kind: "object"; readonly object: string };
    }
  | {
      /**
       * fork(2); the child runs the steps and leaves by `_exit`, with status 0 if all of them were
       * right and 1 if not. The process identifier is in the parent's variable `stores`.
       */
      readonly kind: "child";
      readonly call: Call;
      readonly exit: Call;
      readonly steps: readonly Step[];
      readonly stores: string;
    }
  | {
      /** `count` threads of the language; number i makes `calls[i % calls.length]`, `times` times. */
      readonly kind: "threads";
      readonly count: number;
      readonly times: number;
      readonly calls: readonly CallStep[];
    };

/** A call of the raw layer. */
export interface CallStep {
  readonly kind: "call";
  readonly call: Call;
  /** One for each parameter, in C's order. */
  readonly arguments: readonly Argument[];
  readonly expects: Expectation;
  /** The variable that keeps the result; undefined if nobody asks for it. */
  readonly stores: string | undefined;
}

export type Argument =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "null" }
  | PointerArgument
  | {
      /** The address that an earlier call gave, of mmap say. */
      readonly kind: "address";
      readonly variable: string;
    }
  | {
      /** The start of memory that the program may neither read nor write, 64 KiB of it. */
      readonly kind: "unmapped";
    };

export interface PointerArgument {
  readonly kind: "object";
  readonly object: string;
  /** Which element, of structures, integers or bytes. */
  readonly element: number;
}

/** What a member that is a pointer is set to. */
export type PointerValue =
  | PointerArgument
  | {
      /** A function of the program that takes an int and does nothing, for `sa_handler`. */
      readonly kind: "handler";
    };

/** What counts as a failure is the convention of the call. */
export type Expectation =
  | { readonly kind: "success" }
  | { readonly kind: "result"; readonly relation: Relation; readonly value: Value }
  | {
      /** One of these errors, by name; under the convention `errno-value` the result is it. */
      readonly kind: "error";
      readonly errors: readonly [string, ...string[]];
    }
  | { readonly kind: "anything" };

export type Relation = "equal" | "at-least" | "at-most" | "different";

/** Integers are wide enough for every one of them in the programs, signed 64 bits. */
export type Value =
  | { readonly kind: "number"; readonly number: bigint }
  | {
      /** Or-ed together. */
      readonly kind: "constants";
      readonly constants: readonly NamedConstant[];
    }
  | { readonly kind: "variable"; readonly name: string }
  | {
      /** The size of an object in bytes, without the NUL of a string. */
      readonly kind: "size";
      readonly object: string;
    }
  | { readonly kind: "place"; readonly place: Place };

export interface NamedConstant {
  readonly family: ConstantFamily;
  readonly constant: Constant;
}

/** An integer inside an object. */
export interface Place {
  readonly object: string;
  /** Which element, of structures, integers or bytes. */
  readonly element: number;
  /** From the structure inwards; empty for integers and bytes. */
  readonly members: readonly Member[];
}
