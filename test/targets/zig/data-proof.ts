import { archNames, type ArchName } from "../../../src/model/arch.js";
import type { Constant, ConstantFamily } from "../../../src/model/constants.js";
import type { Member, Structure } from "../../../src/model/layout/structure.js";
import type { Model } from "../../../src/model/model.js";

/**
 * Zig statements that compile for `arch` only if the compiler sees every struct, union, member and
 * constant of the package as the model says. They need `DATA_CHECKS` and `libsys`.
 */
export function dataProof(model: Model, arch: ArchName): string {
  return [
    ...model.structures.flatMap((structure) => structureProof(structure, arch)),
    ...model.constants.flatMap((family) => familyProof(family, model, arch)),
  ].join("\n");
}

function structureProof(structure: Structure, arch: ArchName): readonly string[] {
  const layout = structure.layouts[arch];
  if (layout === undefined) return [];
  const members = structure.members.flatMap((member) => memberProof(structure, member, arch));
  return [`    checkSize("${structure.name}", ${layout.size}, ${layout.align});`, ...members];
}

function memberProof(structure: Structure, member: Member, arch: ArchName): readonly string[] {
  const place = member.places[arch];
  const isEverywhere = archNames.every((name) => member.places[name] !== undefined);
  if (place === undefined || !isEverywhere) return [];
  const { name, reserved } = member;
  const field = reserved && !name.startsWith("_") ? `_${name}` : name;
  const { offset, size } = place;
  const where = structure.kind === "union" ? "null" : String(offset);
  return [`    checkMember("${structure.name}", "${field}", ${where}, ${size});`];
}

function familyProof(family: ConstantFamily, model: Model, arch: ArchName): readonly string[] {
  const layout = family.type === undefined ? undefined : model.scalars.get(family.type);
  return family.constants.map((constant) => {
    const bits = layout === undefined ? "null" : String(layout.layouts[arch].size * 8);
    return `    checkConstant("${constant.name}", ${valueOn(constant, arch)}, ${bits});`;
  });
}

function valueOn({ value }: Constant, arch: ArchName): bigint {
  return typeof value === "bigint" ? value : value[arch];
}

export const DATA_CHECKS = `const libsys = @import("libsys");

fn checkSize(comptime name: []const u8, comptime size: comptime_int, comptime alignment: comptime_int) void {
    const T = @field(libsys.types, name);
    if (@sizeOf(T) != size) @compileError(name ++ ": the size is not what the model says");
    if (@alignOf(T) != alignment) @compileError(name ++ ": the alignment is not what the model says");
}

fn checkMember(
    comptime name: []const u8,
    comptime member: []const u8,
    comptime offset: ?comptime_int,
    comptime size: comptime_int,
) void {
    const T = @field(libsys.types, name);
    if (offset) |where| {
        if (@offsetOf(T, member) != where) @compileError(name ++ "." ++ member ++ ": the offset is not what the model says");
    }
    if (@sizeOf(@FieldType(T, member)) != size) @compileError(name ++ "." ++ member ++ ": the size is not what the model says");
}

fn checkConstant(comptime name: []const u8, comptime value: comptime_int, comptime bits: ?comptime_int) void {
    const constant = @field(libsys.constants, name);
    const same = if (bits) |width|
        @bitSizeOf(@TypeOf(constant)) == width and @mod(@as(comptime_int, constant) - value, 1 << width) == 0
    else
        constant == value;
    if (!same) @compileError(name ++ " is not what the model says");
}
`;
