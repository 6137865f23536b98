/* Reading and writing: the host's calls do the same. Nothing is restarted after
 * a signal. */
#define _GNU_SOURCE
#include <limits.h>
#include <sys/uio.h>
#include <unistd.h>

#include "../calls.h"
#include "../error.h"

ssize_t __sys_read(int fd, void *buf, size_t nbyte)
{
	return (answer(read(fd, buf, nbyte)));
}

ssize_t __sys_write(int fd, const void *buf, size_t nbyte)
{
	return (answer(write(fd, buf, nbyte)));
}

ssize_t __sys_pread(int fd, void *buf, size_t nbyte, int64_t offset)
{
	return (answer(pread(fd, buf, nbyte, offset)));
}

ssize_t __sys_pwrite(int fd, const void *buf, size_t nbyte, int64_t offset)
{
	return (answer(pwrite(fd, buf, nbyte, offset)));
}

/* FreeBSD refuses more pieces than this, and takes none at all as no work. */
static int is_too_many(uint32_t iovcnt)
{
	return (iovcnt > IOV_MAX);
}

ssize_t __sys_readv(int fd, const struct iovec *iovp, uint32_t iovcnt)
{
	if (is_too_many(iovcnt))
		return (refuse(BSD_EINVAL));
	return (answer(readv(fd, iovp, (int)iovcnt)));
}

ssize_t __sys_writev(int fd, const struct iovec *iovp, uint32_t iovcnt)
{
	if (is_too_many(iovcnt))
		return (refuse(BSD_EINVAL));
	return (answer(writev(fd, iovp, (int)iovcnt)));
}

ssize_t __sys_preadv(int fd, struct iovec *iovp, uint32_t iovcnt,
    int64_t offset)
{
	if (is_too_many(iovcnt))
		return (refuse(BSD_EINVAL));
	return (answer(preadv(fd, iovp, (int)iovcnt, offset)));
}

ssize_t __sys_pwritev(int fd, struct iovec *iovp, uint32_t iovcnt,
    int64_t offset)
{
	if (is_too_many(iovcnt))
		return (refuse(BSD_EINVAL));
	return (answer(pwritev(fd, iovp, (int)iovcnt, offset)));
}
