#ifndef HOSTLIB_ERROR_H
#define HOSTLIB_ERROR_H

#include <errno.h>
#include <stdint.h>

#include "freebsd/constants.h"

/* FreeBSD's number for an error of Linux; EDOOFUS where FreeBSD has no such
 * error. */
int freebsd_error(int host_error);

/* Fails with an error that already has FreeBSD's number. */
static inline int refuse(int error)
{
	errno = error;
	return (-1);
}

/* Hands on what the host answered: -1 with FreeBSD's number in errno. */
static inline int64_t answer(int64_t result)
{
	if (result == -1)
		errno = freebsd_error(errno);
	return (result);
}

#endif
