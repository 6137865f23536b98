// eslint-disable-next-line no-restricted-imports -- it loads a module, as `import` does
import { createRequire } from "node:module";
import type * as tsMorph from "ts-morph";

/**
 * ts-morph, loaded with this module. An `import` would first search its ten megabytes for the names
 * of what they export, which takes half as long again as running them.
 */
export const { Project, ts } = createRequire(import.meta.url)(
  "ts-morph",
  // `require` does not tell what it loads.
) as typeof tsMorph;
