/**
 * The headers of FreeBSD 15 in which programs find system calls and what belongs to them, in an
 * order in which they can be included.
 */
export const systemHeaders: readonly string[] = `
  sys/types.h sys/param.h sys/socket.h sys/acl.h sys/extattr.h sys/mac.h sys/mount.h sys/jail.h
  sys/cpuset.h sys/domainset.h sys/capsicum.h sys/procdesc.h sys/procctl.h sys/rctl.h sys/event.h
  sys/eventfd.h sys/ioctl.h sys/ipc.h sys/sem.h sys/shm.h sys/msg.h sys/mman.h sys/module.h
  sys/linker.h sys/ktrace.h sys/time.h sys/timeffc.h sys/timex.h sys/times.h sys/timerfd.h
  sys/inotify.h sys/membarrier.h sys/random.h sys/resource.h sys/rtprio.h sys/select.h sys/signal.h
  sys/stat.h sys/statvfs.h sys/sysctl.h sys/syscall.h sys/thr.h sys/ucred.h sys/uio.h sys/umtx.h
  sys/unistd.h sys/uuid.h sys/wait.h sys/auxv.h sys/kcov.h sys/file.h sys/reboot.h sys/ptrace.h
  sys/specialfd.h sys/ucontext.h sys/fcntl.h sys/exterrvar.h exterr.h aio.h bsm/audit.h dirent.h
  errno.h fcntl.h grp.h kenv.h login_cap.h mqueue.h poll.h pthread.h pthread_np.h sched.h
  semaphore.h signal.h spawn.h stdio.h stdlib.h string.h time.h timers.h ucontext.h unistd.h utime.h
  uuid.h machine/sysarch.h netinet/in.h netinet/sctp.h nfs/nfssvc.h ufs/ufs/quota.h vm/vm.h
`
  .trim()
  .split(/\s+/);

/** The directives that include those headers. */
export function includeAll(headers: readonly string[]): string {
  return headers.map((header) => `#include <${header}>\n`).join("");
}
