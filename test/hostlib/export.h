#ifndef HOSTLIB_EXPORT_H
#define HOSTLIB_EXPORT_H

/* The library is compiled with -fvisibility=hidden: what carries this is all
 * that it exports. */
#define EXPORT __attribute__((visibility("default")))

#endif
