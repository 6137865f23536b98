import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { output } from "./command.mjs";
import { suiteOptions } from "./debian-suite.mjs";
import { folder, freshFolder } from "./folder.mjs";
import { isAccepted } from "./version.mjs";

/**
 * Unpacks Debian packages, with the libraries that this system lacks, into a folder of their own.
 * Nothing is installed: no root is needed, and nothing that the system has is replaced
 * (rustc-web, for one, would remove rustc and rustup).
 *
 * @param {string} name
 * @param {readonly (readonly string[])[]} alternatives sets of packages, the most wanted first
 * @param {import("./version.mjs").Accepted} accepted versions of a set's first package that will do
 * @returns {Promise<string>} the root that holds usr/bin and so on
 */
export function unpackDebian(name, alternatives, accepted) {
  const job = earlier.then(async () => {
    try {
      return await unpack(name, alternatives, accepted, []);
    } catch {
      // The system's package lists are missing or out of date.
      return await unpack(name, alternatives, accepted, await ownLists());
    }
  });
  earlier = job.catch(() => undefined);
  return job;
}

/**
 * The same from another suite than the system's, with all libraries: even its C library is another one.
 *
 * @param {string} name
 * @param {readonly (readonly string[])[]} alternatives
 * @param {import("./version.mjs").Accepted} accepted
 * @param {string} suite such as trixie
 * @returns {Promise<string>} the root
 */
export async function unpackSuite(name, alternatives, accepted, suite) {
  return await unpack(name, alternatives, accepted, await suiteOptions(suite));
}

/**
 * Settles when apt is free: it locks its lists.
 *
 * @type {Promise<unknown>}
 */
let earlier = Promise.resolve();

/**
 * A value of LD_LIBRARY_PATH for programs of a root. Debian 12 still ships some libraries in /lib.
 *
 * @param {string} root
 */
export function libraryPath(root) {
  return ["usr/lib", "lib"].map((lib) => join(root, lib, triple)).join(":");
}

/** What Debian calls this machine in the names of folders. */
export const triple = `${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu`;

/**
 * @param {string} name
 * @param {readonly (readonly string[])[]} alternatives
 * @param {import("./version.mjs").Accepted} accepted
 * @param {readonly string[]} options
 */
async function unpack(name, alternatives, accepted, options) {
  const wanted = await firstAvailable(alternatives, accepted, options);
  const plan = await apt(options, ["install", "--simulate", "--no-install-recommends", ...wanted]);
  const missing = [...plan.matchAll(/^Inst (\S+)/gm)].map((match) => match[1] ?? "");
  const packages = [...new Set([...missing, ...wanted])];
  const root = freshFolder(name);
  const downloads = freshFolder(`downloads-${name}`);
  await apt(options, ["download", ...packages], downloads);
  for (const file of readdirSync(downloads)) {
    await output("dpkg-deb", ["--extract", join(downloads, file), root]);
  }
  freshFolder(`downloads-${name}`);
  return root;
}

/**
 * @param {readonly (readonly string[])[]} alternatives
 * @param {import("./version.mjs").Accepted} accepted
 * @param {readonly string[]} options
 */
async function firstAvailable(alternatives, accepted, options) {
  const offers = [];
  for (const packages of alternatives) {
    const [first = ""] = packages;
    const policy = await output("apt-cache", [...options, "policy", first], { env: plainEnv() });
    const candidate = /Candidate: (?:\d+:)?(\d+(?:\.\d+)*)/.exec(policy)?.[1];
    if (candidate !== undefined && isAccepted(candidate, accepted)) return packages;
    offers.push(`${first} ${candidate ?? "(none)"}`);
  }
  throw new Error(`Debian offers no version from ${accepted.minimum} on: ${offers.join(", ")}`);
}

/** Package lists under our own folder, which need no root; options that make apt use them. */
async function ownLists() {
  const lists = join(folder, "apt/lists");
  const cache = join(folder, "apt/cache");
  mkdirSync(join(lists, "partial"), { recursive: true });
  mkdirSync(join(cache, "archives/partial"), { recursive: true });
  const options = [
    ...["-o", `Dir::State::lists=${lists}`],
    ...["-o", `Dir::Cache=${cache}`],
    ...["-o", "APT::Sandbox::User="],
  ];
  await apt(options, ["update"]);
  return options;
}

/**
 * @param {readonly string[]} options
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
async function apt(options, args, cwd) {
  if (!existsSync("/usr/bin/apt-get")) {
    throw new Error("apt-get is missing: the toolchains install themselves on Debian only");
  }
  return await output("apt-get", ["--quiet", ...options, ...args], {
    env: plainEnv(),
    ...(cwd === undefined ? {} : { cwd }),
  });
}

function plainEnv() {
  return { ...process.env, LC_ALL: "C.UTF-8", DEBIAN_FRONTEND: "noninteractive" };
}
