/*
 * Stands in for libsys.so.7 on the machine that runs the tests: some of its symbols, with bodies
 * that let a caller see what arrived. Results that the table has narrower than a register come
 * with rubbish above them, as a real stub may leave it there.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define	RUBBISH		((uint64_t)0x5a5a5a5a << 32)

/* FreeBSD's numbers, which the names of the host need not have. */
#define	FREEBSD_ESRCH	3
#define	FREEBSD_EBADF	9
#define	FREEBSD_EFAULT	14
#define	FREEBSD_EINVAL	22
#define	FREEBSD_ENOSPC	28

static uint64_t
failure(int error)
{
	errno = error;
	return (UINT64_MAX);
}

int *
__error(void)
{
	return (&errno);
}

uint64_t
__sys_getpid(void)
{
	return (RUBBISH | (uint32_t)getpid());
}

void
__sys__exit(int status)
{
	_exit(status);
}

uint64_t
__sys_open(const char *path, int flags, uint16_t mode)
{
	if (strcmp(path, "scratch") != 0 || flags != 0x602 || mode != 0600)
		return (failure(FREEBSD_EINVAL));
	char name[] = "/tmp/libsysgen-host-XXXXXX";
	int fd = mkstemp(name);
	unlink(name);
	return (RUBBISH | (uint32_t)fd);
}

uint64_t
__sys_close(int fd)
{
	return (close(fd) == 0 ? RUBBISH : failure(FREEBSD_EBADF));
}

int64_t
__sys_read(int fd, void *buf, size_t nbyte)
{
	return (buf == NULL ? (int64_t)failure(FREEBSD_EFAULT) : read(fd, buf, nbyte));
}

int64_t
__sys_write(int fd, const void *buf, size_t nbyte)
{
	return (write(fd, buf, nbyte));
}

/* Another descriptor for the offset itself. */
int64_t
__sys_lseek(int fd, int64_t offset, int whence)
{
	return (fd == -7 ? offset : lseek(fd, offset, whence));
}

uint64_t
__sys_mmap(void *addr, size_t len, int prot, int flags, int fd, int64_t pos)
{
	if (len == 0 || addr != NULL || fd != -1 || pos != 0 || flags != 0x1002)
		return (failure(FREEBSD_EINVAL));
	return ((uint64_t)(uintptr_t)mmap(NULL, len, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
}

uint64_t
__sys_munmap(void *addr, size_t len)
{
	return (munmap(addr, len) == 0 ? RUBBISH : failure(FREEBSD_EINVAL));
}

/* The address that arrived. */
void *
__sys_shmat(int id, const void *addr, int flags)
{
	(void)id;
	(void)flags;
	return ((void *)addr);
}

/* One bit for each pointer that is not null. */
uint64_t
__sys_select(int nd, void *in, void *ou, void *ex, void *tv)
{
	return (RUBBISH | (uint32_t)nd | (in != NULL) | (ou != NULL) << 1 | (ex != NULL) << 2 |
	    (tv != NULL) << 3);
}

uint64_t
__sys_getuid(void)
{
	return (RUBBISH | 0xfffffffe);
}

uint64_t
__sys_getpgid(int pid)
{
	return (RUBBISH | (uint32_t)pid);
}

uint64_t
__sys_umask(uint16_t mask)
{
	return (RUBBISH | 0xa5a50000 | mask);
}

/* Whether an unsigned argument arrived with its highest bit. */
uint64_t
__sys_kqueuex(uint32_t flags)
{
	return (RUBBISH | (flags == 0x80000001));
}

/* Seven arguments, of which two are 64 bits wide; the sixth receives their sum. */
uint64_t
__sys_sendfile(int fd, int s, int64_t offset, size_t nbytes, void *hdtr, int64_t *sbytes, int flags)
{
	if (fd != 1 || s != -2 || hdtr != NULL)
		return (failure(FREEBSD_EINVAL));
	*sbytes = offset + (int64_t)nbytes;
	return (RUBBISH | (uint32_t)flags);
}

uint64_t
__sys_posix_fallocate(int fd, int64_t offset, int64_t len)
{
	(void)fd;
	return (RUBBISH | (offset + len > 0x100000000 ? FREEBSD_ENOSPC : 0));
}

/* -1 is a priority like any other. */
uint64_t
__sys_getpriority(int which, int who)
{
	(void)who;
	return (which == 0 ? UINT64_MAX : failure(FREEBSD_ESRCH));
}
