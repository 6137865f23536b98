import type { CType } from "syscalls-table";
import { abiOf } from "../../../src/model/abi.js";
import type { ArchName } from "../../../src/model/arch.js";
import type { Call } from "../../../src/model/call.js";
import type { Model } from "../../../src/model/model.js";

/**
 * A C++ source that compiles only if the compiler sees in `libsys.h`, for every call, what the model
 * says: as many parameters, each of that size, alignment and sign, and such a result. C++ takes a
 * function's type apart, which C cannot.
 */
export function abiProof(model: Model, arch: ArchName): string {
  return prelude + model.calls.map((call) => assertion(model, call, arch)).join("");
}

function assertion(model: Model, call: Call, arch: ArchName): string {
  const parameters = call.parameters.map(({ type }) => shape(model, type, arch));
  const list = call.variadic ? [...parameters, "..."] : parameters;
  return `ASSERT_SHAPE(${call.symbols.sys.name}, ${shape(model, call.returns, arch)}(${list.join(", ")}));\n`;
}

function shape(model: Model, type: CType, arch: ArchName): string {
  const abi = abiOf(model, type, arch);
  switch (abi.kind) {
    case "void":
      return "void";
    case "pointer":
      return `pointer<${abi.size}, ${abi.align}>`;
    case "integer":
      return `integer<${abi.size}, ${abi.align}, ${abi.signed}>`;
  }
}

const prelude = `#include "libsys.h"

template <int Size, int Align, bool Signed> struct integer;
template <int Size, int Align> struct pointer;

template <class T, bool Pointer = __is_pointer(T), bool Enum = __is_enum(T)>
struct shape_of { using type = integer<sizeof(T), alignof(T), __is_signed(T)>; };
template <class T>
struct shape_of<T, true, false> { using type = pointer<sizeof(T), alignof(T)>; };
template <class T>
struct shape_of<T, false, true> : shape_of<__underlying_type(T)> {};
template <>
struct shape_of<void> { using type = void; };

template <class R, class... P>
auto shape(R (*)(P...)) ->
    typename shape_of<R>::type (*)(typename shape_of<P>::type...);
template <class R, class... P>
auto shape(R (*)(P..., ...)) ->
    typename shape_of<R>::type (*)(typename shape_of<P>::type..., ...);

template <class Seen, class Said> constexpr bool is = __is_same(Seen, Said *);

#define ASSERT_SHAPE(function, ...) \\
    static_assert(is<decltype(shape(function)), __VA_ARGS__>, #function)

`;
