#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../calls.h"
#include "../error.h"
#include "at.h"

int __sys_unlinkat(int fd, const char *path, int flag)
{
	if ((flag & ~BSD_AT_REMOVEDIR) != 0)
		return (refuse(BSD_EINVAL));
	int done = unlinkat(fd, path, flag != 0 ? AT_REMOVEDIR : 0);
	/* POSIX and FreeBSD say EPERM for a folder. */
	if (done == -1 && errno == EISDIR)
		return (refuse(BSD_EPERM));
	return ((int)answer(done));
}

int __sys_unlink(const char *path)
{
	return (__sys_unlinkat(AT_FDCWD, path, 0));
}

int __sys_rmdir(const char *path)
{
	return (__sys_unlinkat(AT_FDCWD, path, BSD_AT_REMOVEDIR));
}

int __sys_mkdirat(int fd, const char *path, uint16_t mode)
{
	return ((int)answer(mkdirat(fd, path, (mode_t)mode)));
}

int __sys_rename(const char *from, const char *to)
{
	return ((int)answer(rename(from, to)));
}

int __sys_linkat(int fd1, const char *path1, int fd2, const char *path2,
    int flag)
{
	if ((flag & ~BSD_AT_SYMLINK_FOLLOW) != 0)
		return (refuse(BSD_EINVAL));
	return ((int)answer(linkat(fd1, path1, fd2, path2,
	    flag != 0 ? AT_SYMLINK_FOLLOW : 0)));
}

int __sys_symlinkat(const char *path1, int fd, const char *path2)
{
	return ((int)answer(symlinkat(path1, fd, path2)));
}

/* Both cut a target that is longer than the buffer, and end it with no NUL. */
ssize_t __sys_readlinkat(int fd, const char *path, char *buf, size_t bufsize)
{
	return (answer(readlinkat(fd, path, buf, bufsize)));
}

/* The host's call gives the length, FreeBSD's 0. Where the host has ERANGE for
 * what is too short, FreeBSD's kernel has EINVAL without room for "/", and
 * ENOMEM else: vfs_cache.c. */
int __sys___getcwd(char *buf, size_t buflen)
{
	if (buflen < 2)
		return (refuse(BSD_EINVAL));
	if (syscall(SYS_getcwd, buf, buflen) != -1)
		return (0);
	return (errno == ERANGE ? refuse(BSD_ENOMEM) : (int)answer(-1));
}

int __sys_chdir(const char *path)
{
	return ((int)answer(chdir(path)));
}

uint16_t __sys_umask(uint16_t newmask)
{
	return ((uint16_t)umask((mode_t)newmask));
}
