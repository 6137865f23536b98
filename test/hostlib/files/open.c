#define _GNU_SOURCE
#include <fcntl.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../calls.h"
#include "../error.h"
#include "../kqueue/queue.h"
#include "at.h"
#include "open-flags.h"

/* The host answers ELOOP for a link that must not be followed, FreeBSD EMLINK.
 */
static bool is_link(int fd, const char *path)
{
	struct stat status;

	return (fstatat(fd, path, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
		S_ISLNK(status.st_mode));
}

int __sys_openat(int fd, const char *path, int flags, uint16_t mode)
{
	int host;

	if (!open_flags_to_host(flags, &host))
		return (refuse(BSD_EINVAL));
	int opened = openat(fd, path, host, (mode_t)mode);
	if (opened == -1 && errno == ELOOP && (host & O_NOFOLLOW) != 0)
		return (refuse(is_link(fd, path) ? BSD_EMLINK : BSD_ELOOP));
	return ((int)answer(opened));
}

int __sys_open(const char *path, int flags, uint16_t mode)
{
	return (__sys_openat(AT_FDCWD, path, flags, mode));
}

int __sys_close(int fd)
{
	descriptor_closes(fd);
	return ((int)answer(close(fd)));
}

/* O_CLOFORK's kin CLOSE_RANGE_CLOFORK has no equal. */
int __sys_close_range(uint32_t lowfd, uint32_t highfd, int flags)
{
	if ((flags & ~BSD_CLOSE_RANGE_CLOEXEC) != 0)
		return (refuse(BSD_EINVAL));
	return ((int)answer(close_range(lowfd, highfd, flags)));
}

int64_t __sys_lseek(int fd, int64_t offset, int whence)
{
	return (answer(lseek(fd, offset, whence)));
}

int __sys_ftruncate(int fd, int64_t length)
{
	return ((int)answer(ftruncate(fd, length)));
}

int __sys_fsync(int fd)
{
	return ((int)answer(fsync(fd)));
}

/* The two below answer with the error number itself. */
int __sys_posix_fallocate(int fd, int64_t offset, int64_t len)
{
	int error = posix_fallocate(fd, offset, len);

	return (error == 0 ? 0 : freebsd_error(error));
}

int __sys_posix_fadvise(int fd, int64_t offset, int64_t len, int advice)
{
	int error = posix_fadvise(fd, offset, len, advice);

	return (error == 0 ? 0 : freebsd_error(error));
}

_Static_assert(BSD_SEEK_DATA == SEEK_DATA && BSD_SEEK_HOLE == SEEK_HOLE,
    "lseek");
_Static_assert(BSD_CLOSE_RANGE_CLOEXEC == CLOSE_RANGE_CLOEXEC, "close_range");
_Static_assert(BSD_POSIX_FADV_DONTNEED == POSIX_FADV_DONTNEED, "posix_fadvise");
_Static_assert(BSD_POSIX_FADV_NOREUSE == POSIX_FADV_NOREUSE, "posix_fadvise");
