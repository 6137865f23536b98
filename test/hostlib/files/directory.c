#define _GNU_SOURCE
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../calls.h"
#include "../error.h"

/* FreeBSD's records are up to 8 bytes longer than the host's, which have 24 at
 * least. */
static size_t host_capacity(size_t count)
{
	return (count / 4 * 3);
}

static size_t record_length(size_t name_length)
{
	return ((sizeof(struct bsd_dirent) + name_length + 1 + 7) / 8 * 8);
}

static size_t append(char *to, const struct dirent64 *entry)
{
	size_t length = strlen(entry->d_name);
	struct bsd_dirent *record = (struct bsd_dirent *)to;
	size_t size = record_length(length);

	memset(to, 0, size);
	record->d_fileno = entry->d_ino;
	record->d_off = entry->d_off;
	record->d_reclen = (uint16_t)size;
	record->d_type = entry->d_type;
	record->d_namlen = (uint16_t)length;
	memcpy(record->d_name, entry->d_name, length);
	return (size);
}

ssize_t __sys_getdirentries(int fd, char *buf, size_t count, int64_t *basep)
{
	int64_t base = lseek(fd, 0, SEEK_CUR);
	size_t capacity = host_capacity(count);
	size_t filled = 0;

	if (base == -1)
		return (answer(-1));
	if (buf == NULL)
		return (refuse(BSD_EFAULT));
	char *entries = malloc(capacity + 1);
	if (entries == NULL)
		return (refuse(BSD_ENOMEM));
	long read = syscall(SYS_getdents64, fd, entries, capacity);
	if (read == -1) {
		int error = freebsd_error(errno);
		free(entries);
		/* FreeBSD says EINVAL too for what is no directory. */
		return (refuse(error == BSD_ENOTDIR ? BSD_EINVAL : error));
	}
	for (long at = 0; at < read;) {
		const struct dirent64 *entry =
		    (const struct dirent64 *)(entries + at);
		filled += append(buf + filled, entry);
		at += entry->d_reclen;
	}
	free(entries);
	if (basep != NULL)
		*basep = base;
	return ((ssize_t)filled);
}

_Static_assert(BSD_DT_REG == DT_REG && BSD_DT_DIR == DT_DIR &&
		   BSD_DT_LNK == DT_LNK && BSD_DT_SOCK == DT_SOCK &&
		   BSD_DT_FIFO == DT_FIFO && BSD_DT_UNKNOWN == DT_UNKNOWN,
    "types of entries are the same");
