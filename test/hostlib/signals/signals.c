#define _GNU_SOURCE
#include <signal.h>

#include "../calls.h"
#include "../error.h"
#include "numbers.h"

int __sys_kill(int pid, int signum)
{
	int host = signal_to_host(signum);

	return (host == -1 ? refuse(BSD_EINVAL) : (int)answer(kill(pid, host)));
}

static int how_to_host(int how)
{
	return (how == BSD_SIG_BLOCK     ? SIG_BLOCK
		: how == BSD_SIG_UNBLOCK ? SIG_UNBLOCK
		: how == BSD_SIG_SETMASK ? SIG_SETMASK
					 : -1);
}

int __sys_sigprocmask(int how, const struct bsd_sigset *set,
    struct bsd_sigset *oset)
{
	sigset_t wanted, old;

	if (set != NULL)
		mask_to_host(set, &wanted);
	int error = pthread_sigmask(how_to_host(how),
	    set != NULL ? &wanted : NULL, &old);
	if (error != 0)
		return (refuse(freebsd_error(error)));
	if (oset != NULL)
		mask_to_freebsd(&old, oset);
	return (0);
}
