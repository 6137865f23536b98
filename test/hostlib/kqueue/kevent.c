#define _GNU_SOURCE
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <time.h>

#include "../calls.h"
#include "../error.h"
#include "change.h"
#include "queue.h"

#define SECOND 1000000000LL

/* How often to look again at what poll(2) of the host cannot wait for: files at
 * their end, say. */
#define AGAIN  (5 * SECOND / 1000)

int __sys_kqueuex(uint32_t flags)
{
	int fd;

	if ((flags & ~(uint32_t)BSD_KQUEUE_CLOEXEC) != 0)
		return (refuse(BSD_EINVAL));
	int error = make_queue(flags != 0, &fd);
	return (error == 0 ? fd : refuse(error));
}

int __sys_kqueue(void)
{
	return (__sys_kqueuex(0));
}

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (time.tv_sec * SECOND + time.tv_nsec);
}

/* Elements put into the list for errors and receipts, or -1 with the error
 * where none fits. */
static int change_all(struct queue *queue, const struct bsd_kevent *changes,
    int nchanges, struct bsd_kevent *events, int nevents, int *error)
{
	int filled = 0;

	for (int i = 0; i < nchanges; i++) {
		struct bsd_kevent change = changes[i];
		*error = apply_change(queue, &change);
		if (*error == 0 && (change.flags & BSD_EV_RECEIPT) == 0)
			continue;
		if (filled == nevents)
			return (*error == 0 ? filled : -1);
		change.flags = BSD_EV_ERROR;
		change.data = *error;
		events[filled++] = change;
	}
	return (filled);
}

/* What to wait for: the queue's own descriptor, then one place for each knote.
 */
struct waiting {
	struct pollfd *fds;
	size_t count;
	/* Nanoseconds; -1 is for ever. */
	int64_t time;
};

static bool collect(struct queue *queue, struct waiting *waiting)
{
	size_t count = 1;

	for (struct knote *knote = queue->knotes; knote != NULL;
	    knote = knote->next)
		count++;
	struct pollfd *fds = realloc(waiting->fds, count * sizeof(*fds));
	if (fds == NULL)
		return (false);
	waiting->fds = fds;
	waiting->count = count;
	*fds++ = (struct pollfd){queue->fd, POLLIN, 0};
	for (struct knote *knote = queue->knotes; knote != NULL;
	    knote = knote->next)
		*fds++ = knote->enabled ? knote->filter->watch(knote)
					: (struct pollfd){.fd = -1};
	(void)poll(waiting->fds, waiting->count, 0);
	return (true);
}

static void wait_at_most(struct waiting *waiting, int64_t time)
{
	if (waiting->time == -1 || time < waiting->time)
		waiting->time = time;
}

/* Takes what is ready; what is not stays to be waited for. */
static int scan(struct queue *queue, struct waiting *waiting,
    struct bsd_kevent *events, int nevents)
{
	struct pollfd *fd = waiting->fds + 1;
	struct knote **place = &queue->knotes;
	int filled = 0;

	waiting->time = -1;
	for (; *place != NULL && filled < nevents; fd++) {
		struct knote *knote = *place;
		struct bsd_kevent report = knote->event;
		if ((fd->revents & POLLNVAL) != 0) {
			remove_knote(place);
			continue;
		}
		if (knote->enabled &&
		    knote->filter->check(knote, fd->revents, &report)) {
			events[filled++] = report;
			knote->filter->reported(knote, &report);
			if ((knote->event.flags & BSD_EV_DISPATCH) != 0)
				knote->enabled = false;
			if ((knote->event.flags & BSD_EV_ONESHOT) != 0) {
				remove_knote(place);
				continue;
			}
		} else if (knote->enabled && knote->filter == &timer_filter) {
			wait_at_most(waiting, timer_left(knote));
		} else if (fd->revents != 0) {
			wait_at_most(waiting, AGAIN);
			fd->fd = -1;
		}
		place = &knote->next;
	}
	return (filled);
}

/* How many elements were filled; -1 for an error, which is then in `error`. */
static int wait_for_events(struct queue *queue, struct bsd_kevent *events,
    int nevents, int64_t deadline, int *error)
{
	struct waiting waiting = {NULL, 0, -1};
	int filled = 0;

	for (;;) {
		pthread_mutex_lock(&queue->lock);
		bool collected = !queue->closed && collect(queue, &waiting);
		if (collected && (waiting.fds[0].revents & POLLIN) != 0)
			forget_wakes(queue);
		filled =
		    collected ? scan(queue, &waiting, events, nevents) : -1;
		*error = queue->closed ? BSD_EBADF : collected ? 0 : BSD_ENOMEM;
		pthread_mutex_unlock(&queue->lock);
		int64_t left = deadline - now();
		if (filled != 0 || left <= 0)
			break;
		wait_at_most(&waiting, left);
		struct timespec time = {
		    waiting.time / SECOND, waiting.time % SECOND};
		if (ppoll(waiting.fds, waiting.count, &time, NULL) == -1) {
			*error = freebsd_error(errno);
			filled = -1;
			break;
		}
	}
	free(waiting.fds);
	return (filled);
}

static int take_changes(struct queue *queue, const struct bsd_kevent *changes,
    int nchanges, struct bsd_kevent *events, int nevents, int *error)
{
	pthread_mutex_lock(&queue->lock);
	int filled =
	    change_all(queue, changes, nchanges, events, nevents, error);
	pthread_mutex_unlock(&queue->lock);
	if (nchanges > 0)
		wake_queue(queue);
	return (filled);
}

static int64_t deadline_of(const struct bsd_timespec *timeout)
{
	int64_t time;

	if (timeout == NULL ||
	    __builtin_mul_overflow(timeout->tv_sec, SECOND, &time) ||
	    __builtin_add_overflow(time, timeout->tv_nsec + now(), &time))
		return (INT64_MAX);
	return (time);
}

static bool is_wrong(const struct bsd_timespec *timeout)
{
	return (timeout != NULL &&
		(timeout->tv_sec < 0 || timeout->tv_nsec < 0 ||
		    timeout->tv_nsec >= SECOND));
}

int __sys_kevent(int fd, const struct bsd_kevent *changelist, int nchanges,
    struct bsd_kevent *eventlist, int nevents,
    const struct bsd_timespec *timeout)
{
	int before = errno;
	int error = 0;

	if (nchanges < 0 || nevents < 0 || is_wrong(timeout))
		return (refuse(BSD_EINVAL));
	if ((nchanges > 0 && changelist == NULL) ||
	    (nevents > 0 && eventlist == NULL))
		return (refuse(BSD_EFAULT));
	struct queue *queue = borrow_queue(fd);
	if (queue == NULL)
		return (refuse(BSD_EBADF));
	int filled = take_changes(queue, changelist, nchanges, eventlist,
	    nevents, &error);
	if (filled == 0 && nevents > 0)
		filled = wait_for_events(queue, eventlist, nevents,
		    deadline_of(timeout), &error);
	return_queue(queue);
	errno = filled == -1 ? error : before;
	return (filled);
}
