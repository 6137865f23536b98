import { z } from "zod";
import { archNames, type ArchName } from "./arch.js";
import { interpositions } from "./call.js";
import { libraryArchNames } from "./library/arch.js";
import { safeRecordSchema } from "./safe/record-schema.js";
import { topicNames } from "./topics.js";
import { parseTypeName } from "./layout/type-name.js";

/**
 * The shapes of the files in `data/` and of overlay files.
 *
 * The types of `facts.ts` follow from here. Loading zod takes a good part of a short run, so this
 * module is for user files, for the published JSON Schema and for tests: import it where it is used.
 */

const arch = z.enum(archNames);
const libraryArch = z.enum(libraryArchNames);

const publicFacts = z
  .strictObject({
    version: z
      .string()
      .regex(/^FBSD(private)?_\d+\.\d+$/)
      .describe("The version that the symbol is exported under by default: FBSD_1.0."),
    number: z
      .int()
      .min(0)
      .describe(
        "The number in the symbol's machine code. Where the table has another number for the name, " +
          "the symbol is an older or newer form, and the call has no public symbol.",
      ),
    wrapper: z
      .literal(true)
      .exactOptional()
      .describe("The symbol is a C function around the stub, which may not enter the kernel."),
    binding: z.literal("global").exactOptional().describe("The ELF binding where it is not weak."),
    globalOn: z
      .array(libraryArch)
      .min(1)
      .exactOptional()
      .describe("Where alone the binding is global: the symbol is a function of its own there."),
  })
  .describe("The plain name in libsys; absent where libsys has none.");

const pointerCorrection = z
  .strictObject({
    why: z.string().regex(/\.$/).describe("How it is known: full sentences."),
    optional: z.literal(true).exactOptional().describe("NULL is allowed."),
    direction: z.enum(["in", "out", "inout"]).exactOptional(),
    nulTerminated: z.literal(false).exactOptional().describe("No NUL ends the data."),
    elements: z.int().min(1).exactOptional().describe("The pointer is to so many elements."),
    bytes: z
      .string()
      .exactOptional()
      .describe("The parameter that says how many bytes the pointer is to."),
  })
  .describe("What a call does with a pointer, where that is not what the annotation says.");

export const callFactsSchema = z
  .strictObject({
    errors: z
      .enum(["errno", "errno-pointer", "errno-value", "never-fails", "noreturn", "ambiguous"])
      .describe(
        "How the stub reports failure. errno: -1, with the number in errno. errno-pointer: the same " +
          "as a pointer. errno-value: the result is the error number. never-fails. noreturn. " +
          "ambiguous: -1 may be a success, so errno is cleared before and read after the call.",
      ),
    why: z
      .string()
      .regex(/\.$/)
      .exactOptional()
      .describe("Why it is not plain errno, or what else to know about it: full sentences."),
    interposed: z
      .enum(interpositions)
      .exactOptional()
      .describe(
        "What libthr or libc does around the call under its plain name: it is a cancellation " +
          "point, takes care of libthr's own signals or of the handlers of a fork, or clears errno.",
      ),
    harmless: z
      .literal(true)
      .exactOptional()
      .describe(
        "No argument can break memory safety, touch a descriptor of somebody else or confuse a " +
          "language runtime.",
      ),
    manual: z
      .string()
      .regex(/^\w+\(\d\)$/)
      .exactOptional()
      .describe("The manual page: read(2)."),
    public: publicFacts.exactOptional(),
    returns: z
      .string()
      .exactOptional()
      .describe("The type of the result where the table's is too narrow for it: off_t."),
    pointers: z
      .record(z.string(), pointerCorrection)
      .exactOptional()
      .describe("Where the annotations of the table say less than the call does, by parameter."),
    safe: safeRecordSchema.exactOptional(),
    summary: z
      .string()
      .regex(/^[A-Z][a-z]+s .*\.$/)
      .exactOptional()
      .describe("What the call does, in one sentence that begins with a verb."),
    since: z
      .string()
      .regex(/^(\d\d?\.\d|[34](\.\d)?BSD(-\w+)?|Version \d AT&T UNIX|AT&T System V( Release 4)?)$/)
      .exactOptional()
      .describe("The first FreeBSD that has it, 7.0, or the older system that it is from."),
    topic: z.enum(topicNames).exactOptional().describe("What the call has to do with."),
    privateMissing: z
      .union([z.literal("everywhere"), z.array(libraryArch).min(1)])
      .exactOptional()
      .describe("Where libsys lacks the name with one underscore in front."),
  })
  .describe("What the table does not say about a call.");

const source = z
  .string()
  .exactOptional()
  .describe("The public header that has the fact, where it was not measured.");

const size = z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(8)]);

