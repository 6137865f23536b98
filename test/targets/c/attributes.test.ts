import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateInto } from "../../support/generate.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { attributesOf } from "../../../src/targets/c/attributes.js";
import { gccSays } from "./gcc.js";
import { compile, diagnostics, type Source } from "./zig-cc.js";

const include = temporaryFolder();
const without = temporaryFolder();
const scratch = temporaryFolder();

beforeAll(async () => {
  await generateInto(include, "c", "bundled");
});

test.each([
  ["read", ["__arg_fd_in(1)", "__arg_out(2, 3)"]],
  ["writev", ["__arg_fd_out(1)", "__arg_in(2, 3)"]],
  ["unlink", ["__arg_string(1)", "__arg_nonnull(1)"]],
  ["acct: no name is allowed", ["__arg_string(1)"]],
  ["pipe2: two elements at least", ["__arg_out(1)", "__arg_nonnull(1)"]],
  ["kevent: lists may be absent", ["__arg_fd(1)", "__arg_in(2)", "__arg_out(4)", "__arg_in(6)"]],
  ["mprotect: an address, not an object", []],
  ["mmap: neither is that, and -1 is no descriptor", []],
  ["ioctl: an object of any type", ["__arg_fd(1)"]],
  ["sysarch: the table says string", []],
  [
    "execve: strings behind pointers",
    ["__arg_string(1)", "__arg_in(2)", "__arg_in(3)", "__arg_nonnull(1, 2)"],
  ],
  ["connect: a shorter address is allowed", ["__arg_fd(1)"]],
  ["shmctl: what is read at times need not be initialised", ["__arg_out(3)"]],
  ["lio_listio: the list is constant", ["__arg_in(2, 3)", "__arg_in(4)"]],
  ["mincore: GCC takes no expressions", ["__arg_out(3)"]],
])("%s", (title, macros) => {
  const name = title.replace(/:.*/, "");
  const call = bundledModel().calls.find((known) => known.name === name);
  expect(call === undefined ? undefined : attributesOf(call)).toEqual(macros);
});

const start = `#include "libsys.h"
#include <sys/event.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <stdlib.h>
`;

/** Bodies of functions with a descriptor `fd`. */
const wrong = {
  "reads more than there is room for": "char small[4]; return __sys_read(fd, small, 8) < 0;",
  "writes more than there is": 'return __sys_write(fd, "four", 64) < 0;',
  "writes what nobody initialised": "char none[8]; return __sys_write(fd, none, 8) < 0;",
  "has too little room for one structure":
    "struct timespec small; return __sys_fstat(fd, (struct stat *)&small);",
  "does not say how long an address may be":
    "struct sockaddr name; unsigned length; return __sys_getsockname(fd, &name, &length);",
  "opens NULL": "return fd + __sys_open(0, O_RDONLY, 0);",
  "asks for the status into NULL": "return __sys_fstat(fd, 0);",
  "opens a path without an end":
    "char path[4] = { 'f', 'i', 'l', 'e' }; return fd + __sys_open(path, O_RDONLY, 0);",
  "removes a path without an end":
    "char path[2]; path[0] = 'a'; path[1] = 'b'; return fd + __sys_unlink(path);",
} as const;

/** What compilers must be silent about, each as large as life. */
const right = {
  "ends the path that it puts together": `
    char path[3]; path[0] = 'a'; path[1] = (char)('a' + fd % 26); path[2] = 0;
    return __sys_unlink(path) < 0 || __sys_acct(0) < 0;`,
  "passes NULL where a call takes it": `
    __sys_nanosleep(&(struct timespec){ 0, 1 }, 0);
    __sys_gettimeofday(0, 0);
    __sys_utimes("file", 0);
    __sys_wait4(-1, 0, 0, 0);
    return __sys_kevent(fd, 0, 0, 0, 0, 0);`,
  "reads none into NULL": "return __sys_read(fd, 0, 0) < 0 || __sys_writev(fd, 0, 0) < 0;",
  "asks sysctl for a length": `
    size_t length; int name[2] = { 1, 2 };
    return __sys___sysctl(name, 2, 0, &length, 0, 0);`,
  "asks for the state of a segment": `
    char state[128]; return __sys_shmctl(1, 2, (struct shmid_ds *)(void *)state);`,
  "protects memory that nobody wrote": `
    void *memory = malloc(8192); int failed = __sys_mprotect(memory, 4096, 0);
    free(memory); return failed;`,
  "fills a part of a buffer": `
    char buffer[64]; return __sys_read(fd, buffer, 16) < 0 || __sys_write(fd, buffer, 16) < 0;`,
  "passes a short address": `
    unsigned char name[8] = { 8, AF_UNIX, '/', 'x' };
    return __sys_connect(fd, (struct sockaddr *)(void *)name, sizeof name);`,
  "waits for one event": `
    struct kevent change, event;
    EV_SET(&change, 1, EVFILT_USER, EV_ADD, 0, 0, 0);
    return __sys_kevent(fd, &change, 1, &event, 1, 0);`,
  "opens, reads and closes": `
    char byte; fd = open("file", O_RDONLY); if (fd < 0) return 1;
    int failed = __sys_read(fd, &byte, 1) < 0; __sys_close(fd); return failed;`,
} as const;

