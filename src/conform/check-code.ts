import type { StubReport, WhyOther } from "../elf/stub.js";
import type { LibrarySymbol } from "../model/library/symbols.js";
import { type ConformFinding, finding } from "./finding.js";

export interface CodeCheck {
  readonly findings: readonly ConformFinding[];
  readonly explanation: string | undefined;
}

const fine: CodeCheck = { findings: [], explanation: undefined };

/** Compares the machine code at a symbol with what it has to be. */
export function checkCode(
  symbol: string,
  { content }: LibrarySymbol,
  examine: () => StubReport,
): CodeCheck {
  switch (content.kind) {
    case "function":
    case "object":
      return fine;
    case "wrapper":
      return explained("a function around the stub, which may answer without entering the kernel");
    case "stub":
      return checkStub(symbol, content.call, content.number, examine());
  }
}

function checkStub(symbol: string, call: string, number: number, report: StubReport): CodeCheck {
  if (report.kind === "other") {
    // They take the number of the call as an argument; i386 puts it straight into its register.
    if (report.why === "no-number" && ["syscall", "__syscall"].includes(call)) {
      return explained("takes the number of the call as an argument");
    }
    return wrong("CF202", symbol, `the code at ${symbol} is not a stub: it ${words[report.why]}`);
  }
  const findings: ConformFinding[] = [];
  if (report.number !== number) {
    const message = `${symbol} makes call ${report.number}; ${call} is ${number}`;
    findings.push(finding("CF201", "incompatible", symbol, message));
  }
  switch (report.errorPath) {
    case "error":
      break;
    case "elsewhere":
      findings.push(silent(symbol, "goes elsewhere than to __error when the call fails"));
      break;
    case "untested":
      findings.push(silent(symbol, "returns without a look at whether the call has failed"));
      break;
    case "unknown":
      findings.push(
        finding("CF204", "note", symbol, `where ${symbol} reports errors could not be followed`),
      );
  }
  return { findings, explanation: report.jumps ? "the stub is behind a jump" : undefined };
}

const words: Readonly<Record<WhyOther, string>> = {
  "no-code": "has no bytes in the file",
  "no-trap": "calls, decides or returns before it enters the kernel",
  "no-number": "enters the kernel with a number that is not constant",
  leaves: "jumps into another library",
  unreadable: "has an instruction that stubs do not have",
};

function silent(symbol: string, what: string): ConformFinding {
  return finding("CF203", "incompatible", symbol, `${symbol} ${what}`);
}

function wrong(code: "CF202", symbol: string, message: string): CodeCheck {
  return { findings: [finding(code, "incompatible", symbol, message)], explanation: undefined };
}

function explained(explanation: string): CodeCheck {
  return { findings: [], explanation };
}
