import fc from "fast-check";
import type {
  Annotation,
  CType,
  Entry,
  EntryBody,
  Expression,
  Item,
  Parameter,
  Qualifiers,
  Span,
  Spanless,
} from "syscalls-table";

/** Every table that the grammar has words for, without places. */
export function tables(): fc.Arbitrary<{ readonly items: readonly Spanless<Item>[] }> {
  return fc.record({ items: fc.array(items(), { maxLength: 12 }) });
}

/** Gives anything the spans that its type asks for; all of them are nowhere. */
export function withSpans(items: readonly Spanless<Item>[]): { readonly items: readonly Item[] } {
  const position = { offset: 0, line: 1, column: 1 };
  const span: Span = { start: position, end: position };
  const add = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(add);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries([
      ...Object.entries(value).map(([key, each]) => [key, add(each)]),
      ["span", span],
    ]);
  };
  // The result has what the argument has, and spans.
  return { items: add(items) as Item[] };
}

/** Words of C and of the table have meanings of their own, so they name nothing. */
const RESERVED = new Set([
  ..."const volatile restrict __restrict __capability __kerncap struct union enum void".split(" "),
  ..."char short int long signed unsigned float double _Bool".split(" "),
]);

function identifiers(): fc.Arbitrary<string> {
  const common = fc.constantFrom("fd", "buf", "nbyte", "path", "a", "x_y", "_exit", "__sysctl");
  const any = fc.stringMatching(/^[a-z_][a-zA-Z0-9_]{0,12}$/);
  return fc.oneof(common, any).filter((word) => !RESERVED.has(word) && !/^_[A-Z][a-z]/.test(word));
}

/** What may stand behind a `;` or a `#`: anything on one line, without white space at its end. */
function lines(): fc.Arbitrary<string> {
  return fc
    .string({ unit: "grapheme", maxLength: 30 })
    .map((text) => text.replaceAll(/[\r\n\0]/g, "").trimEnd());
}

function items(): fc.Arbitrary<Spanless<Item>> {
  return fc.oneof(
    { weight: 6, arbitrary: entries() },
    fc.record({ kind: fc.constant("comment" as const), text: lines() }),
    fc.record({ kind: fc.constant("blank" as const) }),
    fc.record({ kind: fc.constant("directive" as const), text: lines() }),
    fc.record({ kind: fc.constant("marker" as const), name: fc.stringMatching(/^[A-Z_]{1,12}$/) }),
  );
}

function entries(): fc.Arbitrary<Spanless<Entry>> {
  const numbers = fc.tuple(fc.nat(1000), fc.oneof(fc.constant(0), fc.nat(20)));
  const audit = fc.stringMatching(/^AUE_[A-Z_]{1,24}$/);
  const kinds = fc.oneof(
    fc.record({
      flags: fc.subarray(["STD", "CAPENABLED", "NOLIB", "COMPAT11"], { minLength: 1 }),
      body: fc.oneof(prototypeBodies(), nameBodies(false)),
    }),
    fc.record({
      flags: fc.constantFrom(["RESERVED"], ["UNIMPL"]),
      body: fc.oneof(fc.record({ kind: fc.constant("bare" as const) }), nameBodies(true)),
    }),
    fc.record({ flags: fc.constant(["OBSOL"]), body: nameBodies(true) }),
  );
  return fc.tuple(numbers, audit, kinds).map(([[number, more], event, { flags, body }]) => ({
    kind: "entry",
    number,
    lastNumber: number + more,
    audit: event,
    flags,
    body,
  }));
}

function alternatives(): fc.Arbitrary<
  NonNullable<Spanless<EntryBody & { kind: "name" }>["alternative"]>
> {
  return fc.record({
    name: identifiers(),
    tag: identifiers(),
    returnType: fc.oneof(identifiers(), fc.constant("void *"), fc.constant("u_long int")),
  });
}

