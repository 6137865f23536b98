import { z } from "zod";

/**
 * The shapes of the files in `data/suite/`.
 *
 * As with `facts-schema.ts` of the model, zod is loaded by what checks the files alone.
 */

const sentence = z.string().regex(/^[A-Z_a-z].*\.$/);

const word = z.string().regex(/^[a-z][A-Za-z\d]*$/);

const call = z.string().regex(/^\w+$/);

/** Numbers are decimal, `0x` hexadecimal or, as in C, octal after a `0`. */
const value = z
  .union([z.int(), z.string().min(1)])
  .describe("O_RDWR | O_CREAT, 0644, -1, sizeof text, a variable, status.st_size, pair[1].");

const argument = z
  .union([z.int(), z.string().min(1)])
  .describe("A value, &object, &object[1], NULL, unmapped, or a variable that holds an address.");

const bytes = z
  .union([z.string(), z.array(z.int().min(0).max(255))])
  .describe("ASCII text, or a list of bytes.");

const objects = z
  .record(
    word,
    z.union([
      z.string().describe("A type of C: struct stat, struct kevent[2], int[2], char[16]."),
      z.strictObject({ string: z.string().regex(/^[ -~]*$/) }).describe("Text with a NUL behind."),
      z.strictObject({
        bytes,
        length: z.int().min(1).exactOptional().describe("If there is more room than that."),
      }),
    ]),
  )
  .describe("What the calls read and write, by names that steps use.");

const errors = z.union([z.string(), z.array(z.string()).min(1)]);

const callStep = z.strictObject({
  call,
  with: z.array(argument).exactOptional().describe("The arguments; none if it is absent."),
  gives: word.exactOptional().describe("The variable that keeps the result."),
  is: value.exactOptional().describe("The result; if nothing is said, any success is right."),
  "is-not": value.exactOptional(),
  "at-least": value.exactOptional(),
  "at-most": value.exactOptional(),
  fails: errors.exactOptional().describe("The error, or several of which one comes."),
  anyway: z.literal(true).exactOptional().describe("Success and failure are both right."),
});

const checkStep = z.strictObject({
  check: value,
  is: value.exactOptional(),
  "is-not": value.exactOptional(),
  "at-least": value.exactOptional(),
  "at-most": value.exactOptional(),
});

const plainSteps = [
  callStep,
  checkStep,
  z.strictObject({
    set: z.string().describe("A place: change.ident, pair[1]."),
    to: argument.describe("A value, &object, or handler: a function that does nothing."),
  }),
  z.strictObject({ bytes: word.describe("An object."), are: bytes.describe("Its first bytes.") }),
  z.strictObject({
    tell: z
      .string()
      .regex(/^[a-z][ -~]*$/)
      .describe("What is told, the same in all languages."),
    value: value.exactOptional(),
    bytes: word.exactOptional().describe("An object all of whose bytes are told."),
  }),
  z.strictObject({
    threads: z.int().min(1),
    times: z.int().min(1).describe("How often each of them makes its call."),
    calls: z.array(callStep).min(1).describe("Thread number i makes calls[i % count]."),
  }),
] as const;

const step = z
  .union([
    ...plainSteps,
    z.strictObject({
      child: z.array(z.union(plainSteps)).describe("What a child of the process does."),
      gives: word.describe("The variable that keeps the child's number."),
    }),
  ])
  .describe("A call, check, set, bytes, tell, child or threads.");

const steps = z.array(step).min(1);

const skipped = z
  .partialRecord(z.enum(["c", "go", "rust", "zig", "typescript"]), sentence)
  .describe("Languages that cannot have it, with the reason.");

const scenario = z.strictObject({
  name: z
    .string()
    .regex(/^[\w-][ -~]*[^.]$/)
    .describe("In half a sentence, unique in the suite."),
  skipped: skipped.exactOptional(),
  objects: objects.exactOptional(),
  steps,
});

/** `data/suite/scenarios/TOPIC.json`. */
export const scenariosSchema = z.array(scenario);

/** `data/suite/never.json`: by name, why no program makes the call. */
export const neverSchema = z.record(call, sentence);

/** `data/suite/descriptors.json`. */
export const descriptorsSchema = z.record(
  call,
  z.union([
    z.strictObject({
      why: sentence.describe("What the kernel asks first."),
      objects: objects.exactOptional(),
      with: z.array(argument).exactOptional().describe("Instead of -1, zeros and NULL."),
      before: steps.exactOptional().describe("What is set before the call."),
      fails: errors.exactOptional().describe("Instead of EBADF."),
    }),
    z.strictObject({ not: sentence.describe("Why -1 is not tried.") }),
  ]),
);

/** `data/suite/pointers.json`. */
export const pointersSchema = z.strictObject({
  around: z
    .record(
      word,
      z.strictObject({
        objects: objects.exactOptional(),
        before: steps,
        after: steps.exactOptional(),
      }),
    )
    .describe("What has to be there for some of the calls: a file, a socket."),
  probes: z
    .record(
      call,
      z.record(
        z.string(),
        z.strictObject({
          around: word.exactOptional(),
          objects: objects.exactOptional(),
          with: z.array(argument),
        }),
      ),
    )
    .describe("By call and parameter."),
});
