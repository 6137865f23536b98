#define _GNU_SOURCE
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

#include "../bits.h"
#include "../calls.h"
#include "../error.h"
#include "address.h"

struct option {
	int level;
	int name;
	int host_level;
	int host_name;
	/* What a value is, where it is not handed on. */
	enum {
		SAME,
		SWITCH,
		SIZE,
		ERROR,
		DOMAIN
	} value;
};

#define OF_SOCKET(name, value)                                                 \
	{BSD_SOL_SOCKET, BSD_##name, SOL_SOCKET, name, value}
#define OF_TCP(name, value)                                                    \
	{BSD_IPPROTO_TCP, BSD_##name, IPPROTO_TCP, name, value}

/* struct linger and struct timeval are the same. */
static const struct option options[] = {
    OF_SOCKET(SO_ACCEPTCONN, SWITCH),
    OF_SOCKET(SO_REUSEADDR, SWITCH),
    OF_SOCKET(SO_REUSEPORT, SWITCH),
    OF_SOCKET(SO_KEEPALIVE, SWITCH),
    OF_SOCKET(SO_BROADCAST, SWITCH),
    OF_SOCKET(SO_OOBINLINE, SWITCH),
    OF_SOCKET(SO_DONTROUTE, SWITCH),
    OF_SOCKET(SO_LINGER, SAME),
    OF_SOCKET(SO_SNDBUF, SIZE),
    OF_SOCKET(SO_RCVBUF, SIZE),
    OF_SOCKET(SO_SNDTIMEO, SAME),
    OF_SOCKET(SO_RCVTIMEO, SAME),
    OF_SOCKET(SO_ERROR, ERROR),
    OF_SOCKET(SO_TYPE, SAME),
    OF_SOCKET(SO_DOMAIN, DOMAIN),
    OF_SOCKET(SO_PROTOCOL, SAME),
    OF_TCP(TCP_NODELAY, SAME),
    OF_TCP(TCP_KEEPIDLE, SAME),
    OF_TCP(TCP_KEEPINTVL, SAME),
    OF_TCP(TCP_KEEPCNT, SAME),
};

static const struct option *find(int level, int name)
{
	for (size_t i = 0; i < COUNT(options); i++)
		if (options[i].level == level && options[i].name == name)
			return (&options[i]);
	return (NULL);
}

int __sys_setsockopt(int s, int level, int name, const void *val,
    uint32_t valsize)
{
	const struct option *option = find(level, name);

	if (option == NULL)
		return (refuse(BSD_ENOPROTOOPT));
	return ((int)answer(setsockopt(s, option->host_level, option->host_name,
	    val, (socklen_t)valsize)));
}

static int value_to_freebsd(const struct option *option, int value)
{
	switch (option->value) {
	case SWITCH:
		/* FreeBSD answers with the bit that the option is. */
		return (value != 0 ? option->name : 0);
	case SIZE:
		/* The host keeps twice what was asked for. */
		return (value / 2);
	case ERROR:
		return (value == 0 ? 0 : freebsd_error(value));
	case DOMAIN:
		return (domain_to_freebsd(value));
	case SAME:
		break;
	}
	return (value);
}

int __sys_getsockopt(int s, int level, int name, void *val, uint32_t *avalsize)
{
	const struct option *option = find(level, name);
	int value;

	if (option == NULL)
		return (refuse(BSD_ENOPROTOOPT));
	if (val == NULL || avalsize == NULL)
		return (refuse(BSD_EFAULT));
	if (getsockopt(s, option->host_level, option->host_name, val,
		avalsize) != 0)
		return ((int)answer(-1));
	if (option->value != SAME && *avalsize >= sizeof(value)) {
		memcpy(&value, val, sizeof(value));
		value = value_to_freebsd(option, value);
		memcpy(val, &value, sizeof(value));
	}
	return (0);
}
