import { recordOf, withOverlays, type CallFacts } from "../../src/model/facts.js";
import { callTableSchema, overlaySchema, typeFactsSchema } from "../../src/model/facts-schema.js";
import { bundledModel, buildWith, facts, read } from "../support/models.js";

const records = Object.entries(facts.calls);

describe("data/calls.json", () => {
  test("has the shape that overlays have to have", () => {
    expect(callTableSchema.safeParse(JSON.parse(read("data/calls.json"))).error).toBeUndefined();
  });

  const bound = bundledModel().calls.map(({ name }) => name);

  test("has a record for each call of the bundled table, in its order", () => {
    expect(records.slice(0, bound.length).map(([name]) => name)).toEqual(bound);
  });

  test("has records for native calls of older tables behind them, by name", () => {
    const older = records.slice(bound.length);
    expect(older.map(([name]) => name).join(" ")).toBe(
      "closefrom exit getdents gssd_syscall lstat mknod nfstat nlstat nstat numa_getaffinity " +
        "numa_setaffinity sbrk shm_open sstk stat vadvise",
    );
    expect(older.filter(([, record]) => record.public !== undefined)).toEqual([]);
  });

  test("says why for each convention that is not plain errno", () => {
    const silent = records.filter(([, { errors, why }]) => errors !== "errno" && why === undefined);
    expect(silent).toEqual([]);
  });

  test("has the conventions that were reviewed", () => {
    expect(namesWith(({ errors }) => errors === "ambiguous")).toBe(
      "syscall ptrace getpriority pathconf fpathconf __syscall lpathconf",
    );
    expect(namesWith(({ errors }) => errors === "errno-pointer")).toBe("break shmat mmap");
    expect(namesWith(({ errors }) => errors === "errno-value")).toBe(
      "clock_nanosleep aio_error sigwait posix_fallocate posix_fadvise",
    );
    expect(namesWith(({ errors }) => errors === "noreturn")).toBe("_exit abort2 exit");
    expect(namesWith(({ errors }) => errors === "never-fails")).toBe(
      "getpid getuid geteuid sync getppid getegid getgid umask getpgrp getdtablesize issetugid " +
        "sched_yield thr_exit sched_getcpu",
    );
  });

  test("has what libthr and libc do around calls", () => {
    expect(namesWith(({ interposed }) => interposed === "signals")).toBe(
      "sigprocmask sigaction setcontext swapcontext",
    );
    expect(namesWith(({ interposed }) => interposed === "fork")).toBe("fork pdfork");
    expect(namesWith(({ interposed }) => interposed === "errno")).toBe("ptrace");
    expect(namesWith(({ interposed }) => interposed === "cancellation")).toBe(
      "read write open close wait4 recvmsg sendmsg recvfrom accept msync fcntl select fsync " +
        "connect readv writev sendto poll nanosleep clock_nanosleep aio_suspend sigsuspend " +
        "sigtimedwait sigwaitinfo sigwait openat pselect wait6 accept4 ppoll fdatasync kevent",
    );
  });

  test("calls harmless only what takes no pointer and no descriptor", () => {
    const harmless = bundledModel().calls.filter((call) => call.harmless);
    expect(harmless.length).toBeGreaterThan(20);
    for (const { name, parameters } of harmless) {
      expect([name, parameters.filter(({ type }) => type.kind === "pointer")]).toEqual([name, []]);
      expect([name, parameters.filter((parameter) => parameter.name === "fd")]).toEqual([name, []]);
    }
  });

  function namesWith(matches: (record: CallFacts) => boolean): string {
    return records.flatMap(([name, record]) => (matches(record) ? [name] : [])).join(" ");
  }
});

test("data/types.json has the shape that overlays have to have", () => {
  expect(typeFactsSchema.safeParse(JSON.parse(read("data/types.json"))).error).toBeUndefined();
});

test("the overlay of the hard cases is one", () => {
  const overlay: unknown = JSON.parse(read("test/data/hard-cases.overlay.json"));
  expect(overlaySchema.safeParse(overlay).error).toBeUndefined();
});

describe("overlays", () => {
  test("add records of calls and of types", () => {
    const table = "0\tAUE_NULL\tSTD {\n\t\tint frob(\n\t\t    frob_t a\n\t\t);\n\t}\n";
    const overlay = overlaySchema.parse({
      calls: { frob: { errors: "errno-value", manual: "frob(2)" } },
      types: { scalars: { frob_t: { size: { default: 8, i386: 4 }, signed: false } } },
    });
    const { model, problems } = buildWith(table, withOverlays(facts, [overlay]));
    expect(problems).toEqual([]);
    expect(model.calls[0]).toMatchObject({ errorConvention: "errno-value", manual: "frob(2)" });
    expect(model.scalars.get("frob_t")?.layouts).toMatchObject({
      amd64: { size: 8, align: 8, signed: false },
      i386: { size: 4, align: 4, signed: false },
      armv7: { size: 8, align: 8, signed: false },
    });
  });

  test("replace fields of our records; later ones win", () => {
    const merged = withOverlays(facts, [
      { calls: { read: { errors: "errno-value", manual: "one(2)" } } },
      { calls: { read: { errors: "ambiguous" } } },
    ]);
    expect(merged.calls["read"]).toEqual({
      ...facts.calls["read"],
      errors: "ambiguous",
      manual: "one(2)",
    });
    expect(facts.calls["read"]).toMatchObject({
      errors: "errno",
      manual: "read(2)",
      interposed: "cancellation",
    });
  });

  test("cannot name a type of an object's own", () => {
    expect(recordOf(facts.calls, "toString")).toBeUndefined();
    expect(recordOf(facts.calls, "read")).toBeDefined();
  });

  test.each([
    ["a key that does not exist", { calls: { x: { errors: "errno", foo: 1 } } }],
    ["a convention that does not exist", { calls: { x: { errors: "fine" } } }],
    ["a record without a convention", { calls: { x: { manual: "x(2)" } } }],
    ["a size that no integer has", { types: { scalars: { x: { size: 3, signed: true } } } }],
    [
      "an architecture that does not exist",
      {
        types: { scalars: { x: { size: { default: 4, vax: 4 }, signed: true } } },
      },
    ],
    [
      "a version that libsys does not have",
      {
        calls: { x: { errors: "errno", public: { version: "LIBC_1", number: 1 } } },
      },
    ],
  ])("with %s are refused", (_, overlay) => {
    expect(overlaySchema.safeParse(overlay).success).toBe(false);
  });
});

test("a public symbol with another number is not the call's", () => {
  // fstat was number 189 before FreeBSD 12: the symbol fstat@@FBSD_1.5 is not that call.
  const table = (number: number) =>
    `${number}\tAUE_NULL\tSTD {\n\t\tint fstat(\n\t\t    int fd\n\t\t);\n\t}\n`;
  const publicOf = (number: number) =>
    buildWith(table(number), facts).model.calls[0]?.symbols.public;
  expect(publicOf(551)).toMatchObject({ name: "fstat", version: "FBSD_1.5" });
  expect(publicOf(189)).toBeUndefined();
});
