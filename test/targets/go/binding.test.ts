import { archOf } from "../../../src/model/arch.js";
import type { SymbolChoice } from "../../../src/model/symbols.js";
import { bind } from "../../../src/targets/go/binding.js";
import { goCalls } from "../../../src/targets/go/call.js";
import { nonBlocking, notCallable } from "../../../src/targets/go/reviewed.js";
import { goTypes } from "../../../src/targets/go/types.js";
import { bundledModel } from "../../support/models.js";

const model = bundledModel();
const calls = goCalls(model, goTypes(model));
const platform = { arch: archOf("amd64"), goarch: "amd64" };

/** What the linker is asked for. */
function remote(name: string, choice: SymbolChoice): string | undefined {
  const goCall = calls.find(({ call }) => call.name === name);
  return goCall && bind(model, goCall, platform, choice).symbol.remote;
}

/**
 * fstat has an older form under the same plain name, which a program gets that asks for no version;
 * read has no plain name in libsys.
 */
test.each([
  { name: "fstat", sys: "__sys_fstat", private: "_fstat", public: "fstat#FBSD_1.5" },
  { name: "read", sys: "__sys_read", private: "_read", public: "__sys_read" },
  { name: "_exit", sys: "__sys__exit", private: "__sys__exit", public: "_exit#FBSD_1.0" },
  { name: "nlm_syscall", sys: "__sys_nlm_syscall", private: "_nlm_syscall", public: "nlm_syscall" },
])("symbols of $name", ({ name, ...symbols }) => {
  for (const choice of ["sys", "private", "public"] as const) {
    expect(remote(name, choice)).toBe(symbols[choice]);
  }
});

test("the reviewed lists name calls of the table", () => {
  const names = new Set(model.calls.map(({ name }) => name));
  expect([...nonBlocking, ...notCallable.keys()].filter((name) => !names.has(name))).toEqual([]);
});