describe("GCC warns of a program that", () => {
  test.each([
    ["reads more than there is room for", "-Wstringop-overflow="],
    ["writes more than there is", "-Wstringop-overread"],
    ["writes what nobody initialised", "-Wuninitialized"],
    ["has too little room for one structure", "-Wstringop-overflow="],
    ["does not say how long an address may be", "-Wmaybe-uninitialized"],
    ["opens NULL", "-Wnonnull"],
    ["asks for the status into NULL", "-Wnonnull"],
    ["opens a path without an end", "-Wanalyzer-out-of-bounds"],
    ["removes a path without an end", "-Wanalyzer-out-of-bounds"],
  ] as const)("%s: %s", (title, warning) => {
    expect(gccSays(program(wrong[title]), include, scratch)).toContain(`[${warning}]`);
  });

  test("reads from a descriptor that is open for writing alone, if asked to look", () => {
    const body =
      'char byte; fd = open("file", O_WRONLY); if (fd < 0) return 1; return __sys_read(fd, &byte, 1) < 0;';
    const checked = gccSays(program(body), include, scratch, ["-DLIBSYS_CHECK_DESCRIPTORS"]);
    expect(checked).toContain("[-Wanalyzer-fd-access-mode-mismatch]");
    expect(gccSays(program(body), include, scratch)).not.toContain("access-mode-mismatch");
  });

  test("checks its descriptor and closes it after a read, if asked to look: that is for GCC to mend", () => {
    const body = right["opens, reads and closes"];
    const checked = gccSays(program(body), include, scratch, ["-DLIBSYS_CHECK_DESCRIPTORS"]);
    expect(checked).toContain("[-Wanalyzer-fd-use-without-check]");
  });
});

describe("null_terminated_string_arg", () => {
  const body = wrong["opens a path without an end"];

  test("is what GCC names as the reason", () => {
    const reason = "argument 1 of ‘__sys_open’ must be a pointer to a null-terminated string";
    expect(gccSays(program(body), include, scratch)).toContain(`note: ${reason}`);
  });

  test("is missed: without it GCC is silent", () => {
    for (const name of readdirSync(include).filter((file) => file.endsWith(".h"))) {
      const text = readFileSync(join(include, name), "utf8");
      const attribute = "__attribute__((__null_terminated_string_arg__(n)))";
      if (name === "libsys.h") expect(text.split(attribute)).toHaveLength(2);
      writeFileSync(join(without, name), text.replace(attribute, ""));
    }
    expect(gccSays(program(body), without, scratch)).toBe("");
  });
});

describe("clang warns of a program that", () => {
  test.each(["opens NULL", "asks for the status into NULL"] as const)("%s", (title) => {
    expect(diagnostics(source(program(wrong[title])))).toContain("[-Werror,-Wnonnull]");
  });

  test("may pass NULL, as its analyser finds out", () => {
    const body =
      "struct stat status; struct stat *to = fd > 3 ? 0 : &status; return __sys_fstat(fd, to);";
    expect(analysed(body)).toContain("[core.NonNullParamChecker]");
    expect(analysed(`char byte; return __sys_read(fd, &byte, 1) < 0;`)).not.toContain("[core.");
  });
});

describe("neither GCC nor clang says anything of a program that", () => {
  test.each(Object.entries(right))("%s", (_, body) => {
    expect(gccSays(program(body), include, scratch)).toBe("");
    compile(source(program(body)));
    expect(analysed(body)).not.toMatch(/\[(core|unix)\./);
  });
});

test("GCC accepts the attributes of all calls", () => {
  const all = bundledModel().calls.map(({ symbols }) => `(void *)${symbols.sys.name}`);
  const text = `${start}void *all[] = { ${all.join(", ")} };\n`;
  expect(gccSays(text, include, scratch, ["-Wattributes"])).toBe("");
});

function program(body: string): string {
  return `${start}int f(int fd);\nint f(int fd) { (void)fd; ${body} }\n`;
}

function source(text: string): Source {
  return { arch: "amd64", standard: "gnu17", text, include, scratch };
}

/** What clang's analyser says; it makes no object, which Zig calls an error. */
function analysed(body: string): string {
  const flags = ["-analyze", "-analyzer-checker=core,unix", "-analyzer-output=text"];
  const link = ["-c", ...flags.flatMap((flag) => ["-Xclang", flag])];
  return diagnostics({ ...source(program(body)), link });
}
