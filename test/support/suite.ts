import type { Model } from "../../src/model/model.js";
import type { Suite, TestPoint } from "../../src/model/suite/form.js";
import { type Builder, builderFor } from "./suite-builder.js";

/**
 * A suite written by hand: every kind of step, argument, object, value and expectation that there
 * is, in as few points as possible. All of it works on FreeBSD; the double of libsys for Linux can
 * do it too, but for the group `pointers`.
 */
export function smallSuite(model: Model): Suite {
  const build = builderFor(model);
  return {
    points: [...descriptors(build), ...pointers(build), ...scenarios(build)],
    never: new Map([["reboot", "It stops the machine."]]),
    leftOut: new Map(),
  };
}

function descriptors({ call, fails, nil, number, point }: Builder): readonly TestPoint[] {
  return [
    point("descriptors", "close without a descriptor", {
      steps: [call("close", [number(-1)], fails("EBADF"))],
    }),
    point("descriptors", "pread without a descriptor", {
      steps: [call("pread", [number(-1), nil, number(0), number(0)], fails("EBADF"))],
    }),
    point("descriptors", "posix_fallocate without a descriptor", {
      steps: [
        call("posix_fallocate", [number(-1), number(0), number(1)], fails("EBADF", "ENODEV")),
      ],
    }),
  ];
}

function pointers({ call, constant, fails, number, point, value }: Builder): readonly TestPoint[] {
  const unmapped = { kind: "unmapped" } as const;
  const here = value(constant("AT_FDCWD"));
  return [
    point("pointers", "openat with a path that is not mapped", {
      steps: [call("openat", [here, unmapped, number(0), number(0)], fails("EFAULT"))],
    }),
  ];
}

function scenarios(build: Builder): readonly TestPoint[] {
  return [
    file(build),
    vectors(build),
    memory(build),
    time(build),
    queue(build),
    identity(build),
    handler(build),
    threads(build),
    child(build),
  ];
}

function file(build: Builder): TestPoint {
  const { bytes, call, check, constant, gives, integer, member, number, point } = build;
  const { size, string, structures, succeeds, value, variable } = build;
  const path = build.object("path");
  const fd = value(variable("fd"));
  return point("scenarios", "a file keeps what was written", {
    objects: [
      string("path", "file"),
      bytes("text", 5, "hello"),
      bytes("back", 16, "before"),
      structures("status", "stat", 1),
    ],
    steps: [
      call(
        "openat",
        [
          value(constant("AT_FDCWD")),
          path,
          value(constant("O_RDWR", "O_CREAT", "O_EXCL", "O_CLOEXEC")),
          number(0o644),
        ],
        gives("at-least", 0),
        "fd",
      ),
      call(
        "pwrite",
        [fd, build.object("text"), value(size("text")), number(2n ** 33n)],
        gives("equal", 5),
      ),
      call(
        "pread",
        [fd, build.object("back", 1), number(15), number(2n ** 33n + 1n)],
        gives("equal", 4),
        "count",
      ),
      check(variable("count"), "equal", integer(4)),
      { kind: "check-bytes", object: "back", bytes: Buffer.from("bello") },
      check(member("back", 5), "equal", integer("e".charCodeAt(0))),
      call("fstat", [fd, build.object("status")], succeeds),
      check(member("status", 0, "st_size"), "equal", integer(2n ** 33n + 5n)),
      check(member("status", 0, "st_mtim", "tv_sec"), "at-least", integer(1)),
      check(
        member("status", 0, "st_mode"),
        "equal",
        constant("S_IFREG", "S_IRUSR", "S_IWUSR", "S_IRGRP", "S_IROTH"),
      ),
      call("close", [fd], gives("equal", 0)),
      call("unlinkat", [value(constant("AT_FDCWD")), path, number(0)], succeeds),
      call("unlinkat", [value(constant("AT_FDCWD")), path, number(0)], build.fails("ENOENT")),
      { kind: "tell", label: "what came back", what: { kind: "object", object: "back" } },
    ],
  });
}

function vectors(build: Builder): TestPoint {
  const { bytes, call, constant, gives, integers, member, object, point, set } = build;
  const { size, structures, succeeds, value } = build;
  const reader = { kind: "place", place: { object: "ends", element: 0, members: [] } } as const;
  const writer = { kind: "place", place: { object: "ends", element: 1, members: [] } } as const;
  return point("scenarios", "a pipe joins what two buffers have", {
    objects: [
      integers("ends", "int", 2),
      bytes("first", 3, "abc"),
      bytes("second", 4, "defg"),
      bytes("all", 8),
      structures("parts", "iovec", 2),
    ],
    steps: [
      call("pipe2", [object("ends"), value(constant("O_CLOEXEC"))], succeeds),
      set(member("parts", 0, "iov_base"), object("first")),
      set(member("parts", 0, "iov_len"), size("first")),
      set(member("parts", 1, "iov_base"), object("second", 1)),
      set(member("parts", 1, "iov_len"), build.integer(3)),
      call("writev", [value(writer), object("parts"), build.number(2)], gives("equal", 6)),
      call("read", [value(reader), object("all"), value(size("all"))], gives("at-most", 6)),
      { kind: "check-bytes", object: "all", bytes: Buffer.from("abcefg\0\0") },
      call("close", [value(reader)], succeeds),
      call("close", [value(writer)], succeeds),
    ],
  });
}

