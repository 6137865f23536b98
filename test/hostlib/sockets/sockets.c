#define _GNU_SOURCE
#include <netinet/in.h>
#include <sys/socket.h>

#include "../calls.h"
#include "../error.h"
#include "address.h"
#include "flags.h"

int __sys_socket(int domain, int type, int protocol)
{
	int host_domain, host_type;

	if (!domain_to_host(domain, &host_domain))
		return (refuse(BSD_EAFNOSUPPORT));
	if (!type_to_host(type, &host_type))
		return (refuse(BSD_EINVAL));
	return ((int)answer(socket(host_domain, host_type, protocol)));
}

int __sys_socketpair(int domain, int type, int protocol, int *rsv)
{
	int host_domain, host_type;

	if (!domain_to_host(domain, &host_domain))
		return (refuse(BSD_EAFNOSUPPORT));
	if (!type_to_host(type, &host_type))
		return (refuse(BSD_EINVAL));
	return ((int)answer(socketpair(host_domain, host_type, protocol, rsv)));
}

int __sys_bind(int s, const struct bsd_sockaddr *name, uint32_t namelen)
{
	struct sockaddr_storage address;
	socklen_t length;
	int error = address_to_host(name, namelen, &address, &length);

	if (error != 0)
		return (refuse(error));
	return ((int)answer(bind(s, (struct sockaddr *)&address, length)));
}

int __sys_connect(int s, const struct bsd_sockaddr *name, uint32_t namelen)
{
	struct sockaddr_storage address;
	socklen_t length;
	int error = address_to_host(name, namelen, &address, &length);

	if (error != 0)
		return (refuse(error));
	return ((int)answer(connect(s, (struct sockaddr *)&address, length)));
}

int __sys_listen(int s, int backlog)
{
	return ((int)answer(listen(s, backlog)));
}

int __sys_accept4(int s, struct bsd_sockaddr *name, uint32_t *anamelen,
    int flags)
{
	struct sockaddr_storage address = {0};
	socklen_t length = sizeof(address);
	int host;

	if (!type_to_host(flags, &host) || (flags & 0xf) != 0)
		return (refuse(BSD_EINVAL));
	int accepted = accept4(s, (struct sockaddr *)&address, &length, host);
	if (accepted == -1)
		return ((int)answer(-1));
	address_to_freebsd(&address, length, name, anamelen);
	return (accepted);
}

int __sys_getsockname(int fdes, struct bsd_sockaddr *asa, uint32_t *alen)
{
	struct sockaddr_storage address = {0};
	socklen_t length = sizeof(address);

	if (asa == NULL || alen == NULL)
		return (refuse(BSD_EFAULT));
	if (getsockname(fdes, (struct sockaddr *)&address, &length) != 0)
		return ((int)answer(-1));
	address_to_freebsd(&address, length, asa, alen);
	return (0);
}

int __sys_getpeername(int fdes, struct bsd_sockaddr *asa, uint32_t *alen)
{
	struct sockaddr_storage address = {0};
	socklen_t length = sizeof(address);

	if (asa == NULL || alen == NULL)
		return (refuse(BSD_EFAULT));
	if (getpeername(fdes, (struct sockaddr *)&address, &length) != 0)
		return ((int)answer(-1));
	address_to_freebsd(&address, length, asa, alen);
	return (0);
}

int __sys_shutdown(int s, int how)
{
	return ((int)answer(shutdown(s, how)));
}

ssize_t __sys_sendto(int s, const void *buf, size_t len, int flags,
    const struct bsd_sockaddr *to, uint32_t tolen)
{
	struct sockaddr_storage address;
	socklen_t length = 0;
	int host;

	if (!message_flags_to_host(flags, &host))
		return (refuse(BSD_EINVAL));
	if (to == NULL)
		return (answer(sendto(s, buf, len, host, NULL, 0)));
	int error = address_to_host(to, (uint32_t)tolen, &address, &length);
	if (error != 0)
		return (refuse(error));
	return (answer(sendto(s, buf, len, host, (struct sockaddr *)&address,
	    length)));
}

ssize_t __sys_recvfrom(int s, void *buf, size_t len, int flags,
    struct bsd_sockaddr *from, uint32_t *fromlenaddr)
{
	struct sockaddr_storage address = {0};
	socklen_t length = sizeof(address);
	int host;

	if (!message_flags_to_host(flags, &host))
		return (refuse(BSD_EINVAL));
	ssize_t received =
	    recvfrom(s, buf, len, host, (struct sockaddr *)&address, &length);
	if (received == -1)
		return (answer(-1));
	address_to_freebsd(&address, length, from, fromlenaddr);
	return (received);
}

_Static_assert(BSD_SHUT_RD == SHUT_RD && BSD_SHUT_WR == SHUT_WR &&
		   BSD_SHUT_RDWR == SHUT_RDWR,
    "shutdown");
