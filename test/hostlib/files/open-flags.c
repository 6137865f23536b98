#define _GNU_SOURCE
#include "open-flags.h"

#include <fcntl.h>

#include "../bits.h"
#include "../freebsd/constants.h"

/*
 * O_SHLOCK, O_EXLOCK, O_EXEC, O_VERIFY, O_RESOLVE_BENEATH, O_EMPTY_PATH and
 * O_CLOFORK do something that the host does not offer at open. O_SYNC comes
 * first, as the host's has the bits of O_DSYNC.
 */
static const struct pair opening[] = {
    {BSD_O_NONBLOCK, O_NONBLOCK},
    {BSD_O_APPEND, O_APPEND},
    {BSD_O_SYNC, O_SYNC},
    {BSD_O_DSYNC, O_DSYNC},
    {BSD_O_NOFOLLOW, O_NOFOLLOW},
    {BSD_O_CREAT, O_CREAT},
    {BSD_O_TRUNC, O_TRUNC},
    {BSD_O_EXCL, O_EXCL},
    {BSD_O_NOCTTY, O_NOCTTY},
    {BSD_O_DIRECT, O_DIRECT},
    {BSD_O_DIRECTORY, O_DIRECTORY},
    {BSD_O_TTY_INIT, 0},
    {BSD_O_CLOEXEC, O_CLOEXEC},
    {BSD_O_PATH, O_PATH},
};

static const struct pair status[] = {
    {BSD_O_NONBLOCK, O_NONBLOCK},
    {BSD_O_APPEND, O_APPEND},
    {BSD_O_ASYNC, O_ASYNC},
    {BSD_O_DIRECT, O_DIRECT},
};

/* O_RDONLY, O_WRONLY and O_RDWR have the same values everywhere. */
bool open_flags_to_host(int flags, int *host)
{
	int mode = flags & BSD_O_ACCMODE;

	if (mode == BSD_O_ACCMODE ||
	    !to_host(opening, COUNT(opening), flags & ~mode, host))
		return (false);
	*host |= mode;
	return (true);
}

int status_flags_to_freebsd(int host)
{
	int flags =
	    to_freebsd(status, COUNT(status), host) | (host & O_ACCMODE);

	if ((host & O_SYNC) == O_SYNC)
		return (flags | BSD_O_SYNC);
	return ((host & O_DSYNC) != 0 ? flags | BSD_O_DSYNC : flags);
}

int status_flags_to_host(int flags)
{
	int host;

	(void)to_host(status, COUNT(status), flags, &host);
	return (host);
}
