#ifndef HOSTLIB_FILES_AT_H
#define HOSTLIB_FILES_AT_H

#include <fcntl.h>

#include "../freebsd/constants.h"

_Static_assert(AT_FDCWD == BSD_AT_FDCWD,
    "the current folder has the same number");

#endif
