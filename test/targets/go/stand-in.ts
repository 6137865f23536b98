import { abiOf } from "../../../src/model/abi.js";
import type { ArchName } from "../../../src/model/arch.js";
import type { Call } from "../../../src/model/call.js";
import type { AbiType, Model } from "../../../src/model/model.js";
import type { GoFunctions, GoValue } from "./inspect.js";

/*
 * A library that stands in for libsys, and a Go program that makes every call to it. Both sides know
 * the value of each argument and of each result, and say on standard error what is not as expected.
 */

/** One call with its function, for a machine of one architecture. */
export interface Probe {
  readonly call: Call;
  readonly functionName: string;
  readonly function: GoFunctions[string];
}

/** The source of the library in C. Each stub answers by turns: a result, a failure, and so on. */
export function standInLibrary(model: Model, probes: readonly Probe[], arch: ArchName): string {
  return `#include <stdint.h>
#include <stdio.h>

static _Thread_local int error;
static uint64_t memory = ${hex(pointee(0))}u;

int *__error(void) { return &error; }

static void expect(const char *name, int index, uint64_t actual, uint64_t expected) {
  if (actual != expected)
    fprintf(stderr, "%s: argument %d is %#llx instead of %#llx\\n", name, index,
        (unsigned long long)actual, (unsigned long long)expected);
}

${probes.map(({ call }) => stub(model, call, arch)).join("\n")}
`;
}

