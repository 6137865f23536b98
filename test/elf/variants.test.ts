import { codeOf } from "../../src/elf/code.js";
import { examineStub } from "../../src/elf/stub.js";
import { checkCode } from "../../src/conform/check-code.js";
import type { LibraryArchName } from "../../src/model/library/arch.js";
import { buildLibrary } from "../support/library.js";
import { assemblies } from "../support/stub-assembly.js";
import { elfOf, errorFunction, symbol } from "./support.js";

/** Stubs that keep the address to return to elsewhere than on the stack, which the child shares. */
const variants: readonly (readonly [arch: LibraryArchName, what: string, text: string])[] = [
  [
    "amd64",
    "vfork: the return address in a register",
    "pop %rsi\nmov $66, %eax\nmov %rcx, %r10\nsyscall\njb 1f\njmp *%rsi\n1: push %rsi\njmp on_error",
  ],
  [
    "amd64",
    "getcontext: the return address read, and dropped later",
    "mov (%rsp), %rsi\nmov $66, %eax\nmov %rcx, %r10\nsyscall\njb on_error\nadd $8, %rsp\njmp *%rsi",
  ],
  ["amd64", "a landing pad", "endbr64\nmov $66, %eax\nsyscall\njb on_error\nret"],
  ["amd64", "a test the other way round", "mov $66, %eax\nsyscall\njae 1f\njmp on_error\n1: ret"],
  [
    "i386",
    "vfork: the return address in a register",
    "pop %ecx\nmov $66, %eax\nint $0x80\njb 1f\njmp *%ecx\n1: push %ecx\njmp on_error",
  ],
  ["i386", "the older gate", "mov $66, %eax\nlcall $7, $0\njb on_error\nret"],
  [
    "aarch64",
    "vfork: the return address in a register",
    "mov x2, x30\nmov x8, #66\nsvc #0\nb.cs 1f\nsub x1, x1, #1\nand x0, x0, x1\nmov x30, x2\nret\n" +
      "1: b on_error",
  ],
  ["aarch64", "a landing pad", "bti c\nmov x8, #66\nsvc #0\nb.cs 1f\nret\n1: b on_error"],
  [
    "armv7",
    "vfork: the return address in a register",
    "mov r2, lr\nmov ip, r7\nldr r7, =66\nsvc 0\nmov r7, ip\nbcs on_error\nsub r1, r1, #1\n" +
      "and r0, r0, r1\nmov pc, r2\n.ltorg",
  ],
  [
    "riscv64",
    "vfork: the return address in a register",
    "mv a2, ra\nli t0, 66\necall\nbnez t0, 1f\naddi a1, a1, -1\nand a0, a0, a1\nmv ra, a2\nret\n" +
      "1: la t1, on_error\njr t1",
  ],
  ["riscv64", "a direct jump", "li t0, 66\necall\nbeqz t0, 1f\ntail on_error\n1: ret"],
  ["powerpc", "a test the other way round", "li 0, 66\nsc\nbso 1f\nblr\n1: b on_error"],
  [
    "powerpc",
    "a PLT that counts from .got2, as in code of compilers",
    "li 0, 66\nsc\nbnslr\nmflr 0\nstwu 1, -16(1)\nstw 30, 8(1)\nstw 0, 20(1)\nbcl 20, 31, 1f\n" +
      "1: mflr 30\naddis 30, 30, 2f+32768-1b@ha\naddi 30, 30, 2f+32768-1b@l\n" +
      "bl __error+32768@plt\nlwz 0, 20(1)\nlwz 30, 8(1)\nmtlr 0\naddi 1, 1, 16\nblr\n" +
      '.section .got2, "aw", @progbits\n2: .long 0\n.text',
  ],
];

test.each(variants)("%s, %s", (arch, _what, text) => {
  expect(examine(arch, text)).toEqual({
    kind: "stub",
    number: 66,
    errorPath: "error",
    jumps: false,
  });
});

test.each([
  ["near the GOT", ["-z", "norelro"]],
  ["far from it", []],
])("on powerpc, errors are followed through a PLT %s", (_where, link) => {
  const text = assemblies.powerpc.stub(66);
  expect(examine("powerpc", text, link)).toMatchObject({ number: 66, errorPath: "error" });
});

test("on powerpc, a PLT that counts from something unknown is not followed", () => {
  const text = assemblies.powerpc.onError.replace("mflr 30", "mr 30, 31");
  expect(examine("powerpc", `li 0, 66\nsc\nbnslr\n${text}`)).toMatchObject({
    number: 66,
    errorPath: "unknown",
  });
});

test("a stub whose number is its argument is explained for syscall, and for no other call", () => {
  const text = "pop %ecx\npop %eax\npush %ecx\nint $0x80\npush %ecx\njb on_error\nret";
  const check = (call: string) =>
    checkCode(
      `${call}@@FBSD_1.0`,
      {
        name: call,
        version: "FBSD_1.0",
        isDefault: true,
        binding: "weak",
        content: { kind: "stub", call, number: 0, form: "current" },
      },
      () => examine("i386", text),
    );
  expect(check("syscall")).toEqual({
    findings: [],
    explanation: "takes the number of the call as an argument",
  });
  expect(check("read").findings.map(({ code }) => code)).toEqual(["CF202"]);
});

test("on amd64, int $0x80 would make the calls of another table", () => {
  expect(examine("amd64", "mov $66, %eax\nint $0x80\njb on_error\nret")).toEqual({
    kind: "other",
    why: "unreadable",
  });
});

test("on aarch64, only svc #0 enters the kernel", () => {
  expect(examine("aarch64", "mov x8, #66\nsvc #1\nb.cs 1f\nret\n1: b on_error")).toEqual({
    kind: "other",
    why: "unreadable",
  });
});

test("on powerpc, sc with a level calls the hypervisor", () => {
  expect(examine("powerpc", "li 0, 66\nsc 1\nbnslr\nb on_error")).toEqual({
    kind: "other",
    why: "unreadable",
  });
});

function examine(arch: LibraryArchName, text: string, link: readonly string[] = []) {
  const symbols = [
    symbol("variant", "FBSD_1.0", { kind: "code", text }),
    errorFunction(assemblies[arch].nothing),
  ];
  const file = elfOf(buildLibrary(arch, symbols, { link }));
  const code = codeOf(file);
  const found = file.symbols.find(({ name }) => name === "variant");
  if (code === undefined || found === undefined) throw new Error("no variant");
  return examineStub(code, found.value);
}
