#ifndef HOSTLIB_SOCKETS_ADDRESS_H
#define HOSTLIB_SOCKETS_ADDRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

/* An address as FreeBSD has it: its length and family in a byte each, then what
 * the host has too. */
struct bsd_sockaddr {
	uint8_t sa_len;
	uint8_t sa_family;
	char sa_data[14];
};

/* False for a family that the double does not know. */
bool domain_to_host(int domain, int *host);
int domain_to_freebsd(int host);

/* FreeBSD's error number, 0 for none. */
int address_to_host(const struct bsd_sockaddr *from, uint32_t length,
    struct sockaddr_storage *to, socklen_t *host_length);

/* Writes as much of an address as there is room for, and its length; nothing if
 * `to` is NULL. */
void address_to_freebsd(const struct sockaddr_storage *from,
    socklen_t host_length, struct bsd_sockaddr *to, uint32_t *length);

#endif
