#define _GNU_SOURCE
#include "queue.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../error.h"

static pthread_mutex_t all_lock = PTHREAD_MUTEX_INITIALIZER;
static struct queue *all;

static uint64_t inode_of(int fd)
{
	struct stat status;

	return (fstat(fd, &status) == 0 ? status.st_ino : 0);
}

int out_of_the_way(int fd)
{
	static const int floor = 768;

	if (fd == -1)
		return (-1);
	int moved = fcntl(fd, F_DUPFD_CLOEXEC, floor);
	if (moved == -1)
		return (fd);
	close(fd);
	return (moved);
}

static void free_queue(struct queue *queue)
{
	while (queue->knotes != NULL)
		remove_knote(&queue->knotes);
	close(queue->wake);
	pthread_mutex_destroy(&queue->lock);
	free(queue);
}

/* The caller holds all_lock. */
static void drop(struct queue *queue)
{
	if (--queue->users == 0)
		free_queue(queue);
}

/* The caller holds all_lock. */
static void unlink_queue(struct queue **place)
{
	struct queue *queue = *place;

	*place = queue->next;
	queue->closed = true;
	wake_queue(queue);
	drop(queue);
}

int make_queue(bool close_on_exec, int *fd)
{
	int ends[2];
	struct queue *queue = calloc(1, sizeof(*queue));

	if (queue == NULL)
		return (BSD_ENOMEM);
	if (pipe2(ends, O_NONBLOCK | (close_on_exec ? O_CLOEXEC : 0)) != 0) {
		free(queue);
		return (freebsd_error(errno));
	}
	queue->fd = ends[0];
	queue->wake = out_of_the_way(ends[1]);
	queue->inode = inode_of(ends[0]);
	queue->users = 1;
	pthread_mutex_init(&queue->lock, NULL);
	pthread_mutex_lock(&all_lock);
	/* One that was closed behind the library's back had the same number. */
	for (struct queue **place = &all; *place != NULL;
	    place = &(*place)->next) {
		if ((*place)->fd == queue->fd) {
			unlink_queue(place);
			break;
		}
	}
	queue->next = all;
	all = queue;
	pthread_mutex_unlock(&all_lock);
	*fd = queue->fd;
	return (0);
}

struct queue *borrow_queue(int fd)
{
	struct queue *queue;

	pthread_mutex_lock(&all_lock);
	for (queue = all; queue != NULL && queue->fd != fd; queue = queue->next)
		continue;
	if (queue != NULL && queue->inode != inode_of(fd))
		queue = NULL;
	if (queue != NULL)
		queue->users++;
	pthread_mutex_unlock(&all_lock);
	return (queue);
}

void return_queue(struct queue *queue)
{
	pthread_mutex_lock(&all_lock);
	drop(queue);
	pthread_mutex_unlock(&all_lock);
}

void wake_queue(struct queue *queue)
{
	/* A full pipe wakes as well. */
	if (write(queue->wake, "", 1) == -1)
		return;
}

void forget_wakes(struct queue *queue)
{
	char bytes[64];

	while (read(queue->fd, bytes, sizeof(bytes)) == sizeof(bytes))
		continue;
}

static bool is_of_descriptor(const struct knote *knote, int fd)
{
	return ((int)knote->event.ident == fd &&
		(knote->filter == &read_filter ||
		    knote->filter == &write_filter ||
		    knote->filter == &vnode_filter));
}

static void forget_descriptor(struct queue *queue, int fd)
{
	pthread_mutex_lock(&queue->lock);
	for (struct knote **place = &queue->knotes; *place != NULL;) {
		if (is_of_descriptor(*place, fd))
			remove_knote(place);
		else
			place = &(*place)->next;
	}
	pthread_mutex_unlock(&queue->lock);
}

void descriptor_closes(int fd)
{
	pthread_mutex_lock(&all_lock);
	for (struct queue **place = &all; *place != NULL;) {
		if ((*place)->fd == fd) {
			unlink_queue(place);
		} else {
			forget_descriptor(*place, fd);
			place = &(*place)->next;
		}
	}
	pthread_mutex_unlock(&all_lock);
}

void remove_knote(struct knote **place)
{
	struct knote *knote = *place;

	*place = knote->next;
	knote->filter->detach(knote);
	free(knote);
}
