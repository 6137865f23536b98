import { noSuite, type ScenarioFacts, type SuiteFacts } from "../../../src/model/suite/facts.js";
import { scenariosSchema } from "../../../src/model/suite/facts-schema.js";
import { suiteOf } from "../../../src/model/suite/resolve.js";
import { bundledModel, facts } from "../../support/models.js";

const objects = {
  path: { string: "x" },
  status: "struct stat",
  pair: "int[2]",
  small: "char[4]",
};

test.each<[string, object, string]>([
  ["a call that nobody knows", { call: "opena", with: [] }, "DA030 there is no call opena"],
  ["too few arguments", { call: "close", with: [] }, "DA031 close takes 1 argument, not 0"],
  [
    "what is no value",
    { check: "1 + 1", is: 2 },
    'DA032 "1 + 1" is no value, no place and no address',
  ],
  [
    "an unknown constant",
    { call: "close", with: ["O_RDNOLY"] },
    "DA033 there is no constant O_RDNOLY",
  ],
  ["an unknown object", { call: "unlink", with: ["&pth"] }, "DA033 nothing is called pth here"],
  ["an unknown member", { check: "status.size", is: 0 }, "DA033 struct stat has no member size"],
  [
    "a variable before it is set",
    { call: "close", with: ["fd"] },
    "DA034 no step before this one gives fd",
  ],
  [
    "a number for an address",
    { call: "unlink", with: [0] },
    "DA035 path of unlink is an address, and 0 is none",
  ],
  [
    "an address for a number",
    { call: "close", with: ["&pair"] },
    "DA035 &pair is an address, and a number is needed",
  ],
  [
    "text that would be written to",
    { call: "fstat", with: [0, "&path"] },
    "DA035 sb of fstat is not only read, and path is text",
  ],
  [
    "bytes without a NUL",
    { call: "unlink", with: ["&small"] },
    "DA035 path of unlink ends with a NUL",
  ],
  [
    "an object that is too small",
    { call: "read", with: [0, "&small", 5] },
    "DA036 buf of read needs 5 bytes, and small has 4 there",
  ],
  [
    "a structure in too little room",
    { call: "fstat", with: [0, "&pair"] },
    "DA036 sb of fstat needs 224 bytes, and pair has 8 there",
  ],
  [
    "an element that is not there",
    { check: "pair[2]", is: 0 },
    "DA036 pair has 2 elements, and no number 2",
  ],
  [
    "a variable of an object's name",
    { call: "getpid", gives: "pair" },
    "DA037 something is called pair already",
  ],
  [
    "two expectations",
    { call: "close", with: [0], is: 0, fails: "EBADF" },
    "DA038 close can be expected to do one thing only",
  ],
  ["a result that nobody uses", { call: "getpid", gives: "me" }, "DA039 no step uses me"],
  [
    "an error that does not exist",
    { call: "close", with: [0], fails: "EBADFD" },
    "DA040 there is no error EBADFD",
  ],
])("%s", (_, step, expected) => {
  const names = ["path", "status", "pair", "small"] as const;
  const text = JSON.stringify(step);
  const used = Object.fromEntries(
    names.filter((name) => text.includes(name)).map((name) => [name, objects[name]]),
  );
  const [found] = faults([{ name: "a point", objects: used, steps: [step] }]);
  expect(found?.replace(/a point(, step 1)?: /, "")).toMatch(expected);
});

test("the fault names the scenario, the step and the file", () => {
  const scenarios = [
    { name: "one", steps: [{ call: "getpid" }] },
    { name: "two", steps: [{ call: "getpid" }, { call: "close", with: ["&x"] }] },
  ];
  const { faults: found, suite } = suiteWith({ scenarios: [topic(scenarios)] });
  expect(found).toMatchObject([
    { code: "DA035", path: ["suite/scenarios/files", 1, "steps", 1, "with", 0] },
  ]);
  expect(found[0]?.message).toBe("two, step 2: &x is an address, and a number is needed");
  expect([...suite.leftOut.keys()]).toEqual(["two"]);
});

test("a name may be there once, and what no program does may be in no point", () => {
  expect(
    faults([
      { name: "one", steps: [{ call: "getpid" }] },
      { name: "one", steps: [{ call: "getuid" }] },
    ]),
  ).toEqual(["DA037 one: the name is there twice"]);
  const scenarios = [topic([{ name: "end", steps: [{ call: "reboot", with: [0] }] }])];
  expect(suiteWith({ scenarios, never: { reboot: "It ends the machine." } }).faults).toMatchObject([
    { code: "DA038", message: "end: reboot is never called" },
  ]);
});

test("records are about calls that there are", () => {
  const { faults: found } = suiteWith({ never: { rebot: "It ends the machine." } });
  expect(found).toEqual([
    {
      code: "DA030",
      message: "there is no call rebot",
      hint: "did you mean reboot?",
      path: ["suite/never", "rebot"],
    },
  ]);
});

test("what a table lacks is left out without a fault", () => {
  const model = bundledModel();
  const fewer = { ...model, calls: model.calls.filter(({ name }) => name !== "getpid") };
  const scenarios = [topic([{ name: "number", steps: [{ call: "getpid" }] }])];
  const { faults: found, suite } = suiteOf(fewer, facts, { ...noSuite, scenarios });
  expect(found).toEqual([]);
  expect([...suite.leftOut]).toEqual([["number", "There is no call getpid."]]);
});

function faults(scenarios: readonly object[]): readonly string[] {
  const { faults: found } = suiteWith({ scenarios: [topic(scenarios)] });
  return found.map(({ code, message }) => `${code} ${message}`);
}

function topic(scenarios: readonly object[]) {
  const parsed: readonly ScenarioFacts[] = scenariosSchema.parse(scenarios);
  return { topic: "files", scenarios: parsed } as const;
}

function suiteWith(part: Partial<SuiteFacts>): ReturnType<typeof suiteOf> {
  // Nothing is asked of descriptors, for those points are derived from the calls.
  const model = bundledModel();
  const wanted = new Set(["getpid", "getuid", "close", "unlink", "fstat", "read", "reboot"]);
  const calls = model.calls.filter(({ name }) => wanted.has(name));
  return suiteOf({ ...model, calls }, facts, { ...noSuite, ...part });
}
