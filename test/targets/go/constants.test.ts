import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { abiOf } from "../../../src/model/abi.js";
import { archs, type ArchName } from "../../../src/model/arch.js";
import { errorNumbers } from "../../../src/model/errno.js";
import type { Model } from "../../../src/model/model.js";
import { generateInto } from "../../support/generate.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { inspect } from "./inspect.js";

const folder = temporaryFolder();
const place = join(folder, "bundled");

beforeAll(async () => {
  await generateInto(place, "go", "bundled");
});

test("Go sees every constant with its value and its type, on every architecture", () => {
  expect(bundledModel().constants.length).toBeGreaterThan(250);
  expect(compareConstants(bundledModel(), inspect(place))).toEqual([]);
});

test("a wrong value, a missing constant and a wrong type do not get through", async () => {
  const spoilt = join(folder, "spoilt");
  await generateInto(spoilt, "go", "bundled");
  const file = join(spoilt, "zconst.go");
  const source = readFileSync(file, "utf8");
  writeFileSync(
    file,
    source
      .replace(/(O_CLOEXEC +OpenFlags = ).*/, "$10x100001")
      .replace(/O_CLOFORK .*/, "")
      .replace("type KqueueFilter = int16", "type KqueueFilter = int32"),
  );
  const differences = compareConstants(bundledModel(), inspect(spoilt, ["amd64"]), ["amd64"]);
  expect(differences).toEqual(
    expect.arrayContaining([
      "amd64: O_CLOEXEC is 1048577 instead of 1048576",
      "amd64: O_CLOFORK is missing",
      "amd64: EVFILT_READ is signed of 4 instead of signed of 2",
    ]),
  );
});

/** Every difference between the constants of a model and what Go's type checker sees. */
function compareConstants(
  model: Model,
  seen: ReturnType<typeof inspect>,
  only: readonly string[] = [...seen.keys()],
): readonly string[] {
  return archs.flatMap(({ name: arch, names: { goarch } }) => {
    if (goarch === undefined || !only.includes(goarch)) return [];
    const constants = seen.get(goarch)?.constants ?? {};
    return wantedConstants(model, arch)
      .flatMap(({ name, value, type }) => {
        const found = constants[name];
        if (found === undefined) return [`${name} is missing`];
        return [
          ...(found.value === `${value}` ? [] : [`${name} is ${found.value} instead of ${value}`]),
          ...(found.type === type ? [] : [`${name} is ${found.type} instead of ${type}`]),
        ];
      })
      .map((difference) => `${goarch}: ${difference}`);
  });
}

function wantedConstants(model: Model, arch: ArchName) {
  const wordSize = arch === "i386" || arch === "armv7" ? 4 : 8;
  const families = model.constants.flatMap(({ name: family, type, constants }) => {
    const abi = type === undefined ? undefined : abiOf(model, { kind: "named", name: type }, arch);
    // Wrappers take descriptors as int, which is as wide as a word.
    const isDescriptor = family === "at-descriptors" || family === "standard-descriptors";
    return constants.map(({ name, value }) => {
      const here = typeof value === "bigint" ? value : value[arch];
      const own = name.replace(/^_+/, "").replace(/^./, (first) => first.toUpperCase());
      if (abi?.kind !== "integer") return { name: own, value: here, type: "" };
      const bits = abi.size * 8;
      return {
        name: own,
        value: abi.signed ? BigInt.asIntN(bits, here) : BigInt.asUintN(bits, here),
        type: isDescriptor
          ? `signed of ${wordSize}`
          : `${abi.signed ? "signed" : "unsigned"} of ${abi.size}`,
      };
    });
  });
  const errors = errorNumbers.map(({ name, number }) => ({
    ...{ name, value: BigInt(number) },
    type: `unsigned of ${wordSize}`,
  }));
  return [...families, ...errors];
}
