#define _GNU_SOURCE
#include <sched.h>
#include <sys/auxv.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <unistd.h>

#include "calls.h"
#include "error.h"

int32_t __sys_getpid(void)
{
	return (getpid());
}

int32_t __sys_getppid(void)
{
	return (getppid());
}

uint32_t __sys_getuid(void)
{
	return (getuid());
}

uint32_t __sys_geteuid(void)
{
	return (geteuid());
}

uint32_t __sys_getgid(void)
{
	return (getgid());
}

uint32_t __sys_getegid(void)
{
	return (getegid());
}

int __sys_getgroups(int gidsetsize, uint32_t *gidset)
{
	return ((int)answer(getgroups(gidsetsize, gidset)));
}

int __sys_issetugid(void)
{
	return (getauxval(AT_SECURE) != 0);
}

/* The host has no GRND_INSECURE before 5.6, and another number for each flag
 * but the first two. */
int __sys_getrandom(void *buf, size_t buflen, uint32_t flags)
{
	if ((flags & ~(uint32_t)(BSD_GRND_NONBLOCK | BSD_GRND_RANDOM)) != 0)
		return (refuse(BSD_EINVAL));
	return ((int)answer(getrandom(buf, buflen, flags)));
}

/* -1 may be a priority: errno tells. */
int __sys_getpriority(int which, int who)
{
	int before = errno;

	errno = 0;
	int priority = getpriority((__priority_which_t)which, (id_t)who);
	if (errno != 0)
		return ((int)answer(-1));
	errno = before;
	return (priority);
}

int __sys_setpriority(int which, int who, int prio)
{
	return ((int)answer(setpriority((__priority_which_t)which, (id_t)who,
	    prio)));
}

int __sys_sched_yield(void)
{
	return ((int)answer(sched_yield()));
}

_Noreturn void __sys__exit(int rval)
{
	_exit(rval);
}

_Static_assert(BSD_PRIO_PROCESS == PRIO_PROCESS && BSD_PRIO_PGRP == PRIO_PGRP &&
		   BSD_PRIO_USER == PRIO_USER,
    "whose priority");
_Static_assert(BSD_GRND_NONBLOCK == GRND_NONBLOCK &&
		   BSD_GRND_RANDOM == GRND_RANDOM,
    "getrandom");
