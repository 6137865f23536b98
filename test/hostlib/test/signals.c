#include <pthread.h>
#include <signal.h>
#include <string.h>

#include "check.h"

static volatile int seen;
static volatile int code;
static volatile int sender;

static void note(int number)
{
	seen = number;
}

static void note_all(int number, struct bsd_siginfo *info, void *context)
{
	CHECK(info->signo == number && context == NULL);
	seen = number;
	code = info->code;
	sender = info->pid;
}

static void handle(int number, int flags)
{
	struct bsd_sigaction action = {.handler = note, .sa_flags = flags};

	CHECK(__sys_sigaction(number, &action, NULL) == 0);
}

static void calls_handlers(void)
{
	static const int numbers[] = {
	    BSD_SIGUSR1, BSD_SIGURG, BSD_SIGRTMIN + 2};

	for (int i = 0; i < 3; i++) {
		handle(numbers[i], 0);
		CHECK(__sys_kill(__sys_getpid(), numbers[i]) == 0);
		CHECK(seen == numbers[i]);
	}
	CHECK(__sys_kill(__sys_getpid(), 0) == 0);
	FAILS(__sys_kill(__sys_getpid(), BSD_SIGINFO), EINVAL);
	FAILS(__sys_kill(__sys_getpid(), 1000), EINVAL);
	FAILS(__sys_kill(0x7ffffff, 0), ESRCH);
	FAILS(__sys_sigaction(BSD_SIGKILL,
		  &(struct bsd_sigaction){.handler = note}, NULL),
	    EINVAL);
}

static void gives_the_structure(void)
{
	struct bsd_sigaction action = {
	    .action = note_all, .sa_flags = BSD_SA_SIGINFO};

	CHECK(__sys_sigaction(BSD_SIGUSR2, &action, NULL) == 0);
	CHECK(__sys_kill(__sys_getpid(), BSD_SIGUSR2) == 0);
	CHECK(seen == BSD_SIGUSR2 && code == BSD_SI_USER &&
	      sender == __sys_getpid());
}

/* Until told to stop, as the signal may come before the call has begun. */
static volatile int stop;

static void *disturb(void *thread)
{
	struct bsd_timespec nap = {0, 10000000};

	while (!stop) {
		CHECK(__sys_nanosleep(&nap, NULL) == 0);
		CHECK(pthread_kill(*(pthread_t *)thread, SIGUSR1) == 0);
	}
	return (NULL);
}

static void while_disturbed(void (*call)(void))
{
	pthread_t self = pthread_self(), thread;

	handle(BSD_SIGUSR1, 0);
	CHECK(pthread_create(&thread, NULL, disturb, &self) == 0);
	call();
	stop = 1;
	CHECK(pthread_join(thread, NULL) == 0);
	CHECK(seen == BSD_SIGUSR1);
}

static void read_nothing(void)
{
	int pipe[2];
	char byte;

	CHECK(__sys_pipe2(pipe, 0) == 0);
	FAILS(__sys_read(pipe[0], &byte, 1), EINTR);
}

static void interrupts_a_read(void)
{
	while_disturbed(read_nothing);
}

static void wait_for_nothing(void)
{
	struct bsd_kevent event;
	int queue = __sys_kqueue();

	FAILS(__sys_kevent(queue, NULL, 0, &event, 1, NULL), EINTR);
}

static void interrupts_a_kevent(void)
{
	while_disturbed(wait_for_nothing);
}

static void blocks_signals(void)
{
	struct bsd_sigset set = {{1u << (BSD_SIGUSR1 - 1), 0, 1, 0}}, old;

	handle(BSD_SIGUSR1, 0);
	CHECK(__sys_sigprocmask(BSD_SIG_BLOCK, &set, NULL) == 0);
	CHECK(__sys_kill(__sys_getpid(), BSD_SIGUSR1) == 0 && seen == 0);
	CHECK(__sys_sigprocmask(BSD_SIG_UNBLOCK, &set, &old) == 0);
	CHECK(seen == BSD_SIGUSR1 && memcmp(&set, &old, sizeof(set)) == 0);
	FAILS(__sys_sigprocmask(0, &set, NULL), EINVAL);
}

static void restores_actions(void)
{
	struct bsd_sigaction ignore = {.sa_flags = BSD_SA_RESTART}, old;

	ignore.handler = (void (*)(int))BSD_SIG_IGN;
	handle(BSD_SIGUSR1, BSD_SA_RESTART | BSD_SA_NODEFER);
	CHECK(__sys_sigaction(BSD_SIGUSR1, &ignore, &old) == 0);
	CHECK(old.handler == note &&
	      old.sa_flags == (BSD_SA_RESTART | BSD_SA_NODEFER));
	CHECK(__sys_kill(__sys_getpid(), BSD_SIGUSR1) == 0 && seen == 0);
	CHECK(__sys_sigaction(BSD_SIGUSR1, NULL, &ignore) == 0);
	CHECK((uintptr_t)ignore.handler == BSD_SIG_IGN);
	CHECK(__sys_sigaction(BSD_SIGUSR1, &old, NULL) == 0);
	CHECK(__sys_kill(__sys_getpid(), BSD_SIGUSR1) == 0 &&
	      seen == BSD_SIGUSR1);
	FAILS(__sys_sigaction(BSD_SIGUSR1,
		  &(struct bsd_sigaction){.sa_flags = 0x1000}, NULL),
	    EINVAL);
}

const struct test signal_tests[] = {
    {"calls handlers with FreeBSD's numbers", calls_handlers},
    {"gives handlers FreeBSD's structure", gives_the_structure},
    {"interrupts a read", interrupts_a_read},
    {"interrupts a kevent", interrupts_a_kevent},
    {"blocks signals", blocks_signals},
    {"restores actions", restores_actions},
    {NULL, NULL},
};
