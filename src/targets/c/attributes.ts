import type { CPointer, CType } from "syscalls-table";
import type { Call, ModelParameter, Pointee, PointeeCount } from "../../model/call.js";

/**
 * The macros behind a prototype that tell compilers what the table's annotations say: `libsys.h`
 * defines them to attributes of GCC and clang, or to nothing. Positions count from 1.
 *
 * An attribute that is wrong does harm: a compiler warns of right programs, and takes a pointer for
 * not NULL wherever `nonnull` stands. So there is none where the annotation leaves a doubt:
 *
 * - about bytes without a count, which may be an address that nothing reads (mprotect) or an object
 *   of any type (ioctl, _umtx_op);
 * - about a structure whose length in bytes is passed, as a shorter one is allowed;
 * - nonnull for a counted pointer, as none of it may be asked for;
 * - the count of an optional pointer, as calls ignore it or not where the pointer is NULL.
 */
export function attributesOf(call: Call): readonly string[] {
  const nonnull = call.parameters.flatMap((parameter, index) =>
    isNeverNull(call, parameter) ? [index + 1] : [],
  );
  return [
    ...descriptors(call),
    ...call.parameters.flatMap((parameter, index) => accesses(call, parameter, index + 1)),
    ...(nonnull.length === 0 ? [] : [`__arg_nonnull(${nonnull.join(", ")})`]),
  ];
}

/** The calls that move bytes need a descriptor that is open for it; others take any. */
const DIRECTIONS: ReadonlyMap<string, "in" | "out"> = new Map([
  ...(["read", "readv", "pread", "preadv", "getdirentries"] as const).map(
    (name) => [name, "in"] as const,
  ),
  ...(["write", "writev", "pwrite", "pwritev"] as const).map((name) => [name, "out"] as const),
]);

/** AT_FDCWD and -1 are no descriptors, so parameters that take them are left out. */
function descriptors({ name, parameters, safe }: Call): readonly string[] {
  if (safe.kind === "raw") return [];
  const wanted = safe.parameters.flatMap((parameter) =>
    parameter.kind === "descriptor" && !parameter.directory && parameter.none === undefined
      ? [parameter.name]
      : [],
  );
  const direction = DIRECTIONS.get(name);
  const macro = direction === undefined ? "__arg_fd" : `__arg_fd_${direction}`;
  return parameters.flatMap((parameter, index) =>
    wanted.includes(parameter.name) ? [`${macro}(${index + 1})`] : [],
  );
}

function accesses(call: Call, { name, type, pointee }: ModelParameter, position: number) {
  if (pointee === undefined || !isObject(call, name, type, pointee)) return [];
  const { nulTerminated, optional, count } = pointee;
  const direction = directionOf(call, name, type.to, pointee);
  if (direction === "in" && nulTerminated && isByte(type.to)) return [`__arg_string(${position})`];
  const size = optional || count === undefined ? undefined : sizeIndex(call, type.to, count);
  return [`__arg_${direction}(${size === undefined ? position : `${position}, ${size}`})`];
}

/** Whether there is an object of the pointed type behind the pointer for sure, unless it is NULL. */
function isObject(
  { name: call }: Call,
  name: string,
  type: CType,
  { nulTerminated, count }: Pointee,
): type is CPointer {
  if (type.kind !== "pointer" || type.to.kind === "function") return false;
  if (SMALLER_OR_OTHER.has(`${call} ${name}`)) return false;
  const bytes = type.to.kind === "void" || isByte(type.to);
  return bytes ? count !== undefined || nulTerminated : count?.unit !== "bytes";
}

/** Parameters that take another object than the one of their type, or a part of it. */
const SMALLER_OR_OTHER: ReadonlySet<string> = new Set([
  // The structure of the operation, though the table says string.
  "sysarch parms",
  // As many bytes as another parameter says.
  "cpuset_getaffinity mask",
  "cpuset_setaffinity mask",
  "cpuset_setdomain mask",
]);

/**
 * What is read has to be initialised, compilers say; so `inout` is no more than `out` where the
 * call reads only sometimes. What lies behind a pointer to const is not written.
 */
function directionOf({ name: call }: Call, name: string, to: CType, { direction }: Pointee) {
  if (READ_AT_TIMES.has(`${call} ${name}`)) return "out";
  return direction === "inout" && "const" in to ? "in" : direction;
}

const READ_AT_TIMES: ReadonlySet<string> = new Set([
  // RTP_LOOKUP only writes.
  "rtprio rtp",
  "rtprio_thread rtp",
  // Programs that ask for nothing but the length leave it uninitialised.
  "__sysctl oldlenp",
  "__sysctlbyname oldlenp",
  // KENV_GET only writes.
  "kenv value",
  // IPC_STAT only writes, and some commands of semctl do neither.
  "__semctl arg",
  "msgctl buf",
  "shmctl buf",
  // The table says that it is read; it tells about the message that was received.
  "sctp_generic_recvmsg sinfo",
]);

/** The position of the parameter that says how many elements there are, in the compilers' unit. */
function sizeIndex(call: Call, element: CType, { unit, expression }: PointeeCount) {
  if (expression.kind !== "parameter") return undefined;
  if (unit === "bytes" && element.kind !== "void" && !isByte(element)) return undefined;
  const index = call.parameters.findIndex(({ name }) => name === expression.name);
  return index < 0 || call.parameters[index]?.type.kind !== "named" ? undefined : index + 1;
}

function isByte(type: CType): boolean {
  return type.kind === "named" && BYTES.has(type.name);
}

const BYTES: ReadonlySet<string> = new Set(["char", "u_char", "unsigned char", "uint8_t"]);

function isNeverNull(call: Call, { name, type, pointee }: ModelParameter): boolean {
  if (pointee === undefined || pointee.optional) return false;
  if (!isObject(call, name, type, pointee)) return false;
  const { count } = pointee;
  return count === undefined || (count.expression.kind === "number" && count.expression.value > 0);
}
