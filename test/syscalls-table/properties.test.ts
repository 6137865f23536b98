import { readFileSync } from "node:fs";
import fc from "fast-check";
import { format, fromJSON, lint, parse, toJSON, type Diagnostic, type Table } from "syscalls-table";
import { tables, withSpans } from "./arbitrary.js";

/** Fixed, so that a failure is found again; shrinking still gives the smallest case. */
const SEED = 20_251_123;

test("parse gives back every table that format writes", () => {
  fc.assert(
    fc.property(tables(), ({ items }) => {
      const { table, diagnostics } = parse(format(withSpans(items)), "t");
      expect(diagnostics).toEqual([]);
      expect(toJSON(table).items).toEqual(items);
    }),
    { seed: SEED, numRuns: 1000 },
  );
});

test("format gives back every text in canonical layout", () => {
  fc.assert(
    fc.property(tables(), ({ items }) => {
      const text = format(withSpans(items));
      expect(format(parse(text, "t").table)).toBe(text);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test("JSON goes there and back", () => {
  fc.assert(
    fc.property(tables(), ({ items }) => {
      const { table, problems } = fromJSON(JSON.stringify({ version: 1, items }));
      expect(problems).toEqual([]);
      expect(table && toJSON(table).items).toEqual(items);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

describe("bytes", () => {
  const sequences = fc.oneof(
    fc.string({ unit: "binary" }).map((text) => [...new TextEncoder().encode(text)]),
    fc.constantFrom([0xc0, 0xaf], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]),
    fc.constantFrom([0xe2, 0x82], [0xff], [0x80], [0xf0, 0x9f, 0x98], [0xef, 0xbf, 0xbd]),
  );
  const comments = fc
    .array(sequences, { maxLength: 6 })
    .map((parts) => Uint8Array.from([0x3b, ...parts.flat(), 0x0a]));

  test("are UTF-8 exactly where the platform's decoder says so, and then mean the same", () => {
    fc.assert(
      fc.property(comments, (bytes) => {
        const { diagnostics, table } = parse(bytes, "t");
        const invalid = diagnostics.some(({ code }) => code === "ST001");
        let text: string | undefined;
        try {
          text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
        } catch {
          text = undefined;
        }
        expect(invalid).toBe(text === undefined);
        if (text !== undefined) expect(table).toEqual(parse(text, "t").table);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test("have places in characters", () => {
    // Four bytes, two UTF-16 code units and one character stand in front of the wrong byte.
    const bytes = Uint8Array.from([0x3b, 0xf0, 0x9f, 0x98, 0x80, 0x20, 0xe9, 0x0a]);
    expect(parse(bytes, "t").diagnostics).toEqual([
      expect.objectContaining({
        code: "ST001",
        message: "invalid UTF-8: byte e9 at offset 6 of the file",
        span: {
          start: { offset: 4, line: 1, column: 5 },
          end: { offset: 5, line: 1, column: 6 },
        },
        excerpt: ";\u{1F600} \uFFFD",
      }),
    ]);
  });
});

describe("any input gives a table and findings that lie in it", () => {
  test("bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        checkFindings(
          lint(bytes, "t").diagnostics,
          new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).length,
        );
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test("text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        checkFindings(lint(text, "t").diagnostics, text.length);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test("pieces of the grammar in any order", () => {
    const pieces = [
      ..."0 1 2-3 9-1 AUE_NULL STD |CAPENABLED OBSOL RESERVED COMPAT11 int void struct x * const".split(
        " ",
      ),
      ..."{ } ( ) [ ] , ; ... _In_ _Out_writes_( _Contains_long_ _Im_ / % + #if #endif %%A%%".split(
        " ",
      ),
      ...["\t", "\n", "\n", "\\\n", " ", "\r\n", "\0", "\f", "é", "\n0\tAUE_NULL\tSTD {\n", ";"],
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        const text = parts.join("");
        const { diagnostics, table } = lint(text, "t");
        checkFindings(diagnostics, text.length);
        checkRoundTrip(table);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});

describe("a mutated table", () => {
  const lines = readFileSync("syscalls.master", "utf8").split("\n");
  const first = lines.findIndex((line) => line.startsWith("0\t"));

  const mutations = fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.constantFrom(0, 0, 1, 1, 2, 10, 100),
      insert: fc.oneof(
        fc.constant(""),
        fc.string({ maxLength: 3 }),
        fc.constantFrom("{", "}", "(", ")", ",", ";", "\n", "\t", "_In_", "*", "\0", "const ", "|"),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  );

  test("gives a table, or errors at places in the text", () => {
    fc.assert(
      fc.property(
        fc.nat(lines.length - first - 30),
        fc.nat(30),
        mutations,
        (from, count, edits) => {
          let text = `${lines.slice(first + from, first + from + count + 1).join("\n")}\n`;
          for (const { at, remove, insert } of edits) {
            const offset = Math.floor(at * text.length);
            text = text.slice(0, offset) + insert + text.slice(offset + remove);
          }
          const { diagnostics, table } = lint(text, "t");
          checkFindings(diagnostics, text.length);
          checkRoundTrip(table);
          checkNothingDropped(table, diagnostics, text);
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
  });
});

/** Whatever could be read can be written and read again. */
function checkRoundTrip(table: Table): void {
  const again = parse(format(table), "t").table;
  if (JSON.stringify(toJSON(again)) !== JSON.stringify(toJSON(table))) {
    throw new Error(`read again it differs: ${format(table)}`);
  }
}

/** A line that starts with a digit is an entry, or is reported. */
function checkNothingDropped(table: Table, diagnostics: readonly Diagnostic[], text: string): void {
  const started = text.match(/^[0-9]/gm)?.length ?? 0;
  const entries = table.items.filter(({ kind }) => kind === "entry").length;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  if (entries + errors < started) throw new Error(`${started - entries} entries lost: ${text}`);
}

/** Places lie in the text, and in the line that the finding shows. */
function checkFindings(diagnostics: readonly Diagnostic[], length: number): void {
  for (const diagnostic of diagnostics) {
    const { start, end } = diagnostic.span;
    const inText = start.offset >= 0 && end.offset >= start.offset && end.offset <= length;
    // A carriage return is a part of the line end, so its place is just behind the line.
    const width = diagnostic.excerpt.length + (diagnostic.code === "ST004" ? 1 : 0);
    const inLine = start.column >= 1 && start.column - 1 <= width;
    if (!inText || !inLine) throw new Error(`out of place: ${JSON.stringify(diagnostic)}`);
  }
}
