import { createHash } from "node:crypto";
import { pathFault } from "./file-set.js";

/** The files that an earlier run generated: the SHA-256 of each, in hexadecimal, by path. */
export type Manifest = ReadonlyMap<string, string>;

export const emptyManifest: Manifest = new Map();

/** Grows when a reader of the former version would misunderstand the file. */
const version = 1;

/** Sorted by path, so that the text depends on the files alone. */
export function formatManifest(manifest: Manifest): string {
  const files = [...manifest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sha256]) => ({ path, sha256 }));
  return `${JSON.stringify({ version, files }, undefined, 2)}\n`;
}

/** The manifest, or the reason why the text is none, as the end of a sentence. */
export function parseManifest(text: string): Manifest | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: "is not JSON" };
  }
  if (typeof value !== "object" || value === null || !("version" in value)) {
    return { fault: "has no version" };
  }
  if (typeof value.version === "number" && value.version > version) {
    return { fault: `is of version ${value.version}, made by a newer libsysgen` };
  }
  if (value.version !== version || !("files" in value) || !Array.isArray(value.files)) {
    return { fault: "is damaged" };
  }
  const manifest = new Map<string, string>();
  for (const file of value.files as readonly unknown[]) {
    if (!isManifestFile(file)) return { fault: "is damaged" };
    const fault = pathFault(file.path);
    if (fault !== undefined) return { fault: `lists ${JSON.stringify(file.path)}, ${fault}` };
    manifest.set(file.path, file.sha256);
  }
  return manifest;
}

function isManifestFile(value: unknown): value is { path: string; sha256: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "path" in value &&
    typeof value.path === "string" &&
    "sha256" in value &&
    typeof value.sha256 === "string" &&
    /^[0-9a-f]{64}$/.test(value.sha256)
  );
}

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
