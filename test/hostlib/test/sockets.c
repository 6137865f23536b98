#include <arpa/inet.h>
#include <string.h>
#include <sys/time.h>

#include "../sockets/address.h"
#include "check.h"

/* struct sockaddr_in and sockaddr_un of FreeBSD. */
struct internet {
	uint8_t length, family;
	uint16_t port;
	uint32_t address;
	char zero[8];
};

struct local {
	uint8_t length, family;
	char path[104];
};

static const struct internet anywhere = {
    sizeof(anywhere), BSD_AF_INET, 0, 0x0100007f, ""};

static const struct bsd_sockaddr *of(const void *address)
{
	return (address);
}

static void talks_over_tcp(void)
{
	struct internet bound = {0}, peer = {0};
	uint32_t length = sizeof(bound);
	char byte;
	int server =
	    __sys_socket(BSD_AF_INET, BSD_SOCK_STREAM | BSD_SOCK_CLOEXEC, 0);

	CHECK(server >= 0 &&
	      __sys_fcntl(server, BSD_F_GETFD, 0) == BSD_FD_CLOEXEC);
	CHECK(__sys_bind(server, of(&anywhere), sizeof(anywhere)) == 0);
	CHECK(__sys_listen(server, 1) == 0);
	CHECK(__sys_getsockname(server, (void *)&bound, &length) == 0);
	CHECK(length == 16 && bound.length == 16 &&
	      bound.family == BSD_AF_INET);
	CHECK(bound.port != 0 && bound.address == anywhere.address);
	int client = __sys_socket(BSD_AF_INET, BSD_SOCK_STREAM, 0);
	FAILS(__sys_getpeername(client, (void *)&peer, &length), ENOTCONN);
	CHECK(__sys_connect(client, of(&bound), sizeof(bound)) == 0);
	int accepted =
	    __sys_accept4(server, (void *)&peer, &length, BSD_SOCK_NONBLOCK);
	CHECK(accepted >= 0 && peer.family == BSD_AF_INET && length == 16);
	FAILS(__sys_recvfrom(accepted, &byte, 1, 0, NULL, NULL), EAGAIN);
	CHECK(__sys_sendto(client, "!", 1, BSD_MSG_NOSIGNAL, NULL, 0) == 1);
	CHECK(__sys_shutdown(client, BSD_SHUT_WR) == 0);
	struct pollfd poll = {accepted, BSD_POLLIN, 0};
	CHECK(__sys_poll(&poll, 1, 10000) == 1);
	CHECK(__sys_recvfrom(accepted, &byte, 1, BSD_MSG_PEEK, NULL, NULL) ==
	      1);
	CHECK(__sys_read(accepted, &byte, 1) == 1 && byte == '!');
	CHECK(__sys_close(server) == 0);
	FAILS(__sys_connect(__sys_socket(BSD_AF_INET, BSD_SOCK_STREAM, 0),
		  of(&bound), 16),
	    ECONNREFUSED);
}

static void talks_over_local_sockets(void)
{
	struct local name = {sizeof(name), BSD_AF_UNIX, "socket"}, found = {0};
	uint32_t length = sizeof(found);
	int pair[2];
	char byte;

	CHECK(__sys_socketpair(BSD_AF_UNIX, BSD_SOCK_STREAM, 0, pair) == 0);
	CHECK(__sys_write(pair[0], "x", 1) == 1 &&
	      __sys_read(pair[1], &byte, 1) == 1);
	int server = __sys_socket(BSD_AF_UNIX, BSD_SOCK_STREAM, 0);
	CHECK(__sys_bind(server, of(&name), sizeof(name)) == 0);
	CHECK(__sys_getsockname(server, (void *)&found, &length) == 0);
	CHECK(found.family == BSD_AF_UNIX && found.length == length);
	CHECK(strcmp(found.path, "socket") == 0);
	FAILS(__sys_bind(__sys_socket(BSD_AF_UNIX, BSD_SOCK_STREAM, 0),
		  of(&name), sizeof(name)),
	    EADDRINUSE);
	CHECK(__sys_listen(server, 1) == 0);
	int client = __sys_socket(BSD_AF_UNIX, BSD_SOCK_STREAM, 0);
	CHECK(__sys_connect(client, of(&name), sizeof(name)) == 0);
	length = sizeof(found);
	CHECK(__sys_accept4(server, (void *)&found, &length, 0) >= 0);
	CHECK(found.family == BSD_AF_UNIX && found.path[0] == '\0');
	CHECK(__sys_unlink("socket") == 0);
}

