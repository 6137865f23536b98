import type { TestPoint } from "../../../model/suite/form.js";
import type { TargetInput } from "../../target.js";
import { pointLines } from "./point.js";
import { width } from "./print.js";

/** A module with an array of points. */
export function pointsModule(
  title: string,
  points: readonly TestPoint[],
  { archs, model, render }: TargetInput,
  header: string,
): string {
  const imports = { constants: new Set<string>(), libsys: new Set<string>() };
  const lines = points.flatMap((point) => pointLines(point, { archs, imports, model }));
  return render("typescript-points.ts.hbs", {
    header,
    title,
    imports: [
      ...importLines(imports.constants, "@libsysgen/libsys/constants"),
      'import type { Point } from "./check.ts";',
      ...importLines(imports.libsys, "./libsys.ts"),
    ],
    lines,
  });
}

function importLines(names: ReadonlySet<string>, from: string): readonly string[] {
  if (names.size === 0) return [];
  const sorted = [...names].sort();
  const line = `import { ${sorted.join(", ")} } from "${from}";`;
  if (line.length <= width) return [line];
  return ["import {", ...sorted.map((name) => `  ${name},`), `} from "${from}";`];
}
