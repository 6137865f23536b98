import type { ModelParameter } from "../call.js";
import type { SafeArgument, SafeOutput, SafeParameter, SafeWrapper } from "./form.js";
import type { Role } from "./role.js";

/** Puts the roles of all parameters together; what no rule could decide leaves a constant, for the caller
 * to throw away. */
export function link(
  parameters: readonly ModelParameter[],
  roles: readonly Role[],
): Pick<SafeWrapper, "parameters" | "arguments" | "outputs"> {
  const passed = roles.flatMap((role) => (role.kind === "parameter" ? [role.parameter] : []));
  const outputs: SafeOutput[] = [];
  const made = roles.map((role, index) => {
    const output = outputOf(parameters[index]?.name ?? "", role, passed);
    if (output !== undefined) outputs.push(output);
    return argumentOf(role, passed, outputs.length - 1);
  });
  return { parameters: passed, arguments: made, outputs };
}

function outputOf(
  name: string,
  role: Role,
  passed: readonly SafeParameter[],
): SafeOutput | undefined {
  switch (role.kind) {
    case "output":
      return { name, kind: "object", type: role.type, zeroed: role.zeroed };
    case "new-descriptors":
      return { name, kind: "descriptors", count: role.count };
    case "length-pointer":
      return { name, kind: "length", of: indexOf(role.of, passed), type: role.type };
    case "parameter":
    case "length":
    case "size":
    case "constant":
    case "unannotated":
    case "gap":
      return undefined;
  }
}

function argumentOf(role: Role, passed: readonly SafeParameter[], output: number): SafeArgument {
  switch (role.kind) {
    case "parameter":
      return { kind: takesPlace(role.parameter), of: passed.indexOf(role.parameter) };
    case "length":
      return { kind: "length", of: indexOf(role.of, passed), unit: role.unit };
    case "length-pointer":
      return { kind: "length-pointer", of: indexOf(role.of, passed), type: role.type };
    case "output":
    case "new-descriptors":
      return { kind: "output", of: output };
    case "size":
      return { kind: "size", type: role.type };
    case "constant":
      return { kind: "constant", value: role.value };
    case "unannotated":
    case "gap":
      return { kind: "constant", value: 0 };
  }
}

function takesPlace({ kind }: SafeParameter): "value" | "pointer" {
  return kind === "value" || kind === "descriptor" || kind === "address" ? "value" : "pointer";
}

function indexOf(name: string, passed: readonly SafeParameter[]): number {
  return passed.findIndex((parameter) => parameter.name === name);
}
