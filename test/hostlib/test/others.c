#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "check.h"

static void maps_memory(void)
{
	int flags = BSD_MAP_PRIVATE | BSD_MAP_ANON;
	char *page = __sys_mmap(NULL, 4096, BSD_PROT_READ | BSD_PROT_WRITE,
	    flags, -1, 0);

	CHECK(page != (void *)-1);
	page[4095] = 1;
	CHECK(__sys_mprotect(page, 4096, BSD_PROT_READ) == 0);
	FAILS((int64_t)__sys_mmap(page, 4096, BSD_PROT_READ,
		  flags | BSD_MAP_FIXED | BSD_MAP_EXCL, -1, 0),
	    EINVAL);
	CHECK(__sys_munmap(page, 4096) == 0);
	FAILS((int64_t)__sys_mmap(NULL, 0, BSD_PROT_READ, flags, -1, 0),
	    EINVAL);
	FAILS((int64_t)__sys_mmap(NULL, 4096, BSD_PROT_READ, BSD_MAP_PRIVATE,
		  -1, 0),
	    EBADF);
	FAILS((int64_t)__sys_mmap(NULL, 4096, BSD_PROT_READ,
		  flags | BSD_MAP_GUARD, -1, 0),
	    EINVAL);
}

static void tells_time(void)
{
	struct bsd_timespec time, nap = {0, 1000000};

	CHECK(__sys_clock_gettime(BSD_CLOCK_REALTIME, &time) == 0 &&
	      time.tv_sec > 1700000000);
	CHECK(__sys_clock_getres(BSD_CLOCK_UPTIME, &time) == 0 &&
	      time.tv_sec == 0);
	FAILS(__sys_clock_gettime(99, &time), EINVAL);
	FAILS(__sys_clock_gettime(BSD_CLOCK_REALTIME, NULL), EFAULT);
	CHECK(__sys_nanosleep(&nap, NULL) == 0);
	nap.tv_nsec = -1;
	FAILS(__sys_nanosleep(&nap, NULL), EINVAL);
	errno = 77;
	CHECK(__sys_clock_nanosleep(BSD_CLOCK_UPTIME, 0, &nap, NULL) ==
	      BSD_EINVAL);
	CHECK(errno == 77);
}

static void knows_itself(void)
{
	uint32_t groups[1024];
	unsigned char random[16] = {0}, none[16] = {0};

	CHECK(__sys_getpid() == getpid() && __sys_getppid() == getppid());
	CHECK(__sys_getuid() == getuid() && __sys_getegid() == getegid());
	int count = __sys_getgroups(0, NULL);
	CHECK(count >= 0 && __sys_getgroups(1024, groups) == count);
	CHECK(__sys_issetugid() == 0);
	CHECK(__sys_getrandom(random, 16, 0) == 16 &&
	      memcmp(random, none, 16) != 0);
	FAILS(__sys_getrandom(random, 16, 8), EINVAL);
	uint16_t mask = __sys_umask(027);
	CHECK(__sys_umask(mask) == 027);
	CHECK(__sys_sched_yield() == 0);
}

static void tells_usage_and_limits(void)
{
	struct bsd_rusage usage;
	struct bsd_rlimit limit;

	CHECK(__sys_getrusage(BSD_RUSAGE_SELF, &usage) == 0 &&
	      usage.ru_maxrss > 0);
	FAILS(__sys_getrusage(7, &usage), EINVAL);
	CHECK(__sys_getrlimit(BSD_RLIMIT_NOFILE, &limit) == 0);
	CHECK(limit.rlim_cur > 0 && limit.rlim_max >= limit.rlim_cur);
	FAILS(__sys_getrlimit(BSD_RLIMIT_KQUEUES, &limit), EINVAL);
}

static void leaves_errno_after_a_priority(void)
{
	errno = 77;
	int priority = __sys_getpriority(BSD_PRIO_PROCESS, 0);
	CHECK(errno == 77 && priority >= BSD_PRIO_MIN &&
	      priority <= BSD_PRIO_MAX);
	CHECK(__sys_setpriority(BSD_PRIO_PROCESS, 0, priority) == 0);
	FAILS(__sys_getpriority(BSD_PRIO_PROCESS, 0x7ffffff), ESRCH);
	FAILS(__sys_getpriority(99, 0), EINVAL);
}

static void polls(void)
{
	int pipe[2];

	CHECK(__sys_pipe2(pipe, 0) == 0);
	struct pollfd fds[] = {
	    {pipe[0], BSD_POLLIN, 0},
	    {pipe[1], BSD_POLLOUT, 0},
	    {999, BSD_POLLIN, 0},
	};
	CHECK(__sys_poll(fds, 3, 0) == 2);
	CHECK(fds[0].revents == 0 && fds[1].revents == BSD_POLLOUT);
	CHECK(fds[2].revents == BSD_POLLNVAL);
	CHECK(__sys_poll(NULL, 0, 1) == 0);
	CHECK(__sys_close(pipe[0]) == 0);
	CHECK(__sys_poll(fds + 1, 1, 0) == 1 &&
	      (fds[1].revents & BSD_POLLERR) != 0);
}

/* Each thread has an error of its own, and sees no other. */
static void *fail_often(void *index)
{
	char byte;

	for (int turn = 0; turn < 2000; turn++) {
		switch ((size_t)index % 4) {
		case 0:
			FAILS(__sys_read(-1, &byte, 1), EBADF);
			break;
		case 1:
			FAILS(__sys_open("/none", BSD_O_RDONLY, 0), ENOENT);
			break;
		case 2:
			FAILS(__sys_unlink("/"), EPERM);
			break;
		case 3:
			FAILS(__sys_getpriority(99, 0), EINVAL);
			break;
		}
	}
	return (NULL);
}

static void keeps_errors_of_64_threads_apart(void)
{
	pthread_t threads[64];

	for (size_t i = 0; i < 64; i++)
		CHECK(pthread_create(&threads[i], NULL, fail_often,
			  (void *)i) == 0);
	for (size_t i = 0; i < 64; i++)
		CHECK(pthread_join(threads[i], NULL) == 0);
}

const struct test other_tests[] = {
    {"maps memory", maps_memory},
    {"tells time", tells_time},
    {"knows itself", knows_itself},
    {"tells usage and limits", tells_usage_and_limits},
    {"leaves errno after a priority", leaves_errno_after_a_priority},
    {"polls", polls},
    {"keeps errors of 64 threads apart", keeps_errors_of_64_threads_apart},
    {NULL, NULL},
};
