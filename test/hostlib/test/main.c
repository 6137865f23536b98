/*
 * The test of the double itself: `main NAME` makes one test, `main` alone lists
 * their names. The current folder is scratch space.
 */
#include <string.h>

#include "check.h"

static const struct test * const groups[] = {
    file_tests, queue_tests, socket_tests, signal_tests, other_tests};

int main(int argc, char **argv)
{
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		for (const struct test *test = groups[i]; test->name != NULL;
		    test++) {
			if (argc == 1)
				puts(test->name);
			else if (strcmp(argv[1], test->name) == 0)
				return (test->run(), 0);
		}
	}
	return (argc == 1 ? 0 : 2);
}

int scratch_file(void)
{
	int fd =
	    __sys_open("scratch", BSD_O_RDWR | BSD_O_CREAT | BSD_O_EXCL, 0600);

	CHECK(fd >= 0);
	CHECK(__sys_unlink("scratch") == 0);
	return (fd);
}
