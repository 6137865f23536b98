import type { MemoryObject, TestPoint } from "../../../model/suite/form.js";
import { typeName } from "../../typescript/type.js";
import { bytesText } from "./bytes.js";
import { type Code, printCode, quoted } from "./print.js";
import { type Scope, scopeOf } from "./scope.js";
import { stepLines } from "./step.js";
import { whySkipped } from "./why-skipped.js";

/** A point as an element of an array, from column 2 on. */
export function pointLines(
  point: TestPoint,
  context: Pick<Scope, "archs" | "imports" | "model">,
): readonly string[] {
  const { group, name, objects, steps } = point;
  const title = property("name", quoted(`${group}: ${name}`));
  const reason = whySkipped(point, context.model);
  if (reason !== undefined) return ["  {", ...title, ...property("skip", quoted(reason)), "  },"];
  const scope = scopeOf(point, context);
  const set = new Set<string>();
  const declared = objects.flatMap((object) => objectLines(object, scope));
  const made = steps.flatMap((step) => stepLines(step, indent, set, scope));
  return ["  {", ...title, "    run: (t) => {", ...declared, ...made, "    },", "  },"];
}

const indent = "      ";

/** Behind a key as short as these, prettier breaks no line. */
function property(key: "name" | "skip", value: string): readonly string[] {
  return [`    ${key}: ${value},`];
}

function objectLines(object: MemoryObject, scope: Scope): readonly string[] {
  return printCode(
    objectCode(object, scope),
    indent,
    `const ${scope.identifier(object.name)} = `,
    ";",
  );
}

function objectCode(object: MemoryObject, scope: Scope): Code {
  switch (object.kind) {
    case "bytes": {
      const initial = object.initial.length === 0 ? [] : [bytesText(object.initial)];
      return { callee: "t.bytes", args: [String(object.length), ...initial] };
    }
    case "string":
      return { callee: "t.text", args: [quoted(object.text)] };
    case "structures": {
      scope.imports.libsys.add("structs");
      const type = `structs.${object.structure.name}`;
      if (object.count === 1) return { callee: "t.struct", args: [type] };
      return { callee: "t.structs", args: [type, String(object.count)] };
    }
    case "integers":
      return {
        callee: "t.integers",
        args: [quoted(typeName(scope.model, object.type)), String(object.count)],
      };
  }
}
