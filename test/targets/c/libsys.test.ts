import { generateFiles, type GenerateOptions } from "../../support/generate.js";

async function header(options: GenerateOptions): Promise<string> {
  return (await generateFiles("c", "bundled", options)).get("libsys.h") ?? "";
}

/** The last declaration of libsys.h for one call, with its comment. */
async function declaration(name: string, options: GenerateOptions = {}): Promise<string> {
  const text = await header({ ...options, only: [name] });
  return text.slice(text.lastIndexOf("/**"), text.indexOf("__END_DECLS"));
}

test("a comment says number, pointers, failures and where the call is allowed", async () => {
  expect(await declaration("kenv")).toBe(`/**
 * Reads or changes the environment of the kernel. System call 390, kenv(2).
 *
 * @param name read, NUL-terminated, may be NULL
 * @param value read and written, len elements, may be NULL
 *
 * Returns -1 and sets errno on failure. Not allowed in capability mode.
 */
int __sys_kenv(int what, const char *name, char *value, int len) __arg_string(2)
    __arg_out(3);
`);
});

test("a parameter goes by the same name in comment and prototype", async () => {
  const text = await declaration("__sysctlbyname");
  expect(text).toContain("@param new_ read");
  expect(text).toContain("void *new_,");
});

describe("--symbols chooses which function is declared", () => {
  test.each([
    ["getpid", "sys", "pid_t __sys_getpid(void);"],
    ["getpid", "private", "pid_t _getpid(void);"],
    ["getpid", "public", "pid_t getpid(void);"],
  ] as const)("%s, %s: %s", async (name, symbols, prototype) => {
    expect(await declaration(name, { symbols })).toContain(`\n${prototype}\n`);
  });

  test.each([
    ["a call without a private symbol", "_exit", "private", "void __sys__exit(int rval) __dead2;"],
    [
      "a call whose private symbol some architectures lack",
      "vfork",
      "private",
      "int __sys_vfork(void) __returns_twice;",
    ],
    [
      "a call without a plain symbol in libsys",
      "break",
      "public",
      "void *__sys_break(char *nsize);",
    ],
    ["a plain name of another header", "dup", "public", "int __sys_dup(u_int fd) __arg_fd(1);"],
  ] as const)("%s keeps its __sys_ symbol", async (_, name, symbols, prototype) => {
    expect(await declaration(name, { symbols })).toContain(`\n${prototype}\n`);
  });

  test("a symbol counts that the architectures asked for have", async () => {
    const options = { symbols: "private", archs: ["amd64"] } as const;
    expect(await declaration("vfork", options)).toContain("\nint _vfork(void) __returns_twice;\n");
  });

  test("a plain name comes with its version, or with the reason why it is not declared", async () => {
    expect(sentences(await declaration("kqueuex", { symbols: "public" }))).toContain(
      "Allowed in capability mode. Since FreeBSD 14.0. Symbol version FBSD_1.7.",
    );
    expect(sentences(await declaration("dup", { symbols: "public" }))).toContain(
      "Allowed in capability mode. Since Version 7 AT&T UNIX. <unistd.h> declares dup with int for descriptors.",
    );
  });
});

test("a plain name that is more than the stub says so", async () => {
  const sentence = "The function may answer without a system call.";
  const text = await declaration("sched_getcpu", { symbols: "public" });
  expect(sentences(text)).toContain(sentence);
  expect(await declaration("sched_getcpu")).not.toContain("may answer");
});

describe("a selection", () => {
  const files = (only: readonly string[]) => generateFiles("c", "bundled", { only });

  test("leaves the calls and their types in all files, and the highest number", async () => {
    const selected = await files(["read", "fstat"]);
    expect([...selected.keys()]).toEqual([
      "libsys.h",
      "_libsys.h",
      "syscall.h",
      "syscalls.map",
      "syscall.mk",
      "libsys_layout.c",
      "libsys_constants.c",
      "README.md",
    ]);
    expect(body(selected.get("_libsys.h"), "struct", "#endif")).toBe(`struct stat;

__BEGIN_DECLS
typedef ssize_t __sys_read_t(int, void *, size_t);
typedef int __sys_fstat_t(int, struct stat *);

ssize_t __sys_read(int fd, void *buf, size_t nbyte);
int __sys_fstat(int fd, struct stat *sb);
__END_DECLS

`);
    expect(body(selected.get("syscall.h"), "#define SYS_", "\n\n")).toBe(
      `#define SYS_read       3
#define SYS_fstat      551
#define SYS_MAXSYSCALL 599`,
    );
    expect(body(selected.get("syscalls.map"), "FBSDprivate_1.0", "\0")).toBe(`FBSDprivate_1.0 {
	_read;
	__sys_read;
	_fstat;
	__sys_fstat;
};
`);
    expect(body(selected.get("syscall.mk"), "MIASM", "\0")).toBe(`MIASM= \\
	read.o \\
	fstat.o
`);
  });

  test("of no call that _libsys.h declares leaves a whole file", async () => {
    const selected = await files(["syscall"]);
    expect(body(selected.get("_libsys.h"), "#include <sys/wait.h>", "\0")).toBe(
      `#include <sys/wait.h> /* idtype_t */

#endif /* !__LIBSYS_H_ */
`,
    );
  });
});

/** A comment without the breaks of its lines. */
function sentences(comment: string): string {
  return comment.replaceAll("\n * ", " ");
}

/** The part of a file from one text to another, or to its end. */
function body(file: string | undefined, from: string, to: string): string {
  if (file === undefined) throw new Error("the file is not generated");
  const start = file.indexOf(from);
  const end = file.indexOf(to, start);
  return file.slice(start, end < 0 ? undefined : end);
}
