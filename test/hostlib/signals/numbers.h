#ifndef HOSTLIB_SIGNALS_NUMBERS_H
#define HOSTLIB_SIGNALS_NUMBERS_H

#include <signal.h>

#include "../freebsd/structures.h"

/* -1 where the other system does not have the signal; 0 is 0. */
int signal_to_host(int number);
int signal_to_freebsd(int host);

/* Signals that the other system does not have are left out. */
void mask_to_host(const struct bsd_sigset *from, sigset_t *to);
void mask_to_freebsd(const sigset_t *from, struct bsd_sigset *to);

#endif