function nameBodies(remembered: boolean): fc.Arbitrary<Spanless<EntryBody>> {
  const kind = fc.constant("name" as const);
  if (!remembered) {
    return fc.oneof(
      fc.record({ kind, name: identifiers() }),
      fc.record({ kind, name: identifiers(), alternative: alternatives() }),
    );
  }
  const remark = fc.stringMatching(/^\([A-Za-z0-9/ ]{0,10}\)$/);
  return fc.oneof(
    fc.record({ kind, name: identifiers() }),
    fc.record({ kind, name: identifiers(), remark }),
  );
}

function prototypeBodies(): fc.Arbitrary<Spanless<EntryBody>> {
  const kind = fc.constant("prototype" as const);
  const prototype = fc
    .tuple(
      identifiers(),
      fc.oneof(fc.constant<CType>({ kind: "void" }), scalars(), pointers(scalars())),
      fc.array(parameters(), { maxLength: 6 }),
      fc.boolean(),
    )
    .map(([name, returns, list, variadic]) => ({
      name,
      returns,
      parameters: list,
      variadic: variadic && list.length > 0,
    }))
    .map(resolveSizes);
  return fc.oneof(
    fc.record({ kind, prototype }),
    fc.record({ kind, prototype, alternative: alternatives() }),
  );
}

function parameters(): fc.Arbitrary<Spanless<Parameter>> {
  return fc.record({
    name: identifiers(),
    type: types(),
    annotations: fc.array(annotations(), { maxLength: 2 }),
  });
}

function qualifiers(): fc.Arbitrary<Qualifiers> {
  const yes = fc.constant(true as const);
  return fc.record({ const: yes, volatile: yes, restrict: yes }, { requiredKeys: [] });
}

function scalars(): fc.Arbitrary<CType> {
  const words = fc.constantFrom("int", "unsigned int", "u_long", "size_t", "unsigned", "long long");
  const named = fc.oneof(words, identifiers()).map((name) => ({ kind: "named" as const, name }));
  const tagged = fc.record({
    kind: fc.constantFrom("struct" as const, "union" as const, "enum" as const),
    tag: identifiers(),
  });
  return fc
    .tuple(fc.oneof(named, tagged), qualifiers())
    .map(([type, more]) => ({ ...type, ...more }));
}

function pointers(to: fc.Arbitrary<CType>): fc.Arbitrary<CType> {
  const capability = fc.constantFrom(
    {},
    {},
    { capability: true as const },
    { kernelCapability: true as const },
  );
  return fc
    .tuple(to, qualifiers(), capability)
    .map(([type, more, cheri]) => ({ kind: "pointer", to: type, ...more, ...cheri }));
}

/** Types of parameters: anything but void, at most a few levels deep. */
function types(): fc.Arbitrary<CType> {
  const voids = qualifiers().map((more): CType => ({ kind: "void", ...more }));
  const pointed = pointers(fc.oneof(scalars(), voids, pointers(scalars())));
  const arrays = fc
    .tuple(
      fc.oneof(scalars(), pointed),
      fc.option(fc.constantFrom("2", "N", "N+1"), { nil: undefined }),
    )
    .map(([of, length]): CType => ({ kind: "array", of, ...(length !== undefined && { length }) }));
  const functions = fc
    .tuple(
      fc.oneof(voids, scalars(), pointed),
      fc.array(fc.oneof(scalars(), pointed), { maxLength: 3 }),
      fc.boolean(),
    )
    .map(([returns, list, variadic]): CType => ({
      kind: "pointer",
      to: {
        kind: "function",
        returns,
        parameters: list,
        variadic: variadic && list.length > 0,
      },
    }));
  const behind = pointers(arrays);
  return fc.oneof(scalars(), pointed, arrays, functions, behind);
}

