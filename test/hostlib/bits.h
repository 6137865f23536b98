#ifndef HOSTLIB_BITS_H
#define HOSTLIB_BITS_H

#include <stdbool.h>
#include <stddef.h>

/* One value in FreeBSD's numbers and in those of the host. */
struct pair {
	int freebsd;
	int host;
};

/*
 * Translates flags that are or-ed together. False if there is one that the
 * table does not know: the call is then to be refused, as the double does not
 * know what it would do.
 */
static inline bool to_host(const struct pair *table, size_t count, int flags,
    int *host)
{
	*host = 0;
	for (size_t i = 0; i < count; i++) {
		if ((flags & table[i].freebsd) == 0)
			continue;
		*host |= table[i].host;
		flags &= ~table[i].freebsd;
	}
	return (flags == 0);
}

/* The other way; flags that FreeBSD does not have are left out. */
static inline int to_freebsd(const struct pair *table, size_t count, int host)
{
	int flags = 0;

	for (size_t i = 0; i < count; i++)
		if (table[i].host != 0 &&
		    (host & table[i].host) == table[i].host)
			flags |= table[i].freebsd;
	return (flags);
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
