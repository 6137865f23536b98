import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Structure } from "../../../src/model/layout/structure.js";
import type { Model } from "../../../src/model/model.js";
import { generateInto } from "../../support/generate.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { proof } from "./proof.js";
import { compile } from "./zig.js";

const temporary = temporaryFolder();

/** The package in a folder of its own, with one text of a file replaced. */
async function packageWith(from: string, to: string, file = "src/types.zig"): Promise<string> {
  const folder = mkdtempSync(join(temporary, "zig-"));
  const files = await generateInto(folder, "zig", "bundled", { archs: ["amd64", "i386"] });
  const text = files.get(file) ?? "";
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
  return folder;
}

function check(folder: string, arch: "amd64" | "i386", model = bundledModel()): void {
  compile(folder, arch, proof(model, arch), ["-fno-emit-bin"]);
}

describe("the proof of the package against the model", () => {
  test("fails where a type is wider than the model says", async () => {
    const folder = await packageWith("mode_t = u16", "mode_t = u32");
    expect(() => {
      check(folder, "amd64");
    }).toThrow("__sys_open: u32 is not what the model says");
  });

  test("fails on the one architecture where a type is another", async () => {
    const folder = await packageWith(".x86 => i32", ".x86 => i64");
    check(folder, "amd64");
    expect(() => {
      check(folder, "i386");
    }).toThrow("i64 is not what the model says");
  });

  test("fails where the model has a member elsewhere, or a constant another value", async () => {
    const folder = await packageWith("pub const id_t = i64", "pub const id_t = i64");
    expect(() => {
      check(folder, "amd64", withTimevalAt(4));
    }).toThrow("timeval.tv_usec: the offset is not what the model says");
    expect(() => {
      check(folder, "amd64", withConstant("O_CLOEXEC", 1n));
    }).toThrow("O_CLOEXEC is not what the model says");
  });
});

describe("the assertions in the package itself", () => {
  const program = `comptime { _ = @sizeOf(@import("libsys").types.timeval); }\n`;

  test("fail where a member has moved", async () => {
    const folder = await packageWith("    tv_sec: time_t = 0,\n    tv_usec", "    tv_usec");
    expect(() => {
      compile(folder, "amd64", program, ["-fno-emit-bin"]);
    }).toThrow("types.timeval");
  });

  test("fail where a member of a union is not at its beginning", async () => {
    const folder = await packageWith("            .sival_int = 0,", "            .sival_int = 4,");
    const union = `comptime { _ = @sizeOf(@import("libsys").types.sigval); }\n`;
    expect(() => {
      compile(folder, "amd64", union, ["-fno-emit-bin"]);
    }).toThrow("types.sigval: offset of sival_int is 0 and not 4");
  });

  test.each(["iovec", "iovec_const"])(
    "fail where %s has its members the other way",
    async (name) => {
      const qualifier = name === "iovec" ? "" : "const ";
      const members = [`    base: [*]${qualifier}u8,\n`, "    len: usize,\n"];
      const [base = "", len = ""] = members;
      const folder = await packageWith(base + len, len + base, "src/iovec.zig");
      const vector = `comptime { _ = @sizeOf(@import("libsys").${name}); }\n`;
      expect(() => {
        compile(folder, "amd64", vector, ["-fno-emit-bin"]);
      }).toThrow(`iovec.${name}: offset of base is 8 and not 0`);
    },
  );

  test("fail on the one architecture where a size is another", async () => {
    const size =
      "layout.expectSize(@This(), on(.{ .x86 = 8, .other = 16 }), on(.{ .x86 = 4, .other = 8 }));";
    const folder = await packageWith(size, size.replace(".x86 = 8", ".x86 = 16"));
    compile(folder, "amd64", program, ["-fno-emit-bin"]);
    expect(() => {
      compile(folder, "i386", program, ["-fno-emit-bin"]);
    }).toThrow("size is 8 and not 16");
  });
});

function withTimevalAt(offset: number): Model {
  const model = bundledModel();
  const moved = (structure: Structure): Structure => ({
    ...structure,
    members: structure.members.map((member) =>
      member.name === "tv_usec"
        ? { ...member, places: { ...member.places, amd64: { offset, size: 8 } } }
        : member,
    ),
  });
  return {
    ...model,
    structures: model.structures.map((structure) =>
      structure.name === "timeval" ? moved(structure) : structure,
    ),
  };
}

function withConstant(name: string, value: bigint): Model {
  const model = bundledModel();
  return {
    ...model,
    constants: model.constants.map((family) => ({
      ...family,
      constants: family.constants.map((constant) =>
        constant.name === name ? { ...constant, value } : constant,
      ),
    })),
  };
}
