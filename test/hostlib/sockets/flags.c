#define _GNU_SOURCE
#include "flags.h"

#include <sys/socket.h>

#include "../bits.h"
#include "../freebsd/constants.h"

static const struct pair type_flags[] = {
    {BSD_SOCK_CLOEXEC, SOCK_CLOEXEC},
    {BSD_SOCK_NONBLOCK, SOCK_NONBLOCK},
};

static const struct pair message_flags[] = {
    {BSD_MSG_OOB, MSG_OOB},
    {BSD_MSG_PEEK, MSG_PEEK},
    {BSD_MSG_DONTROUTE, MSG_DONTROUTE},
    {BSD_MSG_EOR, MSG_EOR},
    {BSD_MSG_TRUNC, MSG_TRUNC},
    {BSD_MSG_WAITALL, MSG_WAITALL},
    {BSD_MSG_DONTWAIT, MSG_DONTWAIT},
    {BSD_MSG_NOSIGNAL, MSG_NOSIGNAL},
};

/* The kinds themselves have the same numbers, which are the lowest four bits.
 */
bool type_to_host(int type, int *host)
{
	if (!to_host(type_flags, COUNT(type_flags), type & ~0xf, host))
		return (false);
	*host |= type & 0xf;
	return (true);
}

bool message_flags_to_host(int flags, int *host)
{
	return (to_host(message_flags, COUNT(message_flags), flags, host));
}

_Static_assert(BSD_SOCK_STREAM == SOCK_STREAM && BSD_SOCK_DGRAM == SOCK_DGRAM &&
		   BSD_SOCK_RAW == SOCK_RAW &&
		   BSD_SOCK_SEQPACKET == SOCK_SEQPACKET,
    "kinds are the same");
