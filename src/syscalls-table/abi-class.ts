import type { CType } from "./ctype.js";

/**
 * What a type is when it is passed or returned, on every architecture at once: two types of one class
 * have the same width and signedness everywhere. Typedefs that this package does not know are
 * classes of their own.
 *
 * Widths are those of FreeBSD 12 and later: `mode_t` has 16 bits, `dev_t` and `ino_t` have 64.
 */
export function abiClass(type: CType): string {
  switch (type.kind) {
    case "void":
      return "void";
    case "pointer":
    case "array":
    case "function":
      return "pointer";
    case "struct":
    case "union":
      return `${type.kind} ${type.tag}`;
    case "enum":
      return "unsigned 32-bit";
    case "named":
      return classes.get(type.name) ?? type.name;
  }
}

/** Alternatives are separated by commas, because some have two words. */
const CLASSES = {
  pointer: "caddr_t,c_caddr_t,v_caddr_t",
  "signed 8-bit": "signed char,int8_t",
  "unsigned 8-bit": "unsigned char,u_char,uint8_t,u_int8_t,sa_family_t",
  "signed 16-bit": "short,short int,int16_t",
  "unsigned 16-bit": "unsigned short,u_short,ushort,uint16_t,u_int16_t,mode_t,in_port_t",
  "signed 32-bit":
    "int,signed,signed int,int32_t,pid_t,lwpid_t,clockid_t,cpulevel_t,cpuwhich_t,cpusetid_t,blksize_t",
  "unsigned 32-bit":
    "unsigned,unsigned int,u_int,uint,uint32_t,u_int32_t,uid_t,gid_t,socklen_t,__socklen_t,idtype_t,acl_type_t,__acl_type_t,osigset_t,fixpt_t,fflags_t,useconds_t,nfds_t,in_addr_t,au_id_t",
  "signed, pointer-wide":
    "long,long int,ssize_t,intptr_t,ptrdiff_t,key_t,semid_t,register_t,suseconds_t,segsz_t",
  "unsigned, pointer-wide":
    "unsigned long,u_long,ulong,size_t,uintptr_t,u_register_t,vm_offset_t,vm_size_t,fd_mask",
  "signed 64-bit": "long long,int64_t,quad_t,off_t,id_t,rlim_t,blkcnt_t,intmax_t",
  "unsigned 64-bit":
    "unsigned long long,uint64_t,u_int64_t,u_quad_t,dev_t,ino_t,nlink_t,fsblkcnt_t,fsfilcnt_t,uintmax_t,ffcounter",
} as const;

/** Typedefs of structs, with the tags that sys/signal.h, sys/ucontext.h and their like give these. */
const STRUCTS: Readonly<Record<string, string>> = {
  cap_rights_t: "cap_rights",
  cpuset_t: "_cpuset",
  domainset_t: "_domainset",
  fd_set: "fd_set",
  siginfo_t: "__siginfo",
  sigset_t: "__sigset",
  stack_t: "sigaltstack",
  ucontext_t: "__ucontext",
};

const classes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(CLASSES).flatMap(([name, words]) =>
    words.split(",").map((word) => [word, name] as const),
  ),
  ...Object.entries(STRUCTS).map(([name, tag]) => [name, `struct ${tag}`] as const),
]);

/** The class without its signedness: two types that differ in that alone are passed alike. */
export function abiWidth(type: CType): string {
  return abiClass(type).replace(/^(un)?signed,? /, "");
}
