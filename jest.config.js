/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: {
    "\\.ts$": ["@swc/jest", { jsc: { target: "es2023", parser: { syntax: "typescript" } } }],
  },
  moduleNameMapper: {
    "^syscalls-table$": "<rootDir>/src/syscalls-table/index.ts",
    "^syscalls-table/(\\w+)$": "<rootDir>/src/syscalls-table/$1.ts",
    "^(\\.{1,2}/.*)\\.js$": "$1",
  },
};
