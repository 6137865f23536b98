import { selectCalls } from "../../src/model/select.js";
import { bundledModel } from "../support/models.js";

const model = bundledModel();

test("keeps the calls that are wanted, and the types that they reach", () => {
  const selected = selectCalls(model, ({ name }) => ["sigprocmask", "utimes"].includes(name));
  expect(selected.calls.map(({ name }) => name)).toEqual(["utimes", "sigprocmask"]);
  expect(selected.aggregates.map(({ name }) => name)).toEqual(["sigset_t", "timeval"]);
  expect(selected.structures.map(({ name }) => name)).toEqual(["__sigset", "timeval"]);
  const ofConstants = model.constants.map(({ type }) => type);
  expect([...selected.scalars.keys()].filter((name) => !ofConstants.includes(name))).toEqual([
    "suseconds_t",
    "time_t",
  ]);
  expect([...selected.scalars.keys()]).toEqual(expect.arrayContaining(["int"]));
});

test("keeps the typedefs of pointers", () => {
  const selected = selectCalls(model, ({ name }) => name === "ptrace");
  expect([...selected.pointerTypes.keys()]).toEqual(["caddr_t"]);
  expect([...selected.scalars.keys()]).toEqual(expect.arrayContaining(["char", "int", "pid_t"]));
});

test("keeps all constants, with their types", () => {
  const selected = selectCalls(model, ({ name }) => name === "getpid");
  expect(selected.constants).toBe(model.constants);
  expect([...selected.scalars.keys()]).toEqual(expect.arrayContaining(["clockid_t", "u_long"]));
});

test("keeps the structures that members hold and those that go with a call", () => {
  const namesFor = (call: string) =>
    selectCalls(model, ({ name }) => name === call).structures.map(({ name }) => name);
  expect(namesFor("ktimer_settime")).toEqual(["timespec", "itimerspec"]);
  expect(namesFor("fcntl")).toEqual(["flock"]);
});

test("lists the others among what is left out, by number", () => {
  const selected = selectCalls(model, ({ name }) => name !== "read");
  expect(selected.leftOut).toHaveLength(model.leftOut.length + 1);
  expect(selected.leftOut[0]).toEqual({
    name: "read",
    number: 3,
    lastNumber: 3,
    cause: { kind: "not-selected" },
    reason: "not asked for",
  });
});

test("everything selected is the model itself", () => {
  const { suite, ...rest } = selectCalls(model, () => true);
  const { suite: whole, ...expected } = model;
  expect(rest).toEqual(expected);
  expect(suite()).toEqual(whole());
});

test("points of the suite stay if all of their calls do", () => {
  const { suite } = selectCalls(model, ({ name }) => name === "getuid" || name === "close");
  const { leftOut, never, points } = suite();
  expect(points.map(({ name }) => name)).toEqual(["close without a descriptor"]);
  expect(leftOut.get("who the process runs for")).toBe("The bindings have no getegid.");
  expect([...never]).toEqual([]);
});