export const typeFactsSchema = z.strictObject({
  scalars: z
    .record(
      z.string(),
      z.strictObject({
        size: byArch(size).describe("In bytes."),
        signed: byArch(z.boolean()),
        align: z
          .literal(8)
          .exactOptional()
          .describe("In bytes, where the typedef asks for more than the architecture does."),
        source,
      }),
    )
    .describe("Typedefs of integers and enumerations."),
  pointers: z
    .record(
      z.string(),
      z.strictObject({
        to: z.string().describe("The name of the type that it points to."),
        const: z.literal(true).exactOptional(),
        source,
      }),
    )
    .describe("Typedefs of pointers."),
  aggregates: z
    .record(z.string(), z.string().regex(/^(struct|union) \w+$/))
    .describe("Typedefs of structs and unions, with what they stand for: struct __sigset."),
});

const sentence = z.string().regex(/^[A-Z_a-z].*\.$/);

const bytes = byArch(z.int().min(0));

const memberFacts = z
  .strictObject({
    type: z
      .string()
      .refine((text) => parseTypeName(text) !== undefined)
      .describe(
        "A type of C without a name: uint64_t[9], void *, struct timespec. An array whose length " +
          "differs between architectures has none here.",
      ),
    offset: bytes.describe("In bytes from the start."),
    size: bytes.describe("In bytes."),
    reserved: z
      .literal(true)
      .exactOptional()
      .describe("Not for programs: spare room, padding, or the kernel's own."),
    only: z.array(arch).min(1).exactOptional().describe("The architectures that have the member."),
  })
  .describe("A member and its place, as compilers see it.");

export const structureFactsSchema = z
  .strictObject({
    header: z.string().regex(/\.h$/).describe("The header that programs include: sys/stat.h."),
    macros: z
      .array(z.string().regex(/^\w+$/))
      .min(1)
      .exactOptional()
      .describe("What a program defines before it includes the header."),
    anonymous: z
      .literal(true)
      .exactOptional()
      .describe("C has no tag for it: the name is ours, the tag around it and the member's name."),
    size: bytes.describe("In bytes."),
    align: byArch(z.int().min(1)).describe("In bytes."),
    with: z
      .array(z.string())
      .min(1)
      .exactOptional()
      .describe(
        "What it goes with although no type says so: calls that take it as untyped memory, or the " +
          "structure that stands for it.",
      ),
    opaque: sentence.exactOptional().describe("Why the members are not given."),
    grows: sentence
      .exactOptional()
      .describe("Why a later release may enlarge it or give its spare members a meaning."),
    unverified: z
      .array(arch)
      .min(1)
      .exactOptional()
      .describe("Architectures for which compilers alone support the figures, and no machine has."),
    members: z
      .record(z.string().regex(/^\w+$/), memberFacts)
      .exactOptional()
      .describe("In the order of the declaration; absent if the structure is opaque."),
  })
  .describe("A struct or a union that calls take or give behind a pointer.");

export const structureTableSchema = z.record(
  z.string().regex(/^(struct|union) \w+$/),
  structureFactsSchema,
);

const integer = z.union([
  z.int(),
  z
    .string()
    .regex(/^(-?\d+|0x[\da-f]+)$/)
    .describe("For hexadecimal ones, and for those beyond 2^53."),
]);

export const familyFactsSchema = z
  .strictObject({
    title: z.string().describe("What they are, in half a sentence: flags of open(2)."),
    header: z.string().regex(/\.h$/).describe("The header that programs include: fcntl.h."),
    kind: z
      .enum(["flags", "values", "numbers"])
      .describe(
        "flags: of one type and or-ed together. values: one of them at a time, of one type. " +
          "numbers: limits and sizes, which share no type.",
      ),
    type: z
      .string()
      .exactOptional()
      .describe("The C type of what takes them; absent for numbers alone."),
    exhaustive: z
      .literal(true)
      .exactOptional()
      .describe("Every bit that the kernel accepts has a name here: for flags alone."),
    constants: z.record(z.string().regex(/^[A-Za-z_]\w*$/), byArch(integer)),
  })
  .describe("Constants that belong together.");

export const familyTableSchema = z.record(
  z.string().regex(/^[a-z][a-z\d]*(-[a-z\d]+)*$/),
  familyFactsSchema,
);

export const callTableSchema = z.record(z.string(), callFactsSchema);

/** What `--overlay FILE` takes. */
export const overlaySchema = z
  .strictObject({
    $schema: z.string().exactOptional().describe("Where this schema is, for editors."),
    calls: callTableSchema
      .exactOptional()
      .describe("Records of calls, by name; they go over ours."),
    types: typeFactsSchema
      .partial()
      .exactOptional()
      .describe("Types that signatures name; over ours."),
    structures: structureTableSchema
      .exactOptional()
      .describe("Structs and unions by name, struct stat say; each replaces ours of that name."),
    constants: familyTableSchema
      .exactOptional()
      .describe("Families of constants by name; each replaces ours of that name."),
  })
  .describe(
    "Facts for libsysgen that a table does not carry, about calls, types, structures and constants.",
  );

/** A value for all architectures, or a default and those that differ. */
function byArch<Schema extends z.ZodType>(value: Schema) {
  const exceptions = Object.fromEntries(
    archNames.map((name) => [name, value.exactOptional()]),
    // The keys are all architectures: `fromEntries` forgets them.
  ) as Record<ArchName, z.ZodExactOptional<Schema>>;
  return z.union([value, z.strictObject({ default: value, ...exceptions })]);
}
