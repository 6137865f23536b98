#ifndef HOSTLIB_FILES_OPEN_FLAGS_H
#define HOSTLIB_FILES_OPEN_FLAGS_H

#include <stdbool.h>

/* The host's flags for open(2). False if one has no equal there. */
bool open_flags_to_host(int flags, int *host);

/* What F_GETFL gives, in FreeBSD's numbers. */
int status_flags_to_freebsd(int host);

/* What F_SETFL takes, in the host's numbers; like FreeBSD, it ignores what
 * cannot be set. */
int status_flags_to_host(int flags);

#endif
