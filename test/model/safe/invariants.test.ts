import type { Call } from "../../../src/model/call.js";
import type { SafeWrapper } from "../../../src/model/safe/form.js";
import { topicNames } from "../../../src/model/topics.js";
import { bundledModel, facts, hardCases } from "../../support/models.js";

type Wrapped = Call & { readonly safe: SafeWrapper };

const calls = bundledModel().calls;
const wrapped = [...calls, ...hardCases().calls].filter(
  (call): call is Wrapped => call.safe.kind === "wrapper",
);

/** The calls of which `isRight` does not hold. */
function wrong(isRight: (call: Wrapped) => boolean): readonly string[] {
  return wrapped.filter((call) => !isRight(call)).map(({ name }) => name);
}

test("there is something to look at", () => {
  expect(wrapped.length).toBeGreaterThan(350);
});

describe("every wrapper", () => {
  test("makes each argument of the raw call once", () => {
    expect(wrong(({ parameters, safe }) => safe.arguments.length === parameters.length)).toEqual(
      [],
    );
  });

  test("refers to parameters and outputs that there are", () => {
    const has = (items: readonly unknown[], index: number) => index >= 0 && index < items.length;
    expect(
      wrong(({ safe }) =>
        [
          ...safe.arguments.map((argument) => {
            if (argument.kind === "output") return has(safe.outputs, argument.of);
            return !("of" in argument) || has(safe.parameters, argument.of);
          }),
          ...[safe.result, ...safe.outputs].map(
            (item) => !("of" in item) || has(safe.parameters, item.of),
          ),
        ].every(Boolean),
      ),
    ).toEqual([]);
  });

  test("passes each parameter itself exactly once", () => {
    expect(
      wrong(({ safe }) =>
        safe.parameters.every((_, index) => {
          const uses = safe.arguments.filter(
            ({ kind, ...argument }) =>
              (kind === "value" || kind === "pointer") && "of" in argument && argument.of === index,
          );
          return uses.length === 1;
        }),
      ),
    ).toEqual([]);
  });

  test("has room for each output exactly once", () => {
    expect(
      wrong(({ safe }) =>
        safe.outputs.every((output, index) => {
          const places = safe.arguments.filter((argument) =>
            output.kind === "length"
              ? argument.kind === "length-pointer" && argument.of === output.of
              : argument.kind === "output" && argument.of === index,
          );
          return places.length === 1;
        }),
      ),
    ).toEqual([]);
  });

  test("gives pointers for pointers, and integers for integers", () => {
    const isPointer = (type: Call["returns"]) =>
      type.kind === "pointer" || (type.kind === "named" && type.name === "caddr_t");
    expect(
      wrong(({ parameters, safe }) =>
        parameters.every(({ type }, index) => {
          const argument = safe.arguments[index];
          switch (argument?.kind) {
            case "pointer":
            case "length-pointer":
            case "output":
              return isPointer(type);
            case "length":
            case "size":
              return !isPointer(type);
            case "value":
              return isPointer(type) === (safe.parameters[argument.of]?.kind === "address");
            case "constant":
              return true;
            case undefined:
              return false;
          }
        }),
      ),
    ).toEqual([]);
  });

  test("says how long each slice is that the kernel may fill, or warns", () => {
    expect(
      wrong(({ safe }) =>
        safe.parameters.every((parameter, index) => {
          const isSlice =
            ["bytes", "vectors"].includes(parameter.kind) ||
            (parameter.kind === "elements" && parameter.count === undefined);
          const lengths = safe.arguments.filter(
            ({ kind, ...argument }) =>
              (kind === "length" || kind === "length-pointer") &&
              "of" in argument &&
              argument.of === index,
          );
          return lengths.length === (isSlice ? 1 : 0) || safe.unsafe !== undefined;
        }),
      ),
    ).toEqual([]);
  });

  test("measures bytes in bytes", () => {
    expect(
      wrong(({ safe }) =>
        safe.arguments.every(
          (argument) =>
            argument.kind !== "length" ||
            safe.parameters[argument.of]?.kind !== "bytes" ||
            argument.unit === "bytes",
        ),
      ),
    ).toEqual([]);
  });

  test("has a result that its error convention leaves", () => {
    expect(
      wrong(({ errorConvention, returns, safe }) => {
        const { kind } = safe.result;
        switch (errorConvention) {
          case "noreturn":
            return kind === "never";
          case "errno-pointer":
            return kind === "address";
          case "errno-value":
            return kind === "none";
          case "ambiguous":
            return kind === "value";
          case "errno":
          case "never-fails":
            return kind !== "never" && (kind === "address") === (returns.kind === "pointer");
        }
      }),
    ).toEqual([]);
  });

  test("finds in what it was given the part that the result is of", () => {
    expect(
      wrong(({ safe: { parameters, result } }) => {
        const kind = "of" in result ? parameters[result.of]?.kind : undefined;
        if (result.kind === "string") return kind === "bytes";
        if (result.kind !== "length") return true;
        if (result.unit === "elements") return kind === "elements";
        return kind === "bytes" || kind === "vectors";
      }),
    ).toEqual([]);
  });

  test("warns of nothing where the call is harmless", () => {
    expect(wrong(({ harmless, safe }) => !harmless || safe.unsafe === undefined)).toEqual([]);
  });

  test("names no two parameters alike", () => {
    expect(
      wrong(({ safe }) => {
        const names = [...safe.parameters, ...safe.outputs].map(({ name }) => name);
        return new Set(names).size === names.length;
      }),
    ).toEqual([]);
  });
});

describe("every call of the bundled table", () => {
  test("is wrapped if it is harmless", () => {
    const raw = calls.filter(({ harmless, safe }) => harmless && safe.kind === "raw");
    expect(raw.map(({ name }) => name)).toEqual([]);
  });

  test("has a summary of one sentence, a topic, and full sentences for what is special", () => {
    const wanting = calls.filter(({ summary, topic, safe }) => {
      const sentences =
        safe.kind === "raw"
          ? [safe.reason]
          : [safe.unsafe, safe.againstRuntime].flatMap((s) => s ?? []);
      return (
        summary === undefined ||
        !/^[A-Z][a-z]+s [^.]*\.$/.test(summary) ||
        topic === undefined ||
        !sentences.every((sentence) => /^[A-Z`].*\.$/.test(sentence))
      );
    });
    expect(wanting.map(({ name }) => name)).toEqual([]);
  });

  test("has its own summary", () => {
    const summaries = calls.map(({ summary }) => summary);
    expect(summaries.filter((summary, index) => summaries.indexOf(summary) !== index)).toEqual([]);
  });

  test("has a result that was looked at, unless it has none", () => {
    const unreviewed = calls.filter(({ name, errorConvention, safe, returns }) => {
      const record = facts.calls[name]?.safe;
      return (
        safe.kind === "wrapper" &&
        errorConvention === "errno" &&
        returns.kind === "named" &&
        (record === undefined || "raw" in record || record.result === undefined)
      );
    });
    expect(unreviewed.map(({ name }) => name)).toEqual([]);
  });

  test("belongs to a topic, and no topic is empty", () => {
    expect(new Set(calls.map(({ topic }) => topic))).toEqual(new Set(topicNames));
  });
});
