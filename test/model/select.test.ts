import { selectCalls } from "../../src/model/select.js";
import { bundledModel } from "../support/models.js";

const model = bundledModel();

test("keeps the calls that are wanted, and the types that they name", () => {
  const selected = selectCalls(model, ({ name }) =>
    ["ptrace", "sigprocmask", "fstat"].includes(name),
  );
  expect(selected.calls.map(({ name }) => name)).toEqual(["ptrace", "sigprocmask", "fstat"]);
  expect([...selected.scalars.keys()]).toEqual(["char", "int", "pid_t"]);
  expect([...selected.pointerTypes.keys()]).toEqual(["caddr_t"]);
  expect(selected.aggregates.map(({ name }) => name)).toEqual(["sigset_t", "stat"]);
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
  expect(selectCalls(model, () => true)).toEqual(model);
});
