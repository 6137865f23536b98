import type { Call } from "../../../src/model/call.js";
import { archOf, type ArchName } from "../../../src/model/arch.js";
import { headerPrototypes } from "../../../src/targets/c/header-prototypes.js";
import { keywords } from "../../../src/targets/c/keywords.js";
import { generateInto } from "../../support/generate.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { includeAll, systemHeaders } from "./system-headers.js";
import { compile, diagnostics } from "./zig-cc.js";

/**
 * The calls that no header declares by their plain name: those that libc wraps in a function with
 * fewer underscores or another prefix, and those for one program or module alone.
 */
const undeclared = `
  __acl_aclcheck_fd __acl_aclcheck_file __acl_aclcheck_link __acl_delete_fd __acl_delete_file
  __acl_delete_link __acl_get_fd __acl_get_file __acl_get_link __acl_set_fd __acl_set_file
  __acl_set_link __getcwd __mac_execve __mac_get_fd __mac_get_file __mac_get_link __mac_get_pid
  __mac_get_proc __mac_set_fd __mac_set_file __mac_set_link __mac_set_proc __realpathat __semctl
  __setugid __specialfd __sysctl __sysctlbyname afs3_syscall kmq_notify kmq_open kmq_setattr
  kmq_timedreceive kmq_timedsend kmq_unlink ktimer_create ktimer_delete ktimer_getoverrun
  ktimer_gettime ktimer_settime msgsys nnpfs_syscall rpctls_syscall sctp_generic_recvmsg
  sctp_generic_sendmsg sctp_generic_sendmsg_iov semsys shm_open2 shmsys sigfastblock
`
  .trim()
  .split(/\s+/);

/** Types that are the same where `long` is as wide as `int`, though the names differ. */
const sameOn32Bits = ["getrandom"];

const include = temporaryFolder();
const scratch = temporaryFolder();

beforeAll(async () => {
  await generateInto(include, "c", "bundled");
});

describe("the table's prototypes are those of the system's headers", () => {
  const calls = bundledModel().calls.filter(({ name }) => !keywords.has(name));

  // One for each data model; on i386 time_t is narrower than on armv7.
  test.each<ArchName>(["amd64", "armv7", "i386"])("but for those recorded, on %s", (arch) => {
    const text = includeAll(systemHeaders) + '#include "libsys.h"\n' + calls.map(same).join("");
    const said = diagnostics({ arch, standard: "gnu17", text, include, scratch });
    const recorded = [...headerPrototypes.keys()].filter(
      (name) => archOf(arch).pointerSize === 8 || !sameOn32Bits.includes(name),
    );
    expect(names(said, /static assertion failed.*: (\w+)$/gm)).toEqual(recorded);
    expect(names(said, /use of undeclared identifier '(\w+)'/g)).toEqual(undeclared);
    expect(said.match(/ error: /g)).toHaveLength(recorded.length + undeclared.length);
  });
});

test.each([...new Set([...headerPrototypes.values()].map(({ header }) => header))])(
  "<%s> declares what is recorded of it",
  (header) => {
    const declared = [...headerPrototypes].filter(([, record]) => record.header === header);
    const text =
      includeAll(["sys/types.h", "sys/param.h", header]) +
      declared.map(([name]) => `extern __typeof__(${name}) *test_${name};\n`).join("");
    compile({ arch: "amd64", standard: "gnu17", text, include, scratch });
  },
);

function same({ name, symbols }: Call): string {
  const types = `__typeof__(${name}), ${symbols.sys.name}_t`;
  return `_Static_assert(__builtin_types_compatible_p(${types}), "${name}");\n`;
}

function names(said: string, pattern: RegExp): readonly string[] {
  return [...said.matchAll(pattern)].map(([, name = ""]) => name).sort();
}
