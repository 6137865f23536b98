#ifndef HOSTLIB_TEST_CHECK_H
#define HOSTLIB_TEST_CHECK_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "../calls.h"
#include "../freebsd/constants.h"

/* Ends the program with what was expected and where, if it is not so. */
#define CHECK(condition)                                                       \
	((condition) ? (void)0                                                 \
		     : (fprintf(stderr, "%s:%d: not so: %s (errno %d)\n",      \
			    __FILE__, __LINE__, #condition, *__error()),       \
			   exit(1)))

/* The call fails with this error of FreeBSD. */
#define FAILS(call, error)                                                     \
	do {                                                                   \
		errno = 0;                                                     \
		CHECK((call) == -1);                                           \
		CHECK(*__error() == BSD_##error);                              \
	} while (0)

struct test {
	const char *name;
	void (*run)(void);
};

extern const struct test file_tests[];
extern const struct test queue_tests[];
extern const struct test socket_tests[];
extern const struct test signal_tests[];
extern const struct test other_tests[];

/* A new file, open for reading and writing, that has no name any more. */
int scratch_file(void);

#endif
