import type { CType } from "syscalls-table";
import { abiOf } from "../../../src/model/abi.js";
import type { ArchName } from "../../../src/model/arch.js";
import type { AbiType, Model } from "../../../src/model/model.js";
import { DATA_CHECKS, dataProof } from "./data-proof.js";

/**
 * A Zig program that compiles for `arch` only if the compiler sees every parameter and result of
 * `raw.zig` with the size and the sign that the model says, every struct, member and constant as
 * the model has it, and nothing wrong with any wrapper.
 */
export function proof(model: Model, arch: ArchName): string {
  const calls = model.calls.map((call) => {
    const parameters = call.parameters.map(({ type }) => slot(model, type, arch));
    const result = call.errorConvention === "noreturn" ? ".none" : slot(model, call.returns, arch);
    const types = `&.{${parameters.map((parameter) => ` ${parameter}`).join(",")} }`;
    return `    check("${call.symbols.sys.name}", ${types}, ${result});`;
  });
  const wrappers = model.calls.flatMap(({ name, safe }) =>
    safe.kind === "wrapper" ? [`    _ = &libsys.safe.@"${name}";`] : [],
  );
  return `${DATA_CHECKS}${PRELUDE}
comptime {
    @setEvalBranchQuota(10000000);
${[...calls, dataProof(model, arch), ...wrappers].join("\n")}
}
`;
}

function slot(model: Model, type: CType, arch: ArchName): string {
  const abi: AbiType = abiOf(model, type, arch);
  switch (abi.kind) {
    case "void":
      return ".none";
    case "pointer":
      return `.{ .address = ${abi.size} }`;
    case "integer":
      return `.{ .integer = .{ ${abi.size}, ${abi.signed} } }`;
  }
}

const PRELUDE = `const raw = libsys.raw;

const Slot = union(enum) {
    none,
    address: comptime_int,
    integer: struct { comptime_int, bool },
};

fn check(comptime name: []const u8, comptime parameters: []const Slot, comptime result: Slot) void {
    const info = @typeInfo(@TypeOf(@field(raw, name))).@"fn";
    if (info.param_types.len != parameters.len) @compileError(name ++ ": number of parameters");
    for (info.param_types, parameters) |T, expected| checkType(name, T.?, expected);
    checkType(name, info.return_type.?, result);
}

fn checkType(comptime name: []const u8, comptime T: type, comptime expected: Slot) void {
    const same = switch (@typeInfo(T)) {
        .void, .noreturn => expected == .none,
        .pointer, .optional => expected == .address and expected.address == @sizeOf(T),
        .int => |int| expected == .integer and expected.integer[0] == @sizeOf(T) and
            expected.integer[1] == (int.signedness == .signed),
        else => false,
    };
    if (!same) @compileError(name ++ ": " ++ @typeName(T) ++ " is not what the model says");
}
`;