static void sends_datagrams(void)
{
	struct internet bound, from;
	uint32_t length = sizeof(bound);
	char bytes[2];
	int receiver = __sys_socket(BSD_AF_INET, BSD_SOCK_DGRAM, 0);
	int sender = __sys_socket(BSD_AF_INET, BSD_SOCK_DGRAM, 0);

	CHECK(__sys_bind(receiver, of(&anywhere), sizeof(anywhere)) == 0);
	CHECK(__sys_getsockname(receiver, (void *)&bound, &length) == 0);
	CHECK(__sys_sendto(sender, "many", 4, 0, of(&bound), sizeof(bound)) ==
	      4);
	length = sizeof(from);
	/* The length is what came, not what there was room for. */
	CHECK(__sys_recvfrom(receiver, bytes, 2, BSD_MSG_TRUNC, (void *)&from,
		  &length) == 4);
	CHECK(length == 16 && from.family == BSD_AF_INET &&
	      from.port != bound.port);
}

static int option_of(int s, int level, int name)
{
	int value = -1;
	uint32_t length = sizeof(value);

	CHECK(__sys_getsockopt(s, level, name, &value, &length) == 0 &&
	      length == 4);
	return (value);
}

static void translates_options(void)
{
	int one = 1, size = 32768;
	struct timeval timeout = {0, 20000};
	char byte;
	int pair[2];
	int s = __sys_socket(BSD_AF_INET, BSD_SOCK_STREAM, 0);

	CHECK(option_of(s, BSD_SOL_SOCKET, BSD_SO_TYPE) == BSD_SOCK_STREAM);
	CHECK(option_of(s, BSD_SOL_SOCKET, BSD_SO_DOMAIN) == BSD_AF_INET);
	CHECK(option_of(s, BSD_SOL_SOCKET, BSD_SO_REUSEADDR) == 0);
	CHECK(__sys_setsockopt(s, BSD_SOL_SOCKET, BSD_SO_REUSEADDR, &one, 4) ==
	      0);
	CHECK(option_of(s, BSD_SOL_SOCKET, BSD_SO_REUSEADDR) ==
	      BSD_SO_REUSEADDR);
	CHECK(__sys_setsockopt(s, BSD_SOL_SOCKET, BSD_SO_RCVBUF, &size, 4) ==
	      0);
	CHECK(option_of(s, BSD_SOL_SOCKET, BSD_SO_RCVBUF) == size);
	CHECK(__sys_setsockopt(s, BSD_IPPROTO_TCP, BSD_TCP_NODELAY, &one, 4) ==
	      0);
	CHECK(option_of(s, BSD_IPPROTO_TCP, BSD_TCP_NODELAY) != 0);
	CHECK(option_of(s, BSD_SOL_SOCKET, BSD_SO_ERROR) == 0);
	CHECK(__sys_socketpair(BSD_AF_UNIX, BSD_SOCK_STREAM, 0, pair) == 0);
	CHECK(__sys_setsockopt(pair[0], BSD_SOL_SOCKET, BSD_SO_RCVTIMEO,
		  &timeout, sizeof(timeout)) == 0);
	FAILS(__sys_read(pair[0], &byte, 1), EAGAIN);
}

static void refuses_what_it_does_not_know(void)
{
	int one = 1;
	int s = __sys_socket(BSD_AF_INET, BSD_SOCK_STREAM, 0);

	FAILS(__sys_socket(BSD_AF_NETLINK, BSD_SOCK_RAW, 0), EAFNOSUPPORT);
	FAILS(__sys_socket(BSD_AF_INET, BSD_SOCK_STREAM | BSD_SOCK_CLOFORK, 0),
	    EINVAL);
	FAILS(__sys_setsockopt(s, BSD_SOL_SOCKET, BSD_SO_SETFIB, &one, 4),
	    ENOPROTOOPT);
	FAILS(__sys_sendto(s, "", 0, BSD_MSG_EOF, NULL, 0), EINVAL);
	FAILS(__sys_bind(s, NULL, 16), EFAULT);
	FAILS(__sys_listen(scratch_file(), 1), ENOTSOCK);
}

const struct test socket_tests[] = {
    {"talks over TCP", talks_over_tcp},
    {"talks over local sockets", talks_over_local_sockets},
    {"sends datagrams", sends_datagrams},
    {"translates options", translates_options},
    {"refuses what it does not know of sockets", refuses_what_it_does_not_know},
    {NULL, NULL},
};
