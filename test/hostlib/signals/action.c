/*
 * Handlers. One of the library's own is installed with the host; it calls the
 * program's with FreeBSD's number and, under SA_SIGINFO, with FreeBSD's
 * structure. There is no machine context: the third argument is NULL.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdbool.h>
#include <string.h>

#include "../bits.h"
#include "../calls.h"
#include "../error.h"
#include "numbers.h"

static const struct pair flags[] = {
    {BSD_SA_ONSTACK, SA_ONSTACK},
    {BSD_SA_RESTART, SA_RESTART},
    {BSD_SA_RESETHAND, (int)SA_RESETHAND},
    {BSD_SA_NOCLDSTOP, SA_NOCLDSTOP},
    {BSD_SA_NODEFER, SA_NODEFER},
    {BSD_SA_NOCLDWAIT, SA_NOCLDWAIT},
    {BSD_SA_SIGINFO, SA_SIGINFO},
};

/* By the host's number. */
static struct bsd_sigaction actions[65];
/* Handlers that a language's runtime had installed past the library, to be put
 * back. */
static struct sigaction foreign[65];

static int code_to_freebsd(const siginfo_t *info)
{
	switch (info->si_code) {
	case SI_USER:
		return (BSD_SI_USER);
	case SI_QUEUE:
		return (BSD_SI_QUEUE);
	case SI_KERNEL:
		return (BSD_SI_KERNEL);
	case SI_TKILL:
		return (BSD_SI_LWP);
	default:
		/* The codes of other signals differ here and there. */
		return (info->si_signo == SIGCHLD || info->si_signo == SIGSEGV
			    ? info->si_code
			    : BSD_SI_NOINFO);
	}
}

static void on_signal(int host, siginfo_t *info, void *context)
{
	struct bsd_sigaction action = actions[host];
	int number = signal_to_freebsd(host);
	int before = errno;

	(void)context;
	if ((action.sa_flags & BSD_SA_SIGINFO) != 0) {
		struct bsd_siginfo told = {
		    .signo = number,
		    .code = code_to_freebsd(info),
		    .pid = info->si_pid,
		    .uid = info->si_uid,
		    .status = host == SIGCHLD ? info->si_status : 0,
		    .addr = host == SIGSEGV || host == SIGBUS ? info->si_addr
							      : NULL,
		    .value = info->si_code == SI_QUEUE
				 ? (uint64_t)info->si_value.sival_ptr
				 : 0,
		};
		action.action(number, &told, NULL);
	} else {
		action.handler(number);
	}
	errno = before;
}

static bool is_function(const struct bsd_sigaction *action)
{
	return ((uintptr_t)action->handler != BSD_SIG_DFL &&
		(uintptr_t)action->handler != BSD_SIG_IGN);
}

static int to_host_action(int host, const struct bsd_sigaction *from,
    struct sigaction *to)
{
	int host_flags;

	if (!to_host(flags, COUNT(flags), from->sa_flags, &host_flags))
		return (BSD_EINVAL);
	if (is_function(from) &&
	    (void *)from->handler == (void *)foreign[host].sa_handler) {
		*to = foreign[host];
		/* What a program may change of it without touching the handler. */
		to->sa_flags = (to->sa_flags & ~SA_RESTART) | (host_flags & SA_RESTART);
		return (0);
	}
	memset(to, 0, sizeof(*to));
	mask_to_host(&from->sa_mask, &to->sa_mask);
	to->sa_flags = host_flags;
	if (is_function(from)) {
		to->sa_flags |= SA_SIGINFO;
		to->sa_sigaction = on_signal;
	} else {
		to->sa_flags &= ~SA_SIGINFO;
		to->sa_handler = from->handler;
	}
	return (0);
}

static void to_freebsd_action(int host, const struct sigaction *from,
    struct bsd_sigaction *to)
{
	if (from->sa_sigaction == on_signal) {
		*to = actions[host];
		return;
	}
	memset(to, 0, sizeof(*to));
	to->handler = from->sa_handler;
	to->sa_flags = to_freebsd(flags, COUNT(flags), from->sa_flags);
	mask_to_freebsd(&from->sa_mask, &to->sa_mask);
	if (is_function(to))
		foreign[host] = *from;
}

int __sys_sigaction(int sig, const struct bsd_sigaction *act,
    struct bsd_sigaction *oact)
{
	struct sigaction wanted, old;
	struct bsd_sigaction previous;
	int host = signal_to_host(sig);
	int error;

	if (host <= 0)
		return (refuse(BSD_EINVAL));
	if (sigaction(host, NULL, &old) != 0)
		return ((int)answer(-1));
	to_freebsd_action(host, &old, &previous);
	if (act != NULL) {
		if ((error = to_host_action(host, act, &wanted)) != 0)
			return (refuse(error));
		/* Before the handler can be called. */
		if (wanted.sa_sigaction == on_signal)
			actions[host] = *act;
		if (sigaction(host, &wanted, NULL) != 0)
			return ((int)answer(-1));
	}
	if (oact != NULL)
		*oact = previous;
	return (0);
}
