#ifndef HOSTLIB_KQUEUE_QUEUE_H
#define HOSTLIB_KQUEUE_QUEUE_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "knote.h"

/*
 * A kqueue. Its descriptor is the reading end of a pipe, so that it has a
 * number of its own and an inode by which a reused number is told from it; the
 * other end wakes those who wait.
 */
struct queue {
	struct queue *next;
	int fd;
	int wake;
	uint64_t inode;
	int users;
	bool closed;
	pthread_mutex_t lock;
	struct knote *knotes;
};

/* FreeBSD's error number, 0 for none. */
int make_queue(bool close_on_exec, int *fd);

/* The queue behind a descriptor, to be given back; NULL if there is none. */
struct queue *borrow_queue(int fd);
void return_queue(struct queue *queue);

/* Has all who wait look again. */
void wake_queue(struct queue *queue);
void forget_wakes(struct queue *queue);

/* A descriptor goes away: what queues watch of it goes too, and the queue that
 * it may be. */
void descriptor_closes(int fd);

/* Moves a descriptor of the library's own up to where programs do not expect
 * any. */
int out_of_the_way(int fd);

void remove_knote(struct knote **place);

#endif
