/** How a header of the system declares a function whose name is a system call's. */
export interface HeaderPrototype {
  /** The header as programs include it. */
  readonly header: string;
  /** What sets its prototype apart from the table's. */
  readonly difference: string;
}

/**
 * The calls whose plain name has another type in FreeBSD's headers than in the table, though it is
 * the same function. Declaring both in one program is an error, so `libsys.h` leaves these names to
 * the system.
 *
 * Compared by a compiler: the headers of FreeBSD 15.0 that Zig ships, on all architectures. The
 * tests compare again, and fail for a name that is missing here as for one that need not be.
 */
export const headerPrototypes: ReadonlyMap<string, HeaderPrototype> = new Map(
  Object.entries({
    aio_error: differs("aio.h", "const"),
    audit: differs("bsm/audit.h", "int for the length"),
    auditon: differs("bsm/audit.h", "int for the length"),
    cap_rights_limit: differs("sys/capsicum.h", "const"),
    chown: differs("unistd.h", "uid_t and gid_t"),
    cpuset_setdomain: differs("sys/domainset.h", "const"),
    dup: differs("unistd.h", "int for descriptors"),
    dup2: differs("unistd.h", "int for descriptors"),
    execve: differs("unistd.h", "const"),
    extattr_set_fd: differs("sys/extattr.h", "const"),
    extattr_set_file: differs("sys/extattr.h", "const"),
    extattr_set_link: differs("sys/extattr.h", "const"),
    fchown: differs("unistd.h", "uid_t and gid_t"),
    fcntl: differs("fcntl.h", "a variable argument"),
    fexecve: differs("unistd.h", "const"),
    fpathconf: differs("unistd.h", "long as the result"),
    getaudit_addr: differs("bsm/audit.h", "int for the length"),
    getlogin: differs("unistd.h", "a function over the call, without a buffer"),
    getrandom: differs("sys/random.h", "ssize_t as the result, which is int on 32-bit machines"),
    getrlimit: differs("sys/resource.h", "int for the resource"),
    ioctl: differs("sys/ioctl.h", "a variable argument"),
    lchown: differs("unistd.h", "uid_t and gid_t"),
    lio_listio: differs("aio.h", "restrict at the inner level"),
    lpathconf: differs("unistd.h", "long as the result"),
    open: differs("fcntl.h", "a variable argument"),
    openat: differs("fcntl.h", "a variable argument"),
    pathconf: differs("unistd.h", "long as the result"),
    preadv: differs("sys/uio.h", "const, and int for the count"),
    profil: differs("unistd.h", "vm_offset_t, and int for the scale"),
    pwritev: differs("sys/uio.h", "const, and int for the count"),
    rctl_add_rule: differs("sys/rctl.h", "char for void"),
    rctl_get_limits: differs("sys/rctl.h", "char for void"),
    rctl_get_racct: differs("sys/rctl.h", "char for void"),
    rctl_get_rules: differs("sys/rctl.h", "char for void"),
    rctl_remove_rule: differs("sys/rctl.h", "char for void"),
    readv: differs("sys/uio.h", "int for the count"),
    setaudit: differs("bsm/audit.h", "const"),
    setaudit_addr: differs("bsm/audit.h", "const, and int for the length"),
    setauid: differs("bsm/audit.h", "const"),
    setregid: differs("unistd.h", "gid_t"),
    setreuid: differs("unistd.h", "uid_t"),
    setrlimit: differs("sys/resource.h", "const, and int for the resource"),
    sigqueue: differs("signal.h", "union sigval by value"),
    sync: differs("unistd.h", "no result"),
    sysarch: differs("machine/sysarch.h", "void for char"),
    writev: differs("sys/uio.h", "int for the count"),
  } satisfies Record<string, HeaderPrototype>),
);

function differs(header: string, difference: string): HeaderPrototype {
  return { header, difference };
}
