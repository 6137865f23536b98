#ifndef HOSTLIB_CALLS_H
#define HOSTLIB_CALLS_H

/*
 * Every function that the library exports. The types are those of FreeBSD's
 * table on a 64-bit machine.
 */

#include <poll.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/uio.h>

#include "export.h"
#include "freebsd/structures.h"

EXPORT int *__error(void);

EXPORT ssize_t __sys_read(int fd, void *buf, size_t nbyte);
EXPORT ssize_t __sys_write(int fd, const void *buf, size_t nbyte);
EXPORT ssize_t __sys_pread(int fd, void *buf, size_t nbyte, int64_t offset);
EXPORT ssize_t __sys_pwrite(int fd, const void *buf, size_t nbyte,
    int64_t offset);
EXPORT ssize_t __sys_readv(int fd, const struct iovec *iovp, uint32_t iovcnt);
EXPORT ssize_t __sys_writev(int fd, const struct iovec *iovp, uint32_t iovcnt);
EXPORT ssize_t __sys_preadv(int fd, struct iovec *iovp, uint32_t iovcnt,
    int64_t offset);
EXPORT ssize_t __sys_pwritev(int fd, struct iovec *iovp, uint32_t iovcnt,
    int64_t offset);

EXPORT int __sys_open(const char *path, int flags, uint16_t mode);
EXPORT int __sys_openat(int fd, const char *path, int flag, uint16_t mode);
EXPORT int __sys_close(int fd);
EXPORT int __sys_close_range(uint32_t lowfd, uint32_t highfd, int flags);
EXPORT int64_t __sys_lseek(int fd, int64_t offset, int whence);
EXPORT int __sys_ftruncate(int fd, int64_t length);
EXPORT int __sys_fsync(int fd);
EXPORT int __sys_posix_fallocate(int fd, int64_t offset, int64_t len);
EXPORT int __sys_posix_fadvise(int fd, int64_t offset, int64_t len, int advice);

EXPORT int __sys_fstat(int fd, struct bsd_stat *sb);
EXPORT int __sys_fstatat(int fd, const char *path, struct bsd_stat *buf,
    int flag);
EXPORT ssize_t __sys_getdirentries(int fd, char *buf, size_t count,
    int64_t *basep);

EXPORT int __sys_unlink(const char *path);
EXPORT int __sys_unlinkat(int fd, const char *path, int flag);
EXPORT int __sys_mkdirat(int fd, const char *path, uint16_t mode);
EXPORT int __sys_rmdir(const char *path);
EXPORT int __sys_rename(const char *from, const char *to);
EXPORT int __sys_linkat(int fd1, const char *path1, int fd2, const char *path2,
    int flag);
EXPORT int __sys_symlinkat(const char *path1, int fd, const char *path2);
EXPORT ssize_t __sys_readlinkat(int fd, const char *path, char *buf,
    size_t bufsize);
EXPORT int __sys___getcwd(char *buf, size_t buflen);
EXPORT int __sys_chdir(const char *path);
EXPORT uint16_t __sys_umask(uint16_t newmask);

EXPORT int __sys_dup(uint32_t fd);
EXPORT int __sys_dup2(uint32_t from, uint32_t to);
EXPORT int __sys_fcntl(int fd, int cmd, int64_t arg);
EXPORT int __sys_pipe2(int *fildes, int flags);

EXPORT int __sys_kqueue(void);
EXPORT int __sys_kqueuex(uint32_t flags);
EXPORT int __sys_kevent(int fd, const struct bsd_kevent *changelist,
    int nchanges, struct bsd_kevent *eventlist, int nevents,
    const struct bsd_timespec *timeout);
EXPORT int __sys_poll(struct pollfd *fds, uint32_t nfds, int timeout);

EXPORT void *__sys_mmap(void *addr, size_t len, int prot, int flags, int fd,
    int64_t pos);
EXPORT int __sys_munmap(void *addr, size_t len);
EXPORT int __sys_mprotect(void *addr, size_t len, int prot);

EXPORT int __sys_clock_gettime(int32_t clock_id, struct bsd_timespec *tp);
EXPORT int __sys_clock_getres(int32_t clock_id, struct bsd_timespec *tp);
EXPORT int __sys_nanosleep(const struct bsd_timespec *rqtp,
    struct bsd_timespec *rmtp);
EXPORT int __sys_clock_nanosleep(int32_t clock_id, int flags,
    const struct bsd_timespec *rqtp, struct bsd_timespec *rmtp);

EXPORT int32_t __sys_getpid(void);
EXPORT int32_t __sys_getppid(void);
EXPORT uint32_t __sys_getuid(void);
EXPORT uint32_t __sys_geteuid(void);
EXPORT uint32_t __sys_getgid(void);
EXPORT uint32_t __sys_getegid(void);
EXPORT int __sys_getgroups(int gidsetsize, uint32_t *gidset);
EXPORT int __sys_issetugid(void);
EXPORT int __sys_getrandom(void *buf, size_t buflen, uint32_t flags);
EXPORT int __sys_getpriority(int which, int who);
EXPORT int __sys_setpriority(int which, int who, int prio);
EXPORT int __sys_sched_yield(void);
EXPORT _Noreturn void __sys__exit(int rval);

struct bsd_sockaddr;
EXPORT int __sys_socket(int domain, int type, int protocol);
EXPORT int __sys_socketpair(int domain, int type, int protocol, int *rsv);
EXPORT int __sys_bind(int s, const struct bsd_sockaddr *name, uint32_t namelen);
EXPORT int __sys_connect(int s, const struct bsd_sockaddr *name,
    uint32_t namelen);
EXPORT int __sys_listen(int s, int backlog);
EXPORT int __sys_accept4(int s, struct bsd_sockaddr *name, uint32_t *anamelen,
    int flags);
EXPORT int __sys_getsockname(int fdes, struct bsd_sockaddr *asa,
    uint32_t *alen);
EXPORT int __sys_getpeername(int fdes, struct bsd_sockaddr *asa,
    uint32_t *alen);
EXPORT int __sys_shutdown(int s, int how);
EXPORT ssize_t __sys_sendto(int s, const void *buf, size_t len, int flags,
    const struct bsd_sockaddr *to, uint32_t tolen);
EXPORT ssize_t __sys_recvfrom(int s, void *buf, size_t len, int flags,
    struct bsd_sockaddr *from, uint32_t *fromlenaddr);
EXPORT int __sys_setsockopt(int s, int level, int name, const void *val,
    uint32_t valsize);
EXPORT int __sys_getsockopt(int s, int level, int name, void *val,
    uint32_t *avalsize);

EXPORT int __sys_kill(int pid, int signum);
EXPORT int __sys_sigprocmask(int how, const struct bsd_sigset *set,
    struct bsd_sigset *oset);
EXPORT int __sys_sigaction(int sig, const struct bsd_sigaction *act,
    struct bsd_sigaction *oact);

EXPORT int __sys_getrusage(int who, struct bsd_rusage *rusage);
EXPORT int __sys_getrlimit(uint32_t which, struct bsd_rlimit *rlp);

#endif
