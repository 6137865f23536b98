#define _GNU_SOURCE
#include "numbers.h"

#include <string.h>

#include "../bits.h"
#include "../freebsd/constants.h"

#define MAXIMUM 128

/* FreeBSD's SIGEMT, SIGINFO, SIGTHR and SIGLIBRT are not on the host. */
static const struct pair numbers[] = {
    {BSD_SIGHUP, SIGHUP},
    {BSD_SIGINT, SIGINT},
    {BSD_SIGQUIT, SIGQUIT},
    {BSD_SIGILL, SIGILL},
    {BSD_SIGTRAP, SIGTRAP},
    {BSD_SIGABRT, SIGABRT},
    {BSD_SIGFPE, SIGFPE},
    {BSD_SIGKILL, SIGKILL},
    {BSD_SIGBUS, SIGBUS},
    {BSD_SIGSEGV, SIGSEGV},
    {BSD_SIGSYS, SIGSYS},
    {BSD_SIGPIPE, SIGPIPE},
    {BSD_SIGALRM, SIGALRM},
    {BSD_SIGTERM, SIGTERM},
    {BSD_SIGURG, SIGURG},
    {BSD_SIGSTOP, SIGSTOP},
    {BSD_SIGTSTP, SIGTSTP},
    {BSD_SIGCONT, SIGCONT},
    {BSD_SIGCHLD, SIGCHLD},
    {BSD_SIGTTIN, SIGTTIN},
    {BSD_SIGTTOU, SIGTTOU},
    {BSD_SIGIO, SIGIO},
    {BSD_SIGXCPU, SIGXCPU},
    {BSD_SIGXFSZ, SIGXFSZ},
    {BSD_SIGVTALRM, SIGVTALRM},
    {BSD_SIGPROF, SIGPROF},
    {BSD_SIGWINCH, SIGWINCH},
    {BSD_SIGUSR1, SIGUSR1},
    {BSD_SIGUSR2, SIGUSR2},
};

int signal_to_host(int number)
{
	int real_time = number - BSD_SIGRTMIN + SIGRTMIN;

	if (number == 0)
		return (0);
	if (number >= BSD_SIGRTMIN && number <= BSD_SIGRTMAX)
		return (real_time <= SIGRTMAX ? real_time : -1);
	for (size_t i = 0; i < COUNT(numbers); i++)
		if (numbers[i].freebsd == number)
			return (numbers[i].host);
	return (-1);
}

int signal_to_freebsd(int host)
{
	if (host >= SIGRTMIN && host <= SIGRTMAX)
		return (host - SIGRTMIN + BSD_SIGRTMIN);
	for (size_t i = 0; i < COUNT(numbers); i++)
		if (numbers[i].host == host)
			return (numbers[i].freebsd);
	return (-1);
}

void mask_to_host(const struct bsd_sigset *from, sigset_t *to)
{
	sigemptyset(to);
	for (int number = 1; number < MAXIMUM; number++) {
		int host = signal_to_host(number);
		if (host > 0 &&
		    (from->bits[(number - 1) / 32] >> (number - 1) % 32 & 1) !=
			0)
			sigaddset(to, host);
	}
}

void mask_to_freebsd(const sigset_t *from, struct bsd_sigset *to)
{
	memset(to, 0, sizeof(*to));
	for (int number = 1; number < MAXIMUM; number++) {
		int host = signal_to_host(number);
		if (host > 0 && sigismember(from, host) == 1)
			to->bits[(number - 1) / 32] |= 1u << (number - 1) % 32;
	}
}