function stub(model: Model, call: Call, arch: ArchName): string {
  const abis = call.parameters.map(({ type }) => abiOf(model, type, arch));
  const parameters = abis.map((abi, index) => `${typeInC(abi)} p${index + 1}`).join(", ");
  const checks = abis.map((abi, index) => {
    const [actual, expected] =
      abi.kind === "pointer"
        ? [`*(uint64_t *)p${index + 1}`, BigInt(pointee(index + 1))]
        : [`(uint64_t)(${unsignedInC(abi)})p${index + 1}`, bits(abi, index + 1)];
    return `  expect("${call.name}", ${index + 1}, ${actual}, ${hex(expected)}u);`;
  });
  const result = abiOf(model, call.returns, arch);
  const lines = [
    `${typeInC(result)} __sys_${call.name}(${parameters === "" ? "void" : parameters}) {`,
    "  static int turn;",
    ...checks,
    ...answers(call, result),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function answers({ errorConvention }: Call, result: AbiType): readonly string[] {
  const success =
    result.kind === "pointer" ? "&memory" : `(${typeInC(result)})${hex(bits(result, 0))}u`;
  const minusOne = `(${typeInC(result)})-1`;
  switch (errorConvention) {
    case "noreturn":
      return ["  (void)turn;"];
    case "never-fails":
      if (result.kind === "void") return ["  (void)turn;"];
      return [`  return turn++ == 0 ? ${success} : ${minusOne};`];
    case "errno-value":
      return ["  return turn++ == 0 ? 0 : 13;"];
    case "errno":
    case "errno-pointer":
      return [
        `  if (turn++ == 0) return ${success};`,
        "  error = 13;",
        ...(isWide(result) ? [`  if (turn == 3) return ${hex(halfMinusOne)};`] : []),
        `  return ${minusOne};`,
      ];
    case "ambiguous":
      return [
        `  if (turn == 0) error = 0;`,
        `  if (turn++ == 1) error = 13;`,
        `  return turn == 1 ? ${success} : ${minusOne};`,
      ];
  }
}

/** The source of the program, which ends with the number of the calls that it made. */
export function standInProgram(model: Model, probes: readonly Probe[], arch: ArchName): string {
  const blocks = probes.map((probe) => block(model, probe, arch));
  return `package main

import (
	"fmt"
	"libsys"
	"os"
	"unsafe"
)

var memory [32]uint64

func expect(name string, turn int, ok bool) {
	if !ok {
		fmt.Fprintf(os.Stderr, "%s: result %d is not as expected\\n", name, turn)
	}
}

func main() {
	_ = libsys.Errno(0)
	_ = unsafe.Pointer(nil)
	for index := range memory {
		memory[index] = ${pointee(0)} + uint64(index)
	}
${blocks.join("")}	fmt.Println(${probes.length}, "calls")
}
`;
}

function block(model: Model, probe: Probe, arch: ArchName): string {
  const { call, functionName, function: seen } = probe;
  const list = call.parameters.map(({ type }, index) =>
    argument(abiOf(model, type, arch), seen.parameters[index], index + 1),
  );
  const result = abiOf(model, call.returns, arch);
  const turns = expectations(call, result);
  const names = seen.results.map(({ kind }) => (kind === "Errno" ? "err" : "r"));
  const code = `libsys.${functionName}(${list.join(", ")})`;
  const statements = turns.map((condition, turn) =>
    names.length === 0
      ? code
      : `${names.join(", ")} ${turn === 0 ? ":=" : "="} ${code}\n\t\texpect("${call.name}", ${turn + 1}, ${condition})`,
  );
  return `	{\n${statements.map((statement) => `\t\t${statement}\n`).join("")}	}\n`;
}

/** What holds after the first call, the second, and so on. */
function expectations({ errorConvention }: Call, result: AbiType): readonly string[] {
  const value =
    result.kind === "pointer" ? `*(*uint64)(r) == ${pointee(0)}` : `r == ${literal(result, 0)}`;
  const minusOne = result.kind === "pointer" ? "r == nil" : `r == ${literalOfMinusOne(result)}`;
  switch (errorConvention) {
    case "noreturn":
      return ["true"];
    case "never-fails":
      return result.kind === "void" ? ["true"] : [value, minusOne];
    case "errno-value":
      return ["err == 0", "err == 13"];
    case "errno":
    case "errno-pointer":
      return [
        `${value} && err == 0`,
        `${minusOne} && err == 13`,
        ...(isWide(result) ? [`r == ${halfMinusOne} && err == 0`] : []),
      ];
    case "ambiguous":
      // The third answer is a -1 that comes with the errno of the second.
      return [`${value} && err == 0`, `${minusOne} && err == 13`, `${minusOne} && err == 0`];
  }
}

function argument(abi: AbiType, seen: GoValue | undefined, index: number): string {
  if (abi.kind !== "pointer") return literal(abi, index);
  const address = `unsafe.Pointer(&memory[${index}])`;
  if (seen?.kind === "uintptr") return `uintptr(${address})`;
  return seen?.type === "unsafe.Pointer" ? address : `(${seen?.type ?? ""})(${address})`;
}

/** What the memory holds that a pointer points to: 0 is for results. */
function pointee(index: number): number {
  return 0x5000 + index;
}

/** A pattern that shows truncation, a wrong sign and exchanged halves; 0 is for results. */
function bits(abi: AbiType, index: number): bigint {
  const pattern = 0x8877665584332280n + BigInt(index);
  return abi.kind === "integer" ? BigInt.asUintN(abi.size * 8, pattern) : 0n;
}

function literal(abi: AbiType, index: number): string {
  if (abi.kind !== "integer") return "";
  const pattern = bits(abi, index);
  return `${abi.signed ? BigInt.asIntN(abi.size * 8, pattern) : pattern}`;
}

function literalOfMinusOne(abi: AbiType): string {
  if (abi.kind !== "integer") return "";
  return `${abi.signed ? -1n : BigInt.asUintN(abi.size * 8, -1n)}`;
}

/** A success that looks like a failure to whoever reads the lower half only. */
const halfMinusOne = 0x1_ffff_ffff;

function isWide(abi: AbiType): boolean {
  return abi.kind === "integer" && abi.size === 8;
}

function hex(value: bigint | number): string {
  return `0x${value.toString(16)}`;
}

function typeInC(abi: AbiType): string {
  if (abi.kind === "void") return "void";
  if (abi.kind === "pointer") return "void *";
  return `${abi.signed ? "" : "u"}int${abi.size * 8}_t`;
}

function unsignedInC(abi: AbiType): string {
  return abi.kind === "integer" ? `uint${abi.size * 8}_t` : "uintptr_t";
}
