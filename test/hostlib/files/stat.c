#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "../calls.h"
#include "../error.h"
#include "at.h"

/* st_flags, st_gen and st_filerev stay 0, as on a FreeBSD file system that has
 * none of them. */
static void fill(struct bsd_stat *to, const struct statx *from)
{
	memset(to, 0, sizeof(*to));
	to->st_dev = makedev(from->stx_dev_major, from->stx_dev_minor);
	to->st_ino = from->stx_ino;
	to->st_nlink = from->stx_nlink;
	to->st_mode = from->stx_mode;
	to->st_uid = from->stx_uid;
	to->st_gid = from->stx_gid;
	to->st_rdev = makedev(from->stx_rdev_major, from->stx_rdev_minor);
	to->st_atim = (struct bsd_timespec){
	    from->stx_atime.tv_sec, from->stx_atime.tv_nsec};
	to->st_mtim = (struct bsd_timespec){
	    from->stx_mtime.tv_sec, from->stx_mtime.tv_nsec};
	to->st_ctim = (struct bsd_timespec){
	    from->stx_ctime.tv_sec, from->stx_ctime.tv_nsec};
	/* A file system that does not know it has -1 there. */
	to->st_birthtim = (from->stx_mask & STATX_BTIME) != 0
			      ? (struct bsd_timespec){from->stx_btime.tv_sec,
				    from->stx_btime.tv_nsec}
			      : (struct bsd_timespec){-1, 0};
	to->st_size = (int64_t)from->stx_size;
	to->st_blocks = (int64_t)from->stx_blocks;
	to->st_blksize = (int32_t)from->stx_blksize;
}

static int ask(int fd, const char *path, int flags, struct bsd_stat *buf)
{
	struct statx status;

	if (buf == NULL)
		return (refuse(BSD_EFAULT));
	if (statx(fd, path, flags, STATX_BASIC_STATS | STATX_BTIME, &status) !=
	    0)
		return ((int)answer(-1));
	fill(buf, &status);
	return (0);
}

int __sys_fstat(int fd, struct bsd_stat *sb)
{
	return (ask(fd, "", AT_EMPTY_PATH, sb));
}

int __sys_fstatat(int fd, const char *path, struct bsd_stat *buf, int flag)
{
	if ((flag & ~(BSD_AT_SYMLINK_NOFOLLOW | BSD_AT_EMPTY_PATH)) != 0)
		return (refuse(BSD_EINVAL));
	return (ask(fd, path,
	    ((flag & BSD_AT_SYMLINK_NOFOLLOW) != 0 ? AT_SYMLINK_NOFOLLOW : 0) |
		((flag & BSD_AT_EMPTY_PATH) != 0 ? AT_EMPTY_PATH : 0),
	    buf));
}

_Static_assert(BSD_S_IFREG == S_IFREG && BSD_S_IFDIR == S_IFDIR &&
		   BSD_S_IFLNK == S_IFLNK && BSD_S_IFSOCK == S_IFSOCK &&
		   BSD_S_IFIFO == S_IFIFO,
    "modes are the same");
