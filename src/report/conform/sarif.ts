import { type ConformFinding, type FindingSeverity, findingCodes } from "../../conform/finding.js";
import { allFindings, type ConformReport } from "../../conform/report.js";

const levels: Readonly<Record<FindingSeverity, string>> = {
  incompatible: "error",
  difference: "warning",
  note: "note",
};

/** SARIF 2.1.0 of OASIS, as code scanning services read it. */
export function conformSarif(
  reports: readonly ConformReport[],
  stale: readonly ConformFinding[],
): string {
  const rules = Object.entries(findingCodes).map(([id, text]) => ({
    id,
    shortDescription: { text },
  }));
  const results = [
    ...reports.flatMap((report) =>
      allFindings(report).map((found) => resultOf(found, report.file)),
    ),
    ...stale.map((found) => resultOf(found, undefined)),
  ];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "libsysgen", rules } }, results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf({ accepted, code, message, severity, symbol }: ConformFinding, file?: string) {
  const physical = file && { artifactLocation: { uri: encodeURI(file.replaceAll("\\", "/")) } };
  const location = {
    ...(physical && { physicalLocation: physical }),
    ...(symbol !== undefined && {
      logicalLocations: [{ fullyQualifiedName: symbol, kind: "function" }],
    }),
  };
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: message },
    ...(Object.keys(location).length > 0 && { locations: [location] }),
    ...(accepted && { suppressions: [{ kind: "external" }] }),
  };
}
