import type {
  Call,
  ErrorConvention,
  Interposition,
  ModelParameter,
  Pointee,
} from "../model/call.js";

/**
 * What every binding says about a call, whatever the language: sentences in which backticks mark
 * code, for the target to lay out in its own comment style.
 */
export interface CallDocumentation {
  /** What the call does: `Reads bytes from a descriptor.` Undefined where nobody has written it. */
  readonly summary: string | undefined;
  /** `System call 3, read(2).` */
  readonly heading: string;
  /** One text for each pointer whose use the table annotates, in the order of the parameters. */
  readonly parameters: readonly ParameterDocumentation[];
  /** How failure shows. */
  readonly errors: string;
  /** Why failure shows like that, capability mode, interposition, kernel modules, first release. */
  readonly notes: readonly string[];
}

export interface ParameterDocumentation {
  /** The name of the table. */
  readonly name: string;
  /** `written, `nbyte` bytes, may be NULL` */
  readonly text: string;
}

/** Says in words what the model knows about a call. */
export function documentCall(call: Call): CallDocumentation {
  return {
    summary: call.summary,
    heading: `System call ${call.number}${call.manual === undefined ? "" : `, ${call.manual}`}.`,
    parameters: call.parameters.flatMap(documentParameter),
    errors: ERRORS[call.errorConvention],
    notes: [...documentNotes(call)],
  };
}

/** Takes the backticks out, for languages whose comments are plain text. */
export function plain(text: string): string {
  return text.replaceAll("`", "");
}

/**
 * Breaks a text at spaces into lines of at most `width` characters; a longer word gets a line of
 * its own.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function documentParameter(parameter: ModelParameter): ParameterDocumentation[] {
  const { name, pointee } = parameter;
  return pointee === undefined ? [] : [{ name, text: documentPointee(pointee) }];
}

function documentPointee(pointee: Pointee): string {
  return [
    DIRECTIONS[pointee.direction],
    ...(pointee.count === undefined ? [] : [`\`${pointee.count.text}\` ${pointee.count.unit}`]),
    ...(pointee.nulTerminated ? ["NUL-terminated"] : []),
    ...(pointee.optional ? ["may be NULL"] : []),
    ...(pointee.resultMayBeNull ? ["what is written may be NULL"] : []),
  ].join(", ");
}

function* documentNotes(call: Call): Generator<string> {
  if (call.why !== undefined) yield marked(call.why);
  yield call.capabilityMode ? "Allowed in capability mode." : "Not allowed in capability mode.";
  if (call.interposed !== undefined) yield INTERPOSITIONS[call.interposed];
  if (call.inModule) {
    yield "May be missing from the kernel until a module provides it.";
  }
  if (call.since !== undefined) yield `Since ${releaseName(call.since)}.`;
}

/** `10.0` is a release of FreeBSD; other systems come with their names. */
export function releaseName(since: string): string {
  return /^\d+\.\d+$/.test(since) ? `FreeBSD ${since}` : since;
}

/** Puts backticks around what is code for sure: names with an underscore, files, casts. */
function marked(text: string): string {
  return text.replace(CODE, "`$&`");
}

const CODE = /\(void \*\)-1|[\w/]*\w_\w[\w/]*(?:\.[ch]\b)?(?:\(\d\w*\))?|\b\w+(?:\/\w+)+\.[ch]\b/g;

const INTERPOSITIONS = {
  cancellation: "By its plain name it is a cancellation point of libthr; here it is none.",
  signals: "By its plain name libthr keeps the signals that it needs out of it; here nobody does.",
  fork: "By its plain name libthr runs the handlers of `pthread_atfork(3)`; here nobody does.",
  errno: "By its plain name errno is cleared before; here it is not.",
} as const satisfies Record<Interposition, string>;

const DIRECTIONS = {
  in: "read",
  out: "written",
  inout: "read and written",
} as const satisfies Record<Pointee["direction"], string>;

const ERRORS = {
  errno: "Returns -1 and sets errno on failure.",
  "errno-pointer": "Returns `(void *)-1` and sets errno on failure.",
  "errno-value": "Returns 0 or an error number; errno stays as it is.",
  "never-fails": "Never fails.",
  noreturn: "Does not return.",
  ambiguous: "-1 may be a success: clear errno before the call and read it afterwards.",
} as const satisfies Record<ErrorConvention, string>;
