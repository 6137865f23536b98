#define _GNU_SOURCE
#include <stdbool.h>
#include <time.h>

#include "calls.h"
#include "error.h"

/* CLOCK_UPTIME stops while the machine sleeps, CLOCK_MONOTONIC and
 * CLOCK_BOOTTIME are one. */
static bool clock_to_host(int32_t clock, clockid_t *host)
{
	switch (clock) {
	case BSD_CLOCK_REALTIME:
	case BSD_CLOCK_REALTIME_PRECISE:
		*host = CLOCK_REALTIME;
		return (true);
	case BSD_CLOCK_REALTIME_FAST:
		*host = CLOCK_REALTIME_COARSE;
		return (true);
	case BSD_CLOCK_MONOTONIC:
	case BSD_CLOCK_MONOTONIC_PRECISE:
		*host = CLOCK_BOOTTIME;
		return (true);
	case BSD_CLOCK_MONOTONIC_FAST:
		*host = CLOCK_MONOTONIC_COARSE;
		return (true);
	case BSD_CLOCK_UPTIME:
	case BSD_CLOCK_UPTIME_PRECISE:
		*host = CLOCK_MONOTONIC;
		return (true);
	case BSD_CLOCK_UPTIME_FAST:
		*host = CLOCK_MONOTONIC_COARSE;
		return (true);
	case BSD_CLOCK_PROCESS_CPUTIME_ID:
		*host = CLOCK_PROCESS_CPUTIME_ID;
		return (true);
	case BSD_CLOCK_THREAD_CPUTIME_ID:
		*host = CLOCK_THREAD_CPUTIME_ID;
		return (true);
	default:
		return (false);
	}
}

static struct bsd_timespec to_freebsd_time(struct timespec time)
{
	return ((struct bsd_timespec){time.tv_sec, time.tv_nsec});
}

int __sys_clock_gettime(int32_t clock_id, struct bsd_timespec *tp)
{
	struct timespec now;
	clockid_t host;

	if (!clock_to_host(clock_id, &host))
		return (refuse(BSD_EINVAL));
	if (tp == NULL)
		return (refuse(BSD_EFAULT));
	if (clock_gettime(host, &now) != 0)
		return ((int)answer(-1));
	*tp = to_freebsd_time(now);
	return (0);
}

int __sys_clock_getres(int32_t clock_id, struct bsd_timespec *tp)
{
	struct timespec resolution;
	clockid_t host;

	if (!clock_to_host(clock_id, &host))
		return (refuse(BSD_EINVAL));
	if (tp == NULL)
		return (0);
	if (clock_getres(host, &resolution) != 0)
		return ((int)answer(-1));
	*tp = to_freebsd_time(resolution);
	return (0);
}

/* An error number of the host's, 0 for none. */
static int sleep_for(clockid_t clock, int flags,
    const struct bsd_timespec *asked, struct bsd_timespec *rest)
{
	struct timespec wanted = {asked->tv_sec, asked->tv_nsec};
	struct timespec left = {0, 0};
	int error = clock_nanosleep(clock, flags, &wanted, &left);

	if (error == EINTR && rest != NULL && flags == 0)
		*rest = to_freebsd_time(left);
	return (error);
}

int __sys_nanosleep(const struct bsd_timespec *rqtp, struct bsd_timespec *rmtp)
{
	if (rqtp == NULL)
		return (refuse(BSD_EFAULT));
	int error = sleep_for(CLOCK_REALTIME, 0, rqtp, rmtp);
	return (error == 0 ? 0 : refuse(freebsd_error(error)));
}

/* Answers with the error number itself. */
int __sys_clock_nanosleep(int32_t clock_id, int flags,
    const struct bsd_timespec *rqtp, struct bsd_timespec *rmtp)
{
	clockid_t host;

	if (rqtp == NULL)
		return (BSD_EFAULT);
	if (!clock_to_host(clock_id, &host) ||
	    (flags & ~BSD_TIMER_ABSTIME) != 0 ||
	    host == CLOCK_THREAD_CPUTIME_ID)
		return (BSD_EINVAL);
	int error = sleep_for(host, flags != 0 ? TIMER_ABSTIME : 0, rqtp, rmtp);
	return (error == 0 ? 0 : freebsd_error(error));
}
