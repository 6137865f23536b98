#define _GNU_SOURCE
#include <sys/mman.h>

#include "bits.h"
#include "calls.h"
#include "error.h"

static const struct pair flags_of_mmap[] = {
    {BSD_MAP_SHARED, MAP_SHARED},
    {BSD_MAP_PRIVATE, MAP_PRIVATE},
    {BSD_MAP_FIXED, MAP_FIXED},
    {BSD_MAP_ANON, MAP_ANONYMOUS},
    {BSD_MAP_PREFAULT_READ, MAP_POPULATE},
    /* Hints that change nothing of what a program sees. */
    {BSD_MAP_NOSYNC, 0},
    {BSD_MAP_NOCORE, 0},
};

/* FreeBSD's MAP_EXCL says EINVAL where the host says EEXIST. */
static void *map_exclusively(void *addr, size_t len, int prot, int host, int fd,
    int64_t pos)
{
	host = (host & ~MAP_FIXED) | MAP_FIXED_NOREPLACE;
	void *mapped = mmap(addr, len, prot, host, fd, pos);
	if (mapped == MAP_FAILED)
		(void)(errno == EEXIST ? refuse(BSD_EINVAL) : answer(-1));
	return (mapped);
}

void *__sys_mmap(void *addr, size_t len, int prot, int flags, int fd,
    int64_t pos)
{
	int host;

	if ((flags & BSD_MAP_SHARED) != 0 && (flags & BSD_MAP_PRIVATE) != 0) {
		(void)refuse(BSD_EINVAL);
		return (MAP_FAILED);
	}
	if (!to_host(flags_of_mmap, COUNT(flags_of_mmap), flags & ~BSD_MAP_EXCL,
		&host) ||
	    ((flags & BSD_MAP_EXCL) != 0 && (flags & BSD_MAP_FIXED) == 0) ||
	    ((flags & BSD_MAP_ANON) != 0 && (fd != -1 || pos != 0))) {
		(void)refuse(BSD_EINVAL);
		return (MAP_FAILED);
	}
	if ((flags & BSD_MAP_EXCL) != 0)
		return (map_exclusively(addr, len, prot, host, fd, pos));
	return ((void *)answer((int64_t)mmap(addr, len, prot, host, fd, pos)));
}

int __sys_munmap(void *addr, size_t len)
{
	return ((int)answer(munmap(addr, len)));
}

int __sys_mprotect(void *addr, size_t len, int prot)
{
	return ((int)answer(mprotect(addr, len, prot)));
}

_Static_assert(BSD_PROT_READ == PROT_READ && BSD_PROT_WRITE == PROT_WRITE &&
		   BSD_PROT_EXEC == PROT_EXEC,
    "protections are the same");
