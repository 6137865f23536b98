import { elementsOf, structureOf, structuresByName } from "../../../src/model/layout/find.js";
import { spellingOf } from "../../../src/model/layout/reach.js";
import { bundledModel } from "../../support/models.js";

const model = bundledModel();
const byName = structuresByName(model);

test("a structure is found by its tag and by its typedef", () => {
  expect(byName.get("sigset_t")).toBe(byName.get("struct __sigset"));
  expect(structureOf(byName, { kind: "named", name: "siginfo_t" })?.name).toBe("__siginfo");
  expect(structureOf(byName, { kind: "struct", tag: "stat", const: true })?.name).toBe("stat");
  expect(structureOf(byName, { kind: "pointer", to: { kind: "struct", tag: "stat" } })).toBe(
    undefined,
  );
});

test("each comes after those that it contains", () => {
  const seen = new Set<string>();
  for (const structure of model.structures) {
    for (const { type } of structure.members) {
      const inner = type.kind === "array" ? type.of : type;
      if (inner.kind === "struct" || inner.kind === "union") {
        expect(seen).toContain(`${inner.kind} ${inner.tag}`);
      }
    }
    seen.add(spellingOf(structure));
  }
  expect(seen.size).toBe(117);
});

test("everything that signatures point to has a layout", () => {
  const missing = model.aggregates
    .map(({ kind, name, target }) => target ?? `${kind} ${name}`)
    .filter((name) => !byName.has(name));
  expect(missing).toEqual([]);
});

test("two are opaque", () => {
  const opaque = model.structures.filter((structure) => structure.opaque !== undefined);
  expect(opaque.map(({ name }) => name)).toEqual(["__mcontext", "acl"]);
});

test("members have their places on each architecture that has them", () => {
  const stat = byName.get("struct stat");
  const place = (name: string) => stat?.members.find((member) => member.name === name)?.places;
  expect(place("st_size")).toMatchObject({
    amd64: { offset: 112, size: 8 },
    i386: { offset: 96, size: 8 },
  });
  expect(place("st_atim_ext")).toEqual({ i386: { offset: 48, size: 4 } });
});

test("arrays without a length have as many elements as the architecture says", () => {
  const bits = byName.get("fd_set")?.members[0];
  expect(bits && [elementsOf(model, bits, "amd64"), elementsOf(model, bits, "i386")]).toEqual([
    16, 32,
  ]);
});