function memory(build: Builder): TestPoint {
  const { call, check, constant, fails, gives, integer, nil, number, point, value } = build;
  const arguments_ = (length: number) => [
    nil,
    number(length),
    value(constant("PROT_READ", "PROT_WRITE")),
    value(constant("MAP_ANON", "MAP_PRIVATE")),
    number(-1),
    number(0),
  ];
  const address = { kind: "address", variable: "address" } as const;
  return point("scenarios", "memory comes and goes", {
    steps: [
      call("mmap", arguments_(65536), gives("different", 0), "address"),
      call("munmap", [address, number(65536)], gives("equal", 0), "zero"),
      check(build.variable("zero"), "equal", integer(0)),
      call("mmap", arguments_(0), fails("EINVAL")),
    ],
  });
}

function time(build: Builder): TestPoint {
  const { call, constant, fails, integer, member, nil, number, object, point, set } = build;
  return point("scenarios", "a second has no more than 999999999 nanoseconds", {
    objects: [build.structures("pause", "timespec", 1)],
    steps: [
      set(member("pause", 0, "tv_nsec"), integer(1_000_000_000)),
      call("nanosleep", [object("pause"), nil], fails("EINVAL")),
      call(
        "clock_nanosleep",
        [build.value(constant("CLOCK_MONOTONIC")), number(0), object("pause"), nil],
        fails("EINVAL"),
      ),
    ],
  });
}

function queue(build: Builder): TestPoint {
  const { call, check, constant, gives, integer, member, nil, number, object, point } = build;
  const { set, structures, succeeds, value, variable } = build;
  const queue = value(variable("queue"));
  return point("scenarios", "a queue tells of an event of the program's own", {
    objects: [structures("changes", "kevent", 2), structures("event", "kevent", 1)],
    steps: [
      call("kqueuex", [value(constant("KQUEUE_CLOEXEC"))], gives("at-least", 0), "queue"),
      set(member("changes", 0, "ident"), integer(7)),
      set(member("changes", 0, "filter"), constant("EVFILT_USER")),
      set(member("changes", 0, "flags"), constant("EV_ADD", "EV_CLEAR")),
      set(member("changes", 1, "ident"), integer(7)),
      set(member("changes", 1, "filter"), constant("EVFILT_USER")),
      set(member("changes", 1, "fflags"), constant("NOTE_TRIGGER")),
      call(
        "kevent",
        [queue, object("changes"), number(2), object("event"), number(1), nil],
        gives("equal", 1),
      ),
      check(member("event", 0, "ident"), "equal", integer(7)),
      check(member("event", 0, "filter"), "equal", constant("EVFILT_USER")),
      call("close", [queue], succeeds),
    ],
  });
}

function identity(build: Builder): TestPoint {
  const { call, check, constant, integer, number, point, succeeds, value, variable } = build;
  const tell = (name: string) =>
    ({ kind: "tell", label: name, what: { kind: "value", value: variable(name) } }) as const;
  return point("scenarios", "who runs the program", {
    steps: [
      call("getuid", [], succeeds, "user"),
      tell("user"),
      call("getpriority", [value(constant("PRIO_PROCESS")), number(0)], succeeds, "priority"),
      check(variable("priority"), "at-most", integer(20)),
      tell("priority"),
      call("getppid", [], { kind: "anything" }),
      call("getpid", [], build.gives("at-least", 2)),
    ],
  });
}

function handler(build: Builder): TestPoint {
  const { call, constant, member, nil, object, point, set, structures, succeeds, value } = build;
  return point("scenarios", "a signal finds its handler", {
    skipped: {
      go: "Go's runtime has the signals.",
      typescript: "JavaScript has no signal handlers.",
    },
    objects: [structures("action", "sigaction", 1)],
    steps: [
      set(member("action", 0, "__sigaction_u", "__sa_handler"), { kind: "handler" }),
      call("sigaction", [value(constant("SIGUSR1")), object("action"), nil], succeeds),
      call("getpid", [], succeeds, "self"),
      call("kill", [value(build.variable("self")), value(constant("SIGUSR1"))], succeeds),
    ],
  });
}

function threads(build: Builder): TestPoint {
  const { call, constant, fails, number, object, point, string, value } = build;
  return point("scenarios", "errors belong to the thread that made them", {
    skipped: { typescript: "A program of one file has no Workers." },
    objects: [string("missing", "nothing-of-this-name")],
    steps: [
      {
        kind: "threads",
        count: 8,
        times: 200,
        calls: [
          call("close", [number(-1)], fails("EBADF")),
          call(
            "openat",
            [value(constant("AT_FDCWD")), object("missing"), number(0), number(0)],
            fails("ENOENT"),
          ),
        ],
      },
    ],
  });
}

function child(build: Builder): TestPoint {
  const { call, check, gives, integer, integers, member, nil, number, object, point } = build;
  const { bindingOf, value, variable } = build;
  return point("scenarios", "a child ends with its status", {
    skipped: {
      go: "Go's runtime does not live through fork.",
      typescript: "No JavaScript runtime lives through fork.",
    },
    objects: [integers("status", "int", 1)],
    steps: [
      {
        kind: "child",
        call: bindingOf("fork"),
        exit: bindingOf("_exit"),
        steps: [call("getppid", [], gives("at-least", 1))],
        stores: "child",
      },
      call(
        "wait4",
        [value(variable("child")), object("status"), number(0), nil],
        gives("equal", variable("child")),
      ),
      check(member("status", 0), "equal", integer(0)),
    ],
  });
}
