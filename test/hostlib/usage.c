#define _GNU_SOURCE
#include <sys/resource.h>

#include "bits.h"
#include "calls.h"
#include "error.h"

static struct bsd_timeval to_freebsd_time(struct timeval time)
{
	return ((struct bsd_timeval){time.tv_sec, time.tv_usec});
}

int __sys_getrusage(int who, struct bsd_rusage *rusage)
{
	struct rusage used;

	if (getrusage((__rusage_who_t)who, &used) != 0)
		return ((int)answer(-1));
	if (rusage == NULL)
		return (refuse(BSD_EFAULT));
	*rusage = (struct bsd_rusage){
	    .ru_utime = to_freebsd_time(used.ru_utime),
	    .ru_stime = to_freebsd_time(used.ru_stime),
	    .ru_maxrss = used.ru_maxrss,
	    .ru_minflt = used.ru_minflt,
	    .ru_majflt = used.ru_majflt,
	    .ru_inblock = used.ru_inblock,
	    .ru_oublock = used.ru_oublock,
	    .ru_nvcsw = used.ru_nvcsw,
	    .ru_nivcsw = used.ru_nivcsw,
	};
	return (0);
}

/* FreeBSD's limits of socket buffers, swap, terminals, kqueues and pipes are
 * not on the host. */
static const struct pair limits[] = {
    {BSD_RLIMIT_CPU, RLIMIT_CPU},
    {BSD_RLIMIT_FSIZE, RLIMIT_FSIZE},
    {BSD_RLIMIT_DATA, RLIMIT_DATA},
    {BSD_RLIMIT_STACK, RLIMIT_STACK},
    {BSD_RLIMIT_CORE, RLIMIT_CORE},
    {BSD_RLIMIT_RSS, RLIMIT_RSS},
    {BSD_RLIMIT_MEMLOCK, RLIMIT_MEMLOCK},
    {BSD_RLIMIT_NPROC, RLIMIT_NPROC},
    {BSD_RLIMIT_NOFILE, RLIMIT_NOFILE},
    {BSD_RLIMIT_AS, RLIMIT_AS},
};

/* RLIM_INFINITY is the greatest number of 63 bits, the host's of 64. */
static int64_t to_freebsd_limit(rlim_t limit)
{
	return (limit > INT64_MAX ? INT64_MAX : (int64_t)limit);
}

int __sys_getrlimit(uint32_t which, struct bsd_rlimit *rlp)
{
	struct rlimit limit;

	if (rlp == NULL)
		return (refuse(BSD_EFAULT));
	for (size_t i = 0; i < COUNT(limits); i++) {
		if ((uint32_t)limits[i].freebsd != which)
			continue;
		if (getrlimit((__rlimit_resource_t)limits[i].host, &limit) != 0)
			return ((int)answer(-1));
		rlp->rlim_cur = to_freebsd_limit(limit.rlim_cur);
		rlp->rlim_max = to_freebsd_limit(limit.rlim_max);
		return (0);
	}
	return (refuse(BSD_EINVAL));
}

_Static_assert(BSD_RUSAGE_SELF == RUSAGE_SELF &&
		   BSD_RUSAGE_CHILDREN == RUSAGE_CHILDREN &&
		   BSD_RUSAGE_THREAD == RUSAGE_THREAD,
    "whose usage");
_Static_assert(BSD_RLIM_INFINITY == INT64_MAX, "no limit");
