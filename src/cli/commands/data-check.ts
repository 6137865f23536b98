import { parse } from "syscalls-table/parse";
import { checkFacts } from "../../model/data/check.js";
import type { Fault } from "../../model/data/fault.js";
import { bundledFacts, type Facts, withOverlays } from "../../model/facts.js";
import {
  callTableSchema,
  familyTableSchema,
  overlaySchema,
  structureTableSchema,
  typeFactsSchema,
} from "../../model/facts-schema.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import type { Finding } from "../failure.js";
import { bundledTable, readInput } from "../input.js";
import type { Io } from "../io.js";
import { placeOf } from "../json/place.js";
import { readJson } from "../json/read.js";
import { buildModel } from "../../model/build.js";
import { scenarioTopics } from "../../model/suite/facts.js";
import {
  descriptorsSchema,
  neverSchema,
  pointersSchema,
  scenariosSchema,
} from "../../model/suite/facts-schema.js";
import { suiteOf } from "../../model/suite/resolve.js";
import { readPackageFile } from "../package-files.js";
import { report } from "../report.js";

export interface DataCheckOptions {
  readonly overlay?: readonly string[];
  readonly json?: true;
}

/** `libsysgen data check`; the findings are what the command prints, so they go to `stdout`. */
export function checkData({ json, overlay = [] }: DataCheckOptions, io: Io): ExitStatus {
  const bundled = sections.map(({ name, schema }) => {
    const file = `data/${name}.json`;
    const text = readPackageFile(file, io.files);
    return { file, text, under: name, result: readJson<unknown>(text, file, schema) };
  });
  const overlays = overlay.map((path) => {
    const { bytes, file } = readInput(path, io);
    const text = new TextDecoder().decode(bytes);
    return { file, text, under: undefined, result: readJson(text, file, overlaySchema) };
  });
  const documents = [...bundled, ...overlays];
  const misshapen = documents.flatMap(({ result }) =>
    "findings" in result ? result.findings : [],
  );
  // What has the wrong shape cannot be held against anything.
  const findings = misshapen.length > 0 ? misshapen : inconsistencies();
  write(findings, json, io);
  return findings.length > 0 ? exitStatus.findings : exitStatus.ok;

  function inconsistencies(): readonly Finding[] {
    const facts = withOverlays(
      bundledFacts((path) => readPackageFile(path, io.files)),
      overlays.flatMap(({ result }) => ("value" in result ? [result.value] : [])),
    );
    const faults = [...checkFacts(facts), ...suiteFaults(facts, io)];
    return faults.map((fault) => findingOf(fault, documents));
  }
}

/** The bundled files, which have the shapes of the parts of an overlay. */
const sections = [
  { name: "calls", schema: callTableSchema },
  { name: "types", schema: typeFactsSchema },
  { name: "structures", schema: structureTableSchema },
  { name: "constants", schema: familyTableSchema },
  { name: "suite/never", schema: neverSchema },
  { name: "suite/descriptors", schema: descriptorsSchema },
  { name: "suite/pointers", schema: pointersSchema },
  ...scenarioTopics.map((topic) => ({
    name: `suite/scenarios/${topic}`,
    schema: scenariosSchema,
  })),
] as const;

/** The suite is held against the bundled table, for it is about the calls of that one. */
function suiteFaults(facts: Facts, io: Io): readonly Fault[] {
  const text = readPackageFile(bundledTable, io.files);
  const { table } = parse(text, bundledTable);
  const { model } = buildModel(table, facts, { file: bundledTable, text });
  return suiteOf(model, facts, facts.suite()).faults;
}

interface Document {
  readonly file: string;
  readonly text: string;
  /** What the whole file is in an overlay; undefined for an overlay. */
  readonly under: string | undefined;
}

/** The last file that has the record is the one that counts. */
function findingOf({ path, ...fault }: Fault, documents: readonly Document[]): Finding {
  for (const { file, text, under } of documents.toReversed()) {
    if (under !== undefined && under !== path[0]) continue;
    const place = placeOf(text, under === undefined ? path : path.slice(1));
    if (place !== undefined || under !== undefined) {
      return { ...fault, severity: "error", file, ...place };
    }
  }
  return { ...fault, severity: "error" };
}

function write(findings: readonly Finding[], json: true | undefined, io: Io): void {
  if (json) {
    io.stdout.write(`${JSON.stringify({ errors: findings.length, findings }, undefined, 2)}\n`);
    return;
  }
  report(findings, io.stdout);
  const count = findings.length === 1 ? "1 error" : `${findings.length} errors`;
  io.stdout.write(`data: ${findings.length === 0 ? "no findings" : count}\n`);
}
