import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { archs, archOf, isArchName, type Arch } from "../../src/model/arch.js";
import { temporaryFolder } from "../support/temporary.js";
import { toolchain } from "../toolchains/index.js";
import { run } from "../toolchains/run.js";

const folder = temporaryFolder();
const byName = archs.map((arch) => [arch.name, arch] as const);

describe.each(byName)("%s", (_, arch) => {
  test("is what Rust knows under the name", () => {
    const { path, env } = toolchain("rustc");
    const { stdout } = run(path, ["--print", "cfg", "--target", arch.names.rustTarget], { env });
    expect(stdout.split("\n")).toEqual(
      expect.arrayContaining([
        'target_os="freebsd"',
        `target_arch="${arch.names.rustArch}"`,
        `target_endian="${arch.endian}"`,
        `target_pointer_width="${arch.pointerSize * 8}"`,
      ]),
    );
  });

  test("is what C has under Zig's name", () => {
    const macros = macrosOf(arch);
    expect(macros.get("__FreeBSD__")).toBeDefined();
    expect(macros.get("__SIZEOF_POINTER__")).toBe(String(arch.pointerSize));
    expect(macros.get("__SIZEOF_LONG__")).toBe(String(arch.pointerSize));
    expect(macros.has("__CHAR_UNSIGNED__")).toBe(!arch.charSigned);
    expect(macros.get("__BYTE_ORDER__")).toBe(
      arch.endian === "big" ? "__ORDER_BIG_ENDIAN__" : "__ORDER_LITTLE_ENDIAN__",
    );
  });

  test("enters the kernel by the instruction whose bytes are given", () => {
    expect(assembled(arch, arch.trap.instruction)).toEqual(arch.trap.bytes);
    for (const { instruction, bytes, instructionSet } of arch.trap.alternatives) {
      const directive = instructionSet === "Thumb" ? ".thumb\n" : "";
      expect(assembled(arch, directive + instruction)).toEqual(bytes);
    }
  });
});

test("Go has ports to five of them, and no others", () => {
  const { path, env } = toolchain("go");
  const ports = run(path, ["tool", "dist", "list", "-broken"], { env }).stdout.split("\n");
  const goarchs = archs.flatMap(({ names }) => (names.goarch === undefined ? [] : [names.goarch]));
  expect(goarchs.map((goarch) => `freebsd/${goarch}`).sort()).toEqual(
    ports.filter((port) => port.startsWith("freebsd/")).sort(),
  );
});

test("names are recognised", () => {
  expect(isArchName("riscv64")).toBe(true);
  expect(isArchName("toString")).toBe(false);
  expect(archOf("armv7").machine).toBe("arm");
});

function macrosOf({ names }: Arch): ReadonlyMap<string, string> {
  const { path, env } = toolchain("zig");
  const args = ["cc", "-target", names.zigTarget, "-dM", "-E", "-x", "c", "-"];
  const { stdout } = run(path, args, { env });
  const definitions = stdout.split("\n").map((line) => /^#define (\w+) (.*)$/.exec(line));
  return new Map(definitions.map((match) => [match?.[1] ?? "", match?.[2] ?? ""]));
}

/** The bytes of an instruction in the order of memory, by Zig's assembler. */
function assembled({ names }: Arch, instruction: string): readonly number[] {
  const source = join(folder, "trap.s");
  const object = join(folder, "trap.o");
  writeFileSync(source, `.text\n${instruction}\n`);
  const zig = toolchain("zig");
  run(zig.path, ["cc", "-target", names.zigTarget, "-c", source, "-o", object], { env: zig.env });
  const objdump = toolchain("llvm-objdump");
  const { stdout } = run(objdump.path, ["-s", "-j", ".text", object], { env: objdump.env });
  const words = /^ 0000 ((?:[0-9a-f]+ )+)/m.exec(stdout)?.[1] ?? "";
  return [...Buffer.from(words.replaceAll(" ", ""), "hex")];
}
