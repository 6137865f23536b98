import { builtinModules } from "node:module";
import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

/**
 * Imports of a floor of the house may only lead down: syscalls-table ← model ← targets ← cli, and
 * model ← elf ← conform ← cli beside the targets.
 */
const floors = {
  "src/syscalls-table/": ["cli", "targets", "model"],
  "src/model/": ["cli", "targets"],
  "src/targets/": ["cli"],
  "src/elf/": ["cli", "targets", "report", "conform"],
  "src/conform/": ["cli", "targets", "report"],
  "src/report/": ["cli"],
};

export default tseslint.config(
  {
    ignores: ["**/dist/", "coverage/", "generated/", "test/golden/", "test/data/", ".toolchains/"],
  },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  ...Object.entries(floors).map(([floor, above]) => ({
    files: [`${floor}**/*.ts`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: above.map((name) => `**/${name}/**`),
              message:
                "Data flows one way: syscalls-table, model, targets or elf and conform, cli.",
            },
            {
              regex: `^(node:.+|${builtinModules.join("|")})$`,
              message: "Only src/cli touches files, terminal and clock.",
            },
          ],
        },
      ],
      "no-restricted-globals": [
        "error",
        ...["console", "process", "Date", "performance", "fetch", "setTimeout"].map((name) => ({
          name,
          message: "Only src/cli touches files, terminal and clock; the rest is pure.",
        })),
      ],
    },
  })),
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { globals: { console: "readonly", process: "readonly" } },
  },
);
