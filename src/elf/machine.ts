import type { Destination, Instruction, Isa, Operation, Place } from "./isa/instruction.js";

/** The code of one library, as stubs are followed through it. */
export interface Code {
  readonly isa: Isa;
  /** Bytes of a pointer. */
  readonly wordSize: 4 | 8;
  readonly endian: "little" | "big";
  /** Up to `length` bytes from an address. */
  readonly bytesAt: (address: bigint, length: number) => Uint8Array;
  /** What the run-time linker puts into a word. */
  readonly slotAt: (address: bigint) => Slot | undefined;
  /** Where a linker will make the instruction at an address lead to; in linked files it has. */
  readonly linkAt: (address: bigint, length: number) => Slot | undefined;
  /** The names of the symbols at an address. */
  readonly namesAt: (address: bigint) => readonly string[];
  /** Whether a symbol that is not in this code is `__error`, or leads there. */
  readonly reportsErrors: (symbol: string) => boolean;
  /** What registers hold wherever code begins: on powerpc64 the address of the table of contents. */
  readonly fixed: ReadonlyMap<number, bigint>;
}

/** The address of a symbol, or of a place in the library itself. */
export type Slot =
  | { readonly kind: "symbol"; readonly name: string }
  | { readonly kind: "address"; readonly address: bigint };

/** What a register is known to hold: a number, or the word of memory at an address. */
type Value =
  | { readonly kind: "constant"; readonly value: bigint }
  | { readonly kind: "word"; readonly address: bigint };

/** Where a call or a jump goes. */
export type Target = Slot | { readonly kind: "unknown" };

/** Registers that hold known values while code is followed. */
export class Machine {
  readonly #registers = new Map<number, Value>();
  /**
   * The return address of a call to the next instruction, which i386 and powerpc make to learn where
   * they are.
   */
  #pushed: bigint | undefined;

  constructor(readonly code: Code) {
    for (const [register, value] of code.fixed) this.#set(register, value);
  }

  fetch(address: bigint): Instruction {
    const { bytesAt, isa } = this.code;
    const bytes = bytesAt(address & ~this.#thumbBit, isa.longest);
    return isa.decode(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), address);
  }

  get #thumbBit(): bigint {
    return this.code.isa.longest === 6 ? 1n : 0n;
  }

  /** Lets registers change as an operation changes them. */
  apply(operation: Operation): void {
    switch (operation.kind) {
      case "set":
        this.#set(operation.register, operation.value);
        break;
      case "add":
        this.#add(operation.register, operation.from, operation.value);
        break;
      case "load": {
        const address = this.#addressOf(operation.place);
        if (address === undefined) this.#registers.delete(operation.register);
        else this.#registers.set(operation.register, { kind: "word", address });
        break;
      }
      case "pop":
        if (this.#pushed === undefined) this.#registers.delete(operation.register);
        else this.#set(operation.register, this.#pushed);
        this.#pushed = undefined;
        break;
      case "clobber":
        this.#registers.delete(operation.register);
        break;
      case "unknown":
        this.#registers.clear();
        break;
      case "branch":
      case "call":
      case "jump":
      case "none":
      case "return":
      case "trap":
        break;
    }
  }

  push(address: bigint): void {
    this.#pushed = address;
  }

  /** The number that a register holds, if that is known. */
  number(register: number): number | undefined {
    const value = this.#registers.get(register);
    if (value === undefined) return undefined;
    if (value.kind === "constant") return Number(BigInt.asIntN(32, value.value));
    const bytes = this.code.bytesAt(value.address, 4);
    if (bytes.length < 4) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, 4);
    return view.getInt32(0, this.code.endian === "little");
  }

  target(destination: Destination): Target {
    switch (destination.kind) {
      case "address":
        return { kind: "address", address: this.#wrapped(destination.address) };
      case "memory": {
        const address = this.#addressOf(destination.place);
        return (
          (address === undefined ? undefined : this.code.slotAt(address)) ?? { kind: "unknown" }
        );
      }
      case "register": {
        const value = this.#registers.get(destination.register);
        if (value === undefined) return { kind: "unknown" };
        if (value.kind === "constant") {
          return { kind: "address", address: this.#wrapped(value.value + destination.offset) };
        }
        return this.code.slotAt(value.address) ?? { kind: "unknown" };
      }
    }
  }

  #add(register: number, from: number, value: bigint): void {
    const known = this.#registers.get(from);
    if (known === undefined) this.#registers.delete(register);
    else if (known.kind === "constant") this.#set(register, known.value + value);
    else if (value === 0n) this.#registers.set(register, known);
    else this.#registers.delete(register);
  }

  #addressOf({ base, offset }: Place): bigint | undefined {
    if (base === undefined) return this.#wrapped(offset);
    const value = this.#registers.get(base);
    return value?.kind === "constant" ? this.#wrapped(value.value + offset) : undefined;
  }

  #set(register: number, value: bigint): void {
    this.#registers.set(register, { kind: "constant", value: this.#wrapped(value) });
  }

  #wrapped(value: bigint): bigint {
    return BigInt.asUintN(this.code.wordSize * 8, value);
  }
}
