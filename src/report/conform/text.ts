import type { ConformFinding } from "../../conform/finding.js";
import { allFindings, type ConformReport, type LibraryRole } from "../../conform/report.js";

const roles: Readonly<Record<LibraryRole, string>> = {
  libsys: "libsys",
  libc: "libc from before libsys",
  filter: "libc in front of libsys",
  archive: "an archive",
  stub: "a stub library",
};

/** For people: what is wrong, worst first, and a summary in numbers. */
export function conformText(
  reports: readonly ConformReport[],
  stale: readonly ConformFinding[],
): string {
  const blocks = reports.map((report) => {
    const findings = [...allFindings(report)].sort((a, b) => rank(a) - rank(b));
    const lines = findings.map(
      (found) => `${report.file}: ${word(found)}: ${found.message} [${found.code}]\n`,
    );
    return `${lines.join("")}${summary(report, findings)}`;
  });
  const staleLines = stale.map(({ code, message }) => `baseline: ${message} [${code}]\n`);
  return [...blocks, ...staleLines].join("");
}

function summary(report: ConformReport, findings: readonly ConformFinding[]): string {
  const { arch, checks, file, role } = report;
  const good = checks.filter((check) => check.findings.every(isHarmless)).length;
  const explained = checks.filter(({ explanation }) => explanation !== undefined).length;
  const accepted = findings.filter((found) => found.accepted).length;
  const parts = [
    `${file}: ${roles[role]} for ${arch}: ${String(good)} of ${String(checks.length)} symbols are as the table says`,
    ...(explained > 0 ? [`${String(explained)} explained`] : []),
    ...(accepted > 0 ? [`${String(accepted)} accepted by the baseline`] : []),
  ];
  return `${parts.join(", ")}\n`;
}

function isHarmless(found: ConformFinding): boolean {
  return found.severity === "note" || found.accepted;
}

function rank({ accepted, severity }: ConformFinding): number {
  return (accepted ? 3 : 0) + ["incompatible", "difference", "note"].indexOf(severity);
}

function word({ accepted, severity }: ConformFinding): string {
  return accepted ? `accepted ${severity}` : severity;
}
