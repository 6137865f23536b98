import { isAbsolute, join } from "node:path";
import { exitStatus } from "../exit-status.js";
import { Failure } from "../failure.js";
import type { Io } from "../io.js";
import type { BuildCommand, BuildPlan, BuildSite } from "./build/plan.js";
import { writeFiles } from "./sources.js";

/**
 * Builds a program as planned.
 *
 * @returns its absolute path
 * @throws Failure with what the compiler says, or with how to get one
 */
export async function buildProgram(plan: BuildPlan, site: BuildSite, io: Io): Promise<string> {
  const scripts = plan.scripts ?? new Map<string, string>();
  writeFiles(site.sources, scripts, io);
  for (const name of scripts.keys()) io.files.chmodSync(join(site.sources, name), 0o755);
  for (const command of plan.commands) await runCommand(command, site, io);
  const program = join(site.sources, plan.program);
  if (plan.commands.length === 0) io.files.chmodSync(program, 0o755);
  return program;
}

async function runCommand(command: BuildCommand, { env, sources }: BuildSite, io: Io) {
  const { advice, args, program } = command;
  const { ending, stderr, stdout } = await io.runProgram({
    path: program.includes("/") && !isAbsolute(program) ? join(io.cwd, program) : program,
    args,
    cwd: sources,
    env: { ...env, ...command.env },
    timeout: buildSeconds,
  });
  if (ending.kind === "status" && ending.status === 0) return;
  const said = `${stdout}${stderr}`.trim().split("\n").slice(-lastLines).join("\n");
  const words = [program, ...args].join(" ");
  const message =
    ending.kind === "unstarted"
      ? `cannot run ${program}: ${ending.reason}`
      : `the program is not built, as "${words}" failed${said === "" ? "" : `:\n${said}`}`;
  throw new Failure(exitStatus.failed, [{ message, hint: advice }]);
}

/** Seconds; a cold cache of Zig or Rust takes minutes on a small machine. */
const buildSeconds = 1800;

const lastLines = 30;
