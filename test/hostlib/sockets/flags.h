#ifndef HOSTLIB_SOCKETS_FLAGS_H
#define HOSTLIB_SOCKETS_FLAGS_H

#include <stdbool.h>

/* The kind of a socket with SOCK_CLOEXEC and SOCK_NONBLOCK; false for what the
 * host does not have. */
bool type_to_host(int type, int *host);

/* The flags of sending and receiving. */
bool message_flags_to_host(int flags, int *host);

#endif
