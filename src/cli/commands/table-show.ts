import type { Call } from "../../model/call.js";
import type { Model } from "../../model/model.js";
import { nearest } from "../../model/nearest.js";
import { describeCall } from "../../report/call.js";
import { renderCall } from "../../report/call-text.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { Failure, usageFailure } from "../failure.js";
import { loadModel } from "../generation/load.js";
import type { Io } from "../io.js";

/** What the commands take that need a model. */
export interface ModelOptions {
  readonly table?: string;
  readonly overlay?: readonly string[];
  readonly json?: true;
}

/**
 * `libsysgen table show`
 *
 * @param name of a call, of one of its symbols, or its number
 */
export async function showCall(name: string, options: ModelOptions, io: Io): Promise<ExitStatus> {
  const { model } = await loadModel(options.table, options.overlay ?? [], io);
  const call = model.calls.find((candidate) => isCalled(candidate, name));
  const description = call && describeCall(model, call.name);
  if (call === undefined || description === undefined) throw notFound(name, model);
  io.stdout.write(
    options.json ? `${JSON.stringify(description, undefined, 2)}\n` : renderCall(call, description),
  );
  return exitStatus.ok;
}

function isCalled({ name: ownName, number, symbols }: Call, name: string): boolean {
  return (
    [ownName, String(number)].includes(name) ||
    [symbols.sys, symbols.private, symbols.public].some((symbol) => symbol?.name === name)
  );
}

function notFound(name: string, { calls, leftOut }: Model): Failure {
  const number = /^\d+$/.test(name) ? Number(name) : undefined;
  const entry = leftOut.find((left) =>
    number === undefined ? left.name === name : left.number <= number && number <= left.lastNumber,
  );
  if (entry !== undefined) {
    return new Failure(exitStatus.findings, [
      { message: `${entryName(entry.name, entry.number)} has no stub in libsys: ${entry.reason}` },
    ]);
  }
  const meant = nearest(
    name,
    calls.map((call) => call.name),
  );
  return usageFailure(
    `there is no call "${name}"`,
    meant === undefined ? "libsysgen table coverage lists all calls" : `did you mean "${meant}"?`,
  );
}

function entryName(name: string | undefined, number: number): string {
  return name === undefined ? `number ${number}` : `${name}, number ${number},`;
}