function annotations(): fc.Arbitrary<Spanless<Annotation>> {
  const uses = fc
    .record({
      direction: fc.constantFrom("in" as const, "out" as const, "inout" as const),
      unit: fc.constantFrom("elements" as const, "bytes" as const, undefined),
      optional: fc.boolean(),
      nulTerminated: fc.boolean(),
      expression: expressions(),
    })
    .map(({ direction, unit, optional, nulTerminated, expression }): Spanless<Annotation> => {
      const [prefix, verb] = {
        in: ["In", "reads"],
        out: ["Out", "writes"],
        inout: ["Inout", "updates"],
      }[direction];
      const size = unit === undefined ? "" : `${verb}_${unit === "bytes" ? "bytes_" : ""}`;
      const word = `_${prefix}_${size}${optional ? "opt_" : ""}${nulTerminated ? "z_" : ""}`;
      const count = unit === undefined ? {} : { count: { unit, expression } };
      return { kind: "pointer", word, direction, optional, nulTerminated, ...count };
    });
  const contains = fc
    .record({ long: fc.boolean(), pointer: fc.boolean(), timeT: fc.boolean() })
    .filter(({ long, pointer, timeT }) => long || pointer || timeT)
    .map(({ long, pointer, timeT }): Spanless<Annotation> => {
      const word = `_Contains_${long ? "long_" : ""}${pointer ? "ptr_" : ""}${timeT ? "timet_" : ""}`;
      return { kind: "contains", word, long, pointer, timeT };
    });
  const outs = fc
    .record({ optional: fc.boolean(), resultMayBeNull: fc.boolean() })
    .map(({ optional, resultMayBeNull }): Spanless<Annotation> => {
      const word = `_Outptr_${optional ? "opt_" : ""}${resultMayBeNull ? "result_maybenull_" : ""}`;
      return { kind: "out-pointer", word, optional, resultMayBeNull };
    });
  const ranges = fc
    .record({ optional: fc.boolean(), changesMapping: fc.boolean(), expression: expressions() })
    .map(({ optional, changesMapping, expression }): Spanless<Annotation> => {
      const word = `_Pagerange_${changesMapping ? "vmmap_" : ""}${optional ? "opt_" : ""}`;
      const count = { unit: "bytes" as const, expression };
      return { kind: "page-range", word, optional, changesMapping, count };
    });
  return fc.oneof({ weight: 3, arbitrary: uses }, contains, outs, ranges);
}

/** Names are all constants here; `resolveSizes` turns those of parameters into parameters. */
function expressions(): fc.Arbitrary<Expression> {
  const leaves: fc.Arbitrary<Expression> = fc.oneof(
    fc.nat(9999).map((value) => ({ kind: "number" as const, value })),
    fc.oneof(identifiers(), fc.constant("PAGE_SIZE")).map((name) => ({
      kind: "constant" as const,
      name,
    })),
  );
  return fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaves,
      tie("expression").map((of) => ({ kind: "dereference" as const, of })),
      fc.record({
        kind: fc.constant("binary" as const),
        operator: fc.constantFrom(
          "+" as const,
          "-" as const,
          "*" as const,
          "/" as const,
          "%" as const,
        ),
        left: tie("expression"),
        right: tie("expression"),
      }),
    ),
  })).expression;
}

/** A name in a size is that of a parameter where there is one of that name. */
function resolveSizes<T extends { readonly parameters: readonly Spanless<Parameter>[] }>(
  call: T,
): T {
  const names = new Set(call.parameters.map(({ name }) => name));
  const visit = (expression: Expression): Expression => {
    switch (expression.kind) {
      case "constant":
        return names.has(expression.name)
          ? { kind: "parameter", name: expression.name }
          : expression;
      case "dereference":
        return { ...expression, of: visit(expression.of) };
      case "binary":
        return { ...expression, left: visit(expression.left), right: visit(expression.right) };
      case "number":
      case "parameter":
        return expression;
    }
  };
  const parameters = call.parameters.map((parameter) => ({
    ...parameter,
    annotations: parameter.annotations.map((annotation) => {
      if (annotation.kind !== "pointer" && annotation.kind !== "page-range") return annotation;
      const { count } = annotation;
      if (count === undefined) return annotation;
      return { ...annotation, count: { ...count, expression: visit(count.expression) } };
    }),
  }));
  return { ...call, parameters };
}
