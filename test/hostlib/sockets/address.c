#include "address.h"

#include <stddef.h>
#include <string.h>
#include <sys/un.h>

#include "../error.h"

/* Both have the family's own part from the third byte on. */
#define HEAD 2
_Static_assert(offsetof(struct sockaddr, sa_data) == HEAD, "struct sockaddr");

/* FreeBSD's addresses are no longer than this. */
#define LONGEST BSD_SOCK_MAXADDRLEN

bool domain_to_host(int domain, int *host)
{
	switch (domain) {
	case BSD_AF_UNIX:
		*host = AF_UNIX;
		return (true);
	case BSD_AF_INET:
		*host = AF_INET;
		return (true);
	case BSD_AF_INET6:
		*host = AF_INET6;
		return (true);
	case BSD_AF_UNSPEC:
		*host = AF_UNSPEC;
		return (true);
	default:
		return (false);
	}
}

int domain_to_freebsd(int host)
{
	switch (host) {
	case AF_UNIX:
		return (BSD_AF_UNIX);
	case AF_INET:
		return (BSD_AF_INET);
	case AF_INET6:
		return (BSD_AF_INET6);
	default:
		return (BSD_AF_UNSPEC);
	}
}

int address_to_host(const struct bsd_sockaddr *from, uint32_t length,
    struct sockaddr_storage *to, socklen_t *host_length)
{
	int family;

	if (from == NULL)
		return (BSD_EFAULT);
	if (length < HEAD)
		return (BSD_EINVAL);
	if (length > LONGEST)
		return (BSD_ENAMETOOLONG);
	if (!domain_to_host(from->sa_family, &family))
		return (BSD_EAFNOSUPPORT);
	memset(to, 0, sizeof(*to));
	to->ss_family = (sa_family_t)family;
	if (length > sizeof(*to))
		return (BSD_ENAMETOOLONG);
	memcpy((char *)to + HEAD, from->sa_data, length - HEAD);
	*host_length = length;
	/* The host takes the bytes after the first NUL of a path for a part of
	 * it. */
	if (family == AF_UNIX)
		*host_length =
		    (socklen_t)(HEAD +
				strnlen((char *)to + HEAD, length - HEAD) + 1);
	return (0);
}

void address_to_freebsd(const struct sockaddr_storage *from,
    socklen_t host_length, struct bsd_sockaddr *to, uint32_t *length)
{
	unsigned char address[LONGEST] = {0};

	if (to == NULL || length == NULL)
		return;
	/* A local socket without a name has an empty one on FreeBSD; a peer
	 * without address none. */
	uint32_t actual = host_length;
	if (from->ss_family == AF_UNIX && actual <= HEAD)
		actual = sizeof(*to);
	if (actual > LONGEST)
		actual = LONGEST;
	if (actual > 0) {
		address[0] = (unsigned char)actual;
		address[1] = (unsigned char)domain_to_freebsd(from->ss_family);
	}
	if (host_length > HEAD)
		memcpy(address + HEAD, (const char *)from + HEAD,
		    actual - HEAD);
	if (*length > actual)
		*length = actual;
	memcpy(to, address, *length);
}
