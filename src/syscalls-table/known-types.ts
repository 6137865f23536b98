/** Typedefs that are pointers: an annotation fits them although no star is in sight. */
const POINTERS = ["caddr_t", "c_caddr_t", "v_caddr_t"];

/** Typedefs of sys/types.h and its neighbours that signatures of FreeBSD 11 to 15 use. */
const TYPEDEFS = [
  ..."acl_type_t __acl_type_t accmode_t blkcnt_t blksize_t cap_rights_t clock_t clockid_t".split(
    " ",
  ),
  ..."cpulevel_t cpuset_t cpusetid_t cpuwhich_t dev_t domainset_t fd_mask fd_set ffcounter".split(
    " ",
  ),
  ..."fflags_t fixpt_t fsblkcnt_t fsfilcnt_t gid_t id_t idtype_t in_addr_t in_port_t ino_t".split(
    " ",
  ),
  ..."int8_t int16_t int32_t int64_t intmax_t intptr_t key_t lwpid_t mode_t mqd_t nfds_t".split(
    " ",
  ),
  ..."nlink_t off_t osigset_t pid_t pthread_t ptrdiff_t quad_t register_t rlim_t sa_family_t".split(
    " ",
  ),
  ..."segsz_t semid_t siginfo_t sigset_t size_t socklen_t __socklen_t ssize_t stack_t".split(" "),
  ..."suseconds_t time_t timer_t u_char u_int u_int8_t u_int16_t u_int32_t u_int64_t u_long".split(
    " ",
  ),
  ..."u_quad_t u_register_t u_short uchar_t ucontext_t uid_t uint uint8_t uint16_t uint32_t".split(
    " ",
  ),
  ..."uint64_t uintmax_t uintptr_t ulong useconds_t ushort uuid_t vm_offset_t vm_size_t".split(" "),
];

/** Words of C itself, of which several may make one name. */
const BASIC = /^(_Bool|bool|char|short|int|long|signed|unsigned|float|double)( |$)/;

const typedefs: ReadonlySet<string> = new Set([...POINTERS, ...TYPEDEFS]);

/** Whether a signature of FreeBSD may use this name without a struct, union or enum in front. */
export function isKnownType(name: string): boolean {
  return BASIC.test(name) || typedefs.has(name);
}

export function isPointerTypedef(name: string): boolean {
  return POINTERS.includes(name);
}

/** Every type name that a suggestion may name. */
export function typeNames(): string[] {
  return [...typedefs, "char", "short", "int", "long", "unsigned"];
}
