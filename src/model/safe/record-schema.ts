import { z } from "zod";

/**
 * The shape of `safe` in the record of a call: what the annotations of the table cannot say about
 * its safe form. The rules in this folder derive the rest.
 */

const sentence = z.string().regex(/^[A-Z`_].*\.$/s);

const unit = z.enum(["bytes", "elements"]);

const direction = z.enum(["in", "out", "inout"]);

const result = z
  .union([
    z.enum(["none", "value", "descriptor"]),
    z.strictObject({
      length: z.string().describe("The parameter of which so much was read or filled."),
      unit,
    }),
    z.strictObject({
      string: z.string().describe("The parameter that a success fills with a string and a NUL."),
    }),
    z.strictObject({
      family: z.string().describe("The family of constants that the result is made of."),
    }),
  ])
  .describe(
    "What the result of a success is. none: always 0. value: an integer that means something. " +
      "descriptor: a new file descriptor. Needed where a buffer is filled; otherwise value.",
  );

const parameter = z.union([
  z
    .enum([
      "descriptor",
      "directory",
      "consumed",
      "new-descriptors",
      "address",
      "returned",
      "filled",
    ])
    .describe(
      "descriptor: a file descriptor. directory: the same, or AT_FDCWD. consumed: a descriptor that " +
        "the call closes. new-descriptors: points to room for new descriptors. address: passed as " +
        "it is, not as the place of a buffer. returned: a place for a result, which the wrapper " +
        "always makes and gives back. filled: a place for a result that the caller passes, because " +
        "it is costly or because a failure writes there too.",
    ),
  z.strictObject({
    none: z.int().describe("A file descriptor, or this number where there is none."),
  }),
  z.strictObject({
    family: z.string().describe("The family of constants that the value is made of."),
  }),
  z.strictObject({
    sizeOf: z.string().describe("The parameter whose object has this many bytes."),
  }),
  z.strictObject({
    constant: z.int().describe("The only value that makes sense; 0 is NULL for a pointer."),
  }),
  z.strictObject({
    vectors: direction.describe("An array of struct iovec; what the kernel does with the bytes."),
  }),
  z.strictObject({
    carries: sentence.describe(
      "The object holds addresses, but the kernel does not follow them: what it does instead.",
    ),
  }),
  z.strictObject({
    zeroed: sentence.describe("As returned, but a success need not write it: when it does not."),
  }),
]);

export const safeRecordSchema = z
  .union([
    z.strictObject({
      raw: sentence.describe("Why the call has no safe form, in a full sentence."),
    }),
    z.strictObject({
      result: result.exactOptional(),
      parameters: z.record(z.string(), parameter).exactOptional(),
      unsafe: sentence
        .exactOptional()
        .describe("What a caller has to see to although every type fits, in a full sentence."),
      againstRuntime: sentence
        .exactOptional()
        .describe(
          "Why the call stays raw in Go and JavaScript, whose runtimes have threads, signal masks " +
            "and exit handlers of their own.",
        ),
    }),
  ])
  .describe("What the annotations do not say about the safe form of the call.");
