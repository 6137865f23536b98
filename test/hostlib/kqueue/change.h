#ifndef HOSTLIB_KQUEUE_CHANGE_H
#define HOSTLIB_KQUEUE_CHANGE_H

#include "queue.h"

/*
 * Does what one element of a changelist asks for; the caller holds the queue's
 * lock. FreeBSD's error number, 0 for none.
 */
int apply_change(struct queue *queue, const struct bsd_kevent *change);

#endif
