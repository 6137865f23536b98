import { beginsWithDescriptor } from "../../../src/model/suite/descriptors.js";
import { suiteOf } from "../../../src/model/suite/resolve.js";
import {
  descriptorsSchema,
  neverSchema,
  pointersSchema,
  scenariosSchema,
} from "../../../src/model/suite/facts-schema.js";
import { scenarioTopics } from "../../../src/model/suite/facts.js";
import { bundledModel, facts, read } from "../../support/models.js";

const schemas = [
  ["never", neverSchema],
  ["descriptors", descriptorsSchema],
  ["pointers", pointersSchema],
  ...scenarioTopics.map((topic) => [`scenarios/${topic}`, scenariosSchema] as const),
] as const;

test.each(schemas)("data/suite/%s.json has its shape", (name, schema) => {
  expect(schema.safeParse(JSON.parse(read(`data/suite/${name}.json`))).error).toBeUndefined();
});

const model = bundledModel();

test("every point can be made for the bundled table", () => {
  const { faults, suite } = suiteOf(model, facts, facts.suite());
  expect(faults).toEqual([]);
  expect([...suite.leftOut]).toEqual([]);
});

test("no point makes a call that is never made", () => {
  const { never, points } = model.suite();
  expect(points.flatMap(({ calls }) => calls).filter((call) => never.has(call))).toEqual([]);
});

test("what acts on the whole machine is never called", () => {
  const { never } = model.suite();
  const dangerous =
    "reboot kldload kldunload kldunloadf swapon swapoff mount nmount unmount jail_attach jail_set " +
    "jail_remove jail_attach_jd jail_remove_jd settimeofday clock_settime adjtime ntp_adjtime acct " +
    "ktrace setlogin chroot nfssvc quotactl auditctl auditon audit cap_enter abort2 thr_exit " +
    "sigreturn setcontext swapcontext vfork rfork setgroups setcred revoke";
  expect(dangerous.split(" ").filter((name) => !never.has(name))).toEqual([]);
});

test("a call that begins with a descriptor is tried without one, or the data says why not", () => {
  const { never, points } = model.suite();
  const { descriptors } = facts.suite();
  const tried = new Set(
    points.filter(({ group }) => group === "descriptors").flatMap(({ calls }) => calls),
  );
  const silent = model.calls.filter((call) => {
    const record = descriptors[call.name];
    const said = record !== undefined && "not" in record;
    return beginsWithDescriptor(call) && !tried.has(call.name) && !said && !never.has(call.name);
  });
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test("a call that a plain system may lack is not tried for the sake of an error", () => {
  const { points } = model.suite();
  const missing = new Set(model.calls.filter((call) => call.inModule).map(({ name }) => name));
  const probes = points.filter(({ group }) => group !== "scenarios");
  expect(probes.flatMap(({ calls }) => calls).filter((name) => missing.has(name))).toEqual([]);
});
