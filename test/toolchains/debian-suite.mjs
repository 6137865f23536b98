import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { output } from "./command.mjs";
import { folder } from "./folder.mjs";

/** The keys of Debian's releases; where the file is missing, apt's own choice of keys has to do. */
const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

/**
 * Package lists of another suite than the system's, from the mirror that the system uses. The options
 * make apt see that suite alone and a system without any package: what it then plans to install is
 * everything that a program needs, the C library and its loader included.
 *
 * @param {string} suite such as trixie
 * @returns {Promise<readonly string[]>} options for apt
 * @throws {Error} if no mirror has the suite
 */
export async function suiteOptions(suite) {
  const place = join(folder, "apt", suite);
  for (const path of ["lists/partial", "cache/archives/partial"]) {
    mkdirSync(join(place, path), { recursive: true });
  }
  const sources = join(place, "sources.list");
  writeFileSync(join(place, "status"), "");
  const options = [
    ...["-o", `Dir::State::lists=${join(place, "lists")}`],
    ...["-o", `Dir::State::status=${join(place, "status")}`],
    ...["-o", `Dir::Cache=${join(place, "cache")}`],
    ...["-o", `Dir::Etc::sourcelist=${sources}`, "-o", "Dir::Etc::sourceparts=/dev/null"],
    ...["-o", "Dir::Etc::preferences=/dev/null", "-o", "Dir::Etc::preferencesparts=/dev/null"],
    ...["-o", "Acquire::Languages=none", "-o", "APT::Sandbox::User="],
    ...["-o", "Acquire::Retries=3"],
    ...["-o", "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false"],
  ];
  const tried = [];
  for (const mirror of await mirrors()) {
    writeFileSync(sources, `deb ${attributes()} ${mirror} ${suite} main\n`);
    try {
      await output("apt-get", ["--quiet", "--error-on=any", ...options, "update"], { env: env() });
      return options;
    } catch (error) {
      tried.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`no source of apt has Debian's suite ${suite}\n${tried.join("\n")}`);
}

/**
 * Where the system gets its packages from, as apt itself says without having any lists. What has a
 * suffix (bookworm-updates, bookworm-security) is not a place of whole releases.
 */
async function mirrors() {
  const uris = await output("apt-get", ["update", "--print-uris"], { env: env() });
  const releases = uris.matchAll(/^'(\S+?)\/dists\/[^/-]+\/(?:In)?Release'/gm);
  return new Set([...releases].map((match) => match[1] ?? ""));
}

function attributes() {
  const keys = existsSync(keyring) ? ` signed-by=${keyring}` : "";
  return `[arch=${process.arch === "arm64" ? "arm64" : "amd64"}${keys}]`;
}

function env() {
  return { ...process.env, LC_ALL: "C.UTF-8" };
}
