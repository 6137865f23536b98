#define _GNU_SOURCE
#include <fcntl.h>
#include <unistd.h>

#include "../calls.h"
#include "../error.h"
#include "../kqueue/queue.h"
#include "open-flags.h"

int __sys_dup(uint32_t fd)
{
	return ((int)answer(dup((int)fd)));
}

int __sys_dup2(uint32_t from, uint32_t to)
{
	/* Nothing happens to the other if there is nothing to copy. */
	if (from != to && fcntl((int)from, F_GETFD) != -1)
		descriptor_closes((int)to);
	return ((int)answer(dup2((int)from, (int)to)));
}

/* FreeBSD's kinds of locks are 1, 2 and 3, the host's 0, 1 and 2 in another
 * order. */
static int lock_to_host(short type)
{
	switch (type) {
	case BSD_F_RDLCK:
		return (F_RDLCK);
	case BSD_F_WRLCK:
		return (F_WRLCK);
	case BSD_F_UNLCK:
		return (F_UNLCK);
	default:
		return (-1);
	}
}

static int16_t lock_to_freebsd(short type)
{
	return (type == F_RDLCK   ? BSD_F_RDLCK
		: type == F_WRLCK ? BSD_F_WRLCK
				  : BSD_F_UNLCK);
}

static int lock(int fd, int host_cmd, struct bsd_flock *asked)
{
	if (asked == NULL)
		return (refuse(BSD_EFAULT));
	int type = lock_to_host(asked->l_type);
	if (type == -1)
		return (refuse(BSD_EINVAL));
	struct flock host = {
	    .l_type = (short)type,
	    .l_whence = asked->l_whence,
	    .l_start = asked->l_start,
	    .l_len = asked->l_len,
	};
	if (fcntl(fd, host_cmd, &host) == -1)
		return (errno == EACCES ? refuse(BSD_EAGAIN) : (int)answer(-1));
	if (host_cmd != F_GETLK)
		return (0);
	/* As on FreeBSD, nothing but the kind changes if there is no lock in
	 * the way. */
	asked->l_type = lock_to_freebsd(host.l_type);
	if (host.l_type != F_UNLCK) {
		asked->l_whence = host.l_whence;
		asked->l_start = host.l_start;
		asked->l_len = host.l_len;
		asked->l_pid = host.l_pid;
		asked->l_sysid = 0;
	}
	return (0);
}

int __sys_fcntl(int fd, int cmd, int64_t arg)
{
	switch (cmd) {
	case BSD_F_DUPFD:
		return ((int)answer(fcntl(fd, F_DUPFD, (int)arg)));
	case BSD_F_DUPFD_CLOEXEC:
		return ((int)answer(fcntl(fd, F_DUPFD_CLOEXEC, (int)arg)));
	case BSD_F_DUP2FD:
		return (__sys_dup2((uint32_t)fd, (uint32_t)arg));
	case BSD_F_GETFD:
		return ((int)answer(fcntl(fd, F_GETFD)));
	case BSD_F_SETFD:
		if ((arg & ~BSD_FD_CLOEXEC) != 0)
			return (refuse(BSD_EINVAL));
		return ((int)answer(fcntl(fd, F_SETFD, (int)arg)));
	case BSD_F_GETFL: {
		int host = fcntl(fd, F_GETFL);
		return (host == -1 ? (int)answer(-1)
				   : status_flags_to_freebsd(host));
	}
	case BSD_F_SETFL:
		return ((int)answer(fcntl(fd, F_SETFL,
		    status_flags_to_host((int)arg))));
	case BSD_F_GETLK:
		return (lock(fd, F_GETLK, (struct bsd_flock *)arg));
	case BSD_F_SETLK:
		return (lock(fd, F_SETLK, (struct bsd_flock *)arg));
	case BSD_F_SETLKW:
		return (lock(fd, F_SETLKW, (struct bsd_flock *)arg));
	default:
		return (refuse(BSD_EINVAL));
	}
}

int __sys_pipe2(int *fildes, int flags)
{
	if ((flags & ~(BSD_O_CLOEXEC | BSD_O_NONBLOCK)) != 0)
		return (refuse(BSD_EINVAL));
	return ((int)answer(pipe2(fildes,
	    ((flags & BSD_O_CLOEXEC) != 0 ? O_CLOEXEC : 0) |
		((flags & BSD_O_NONBLOCK) != 0 ? O_NONBLOCK : 0))));
}
