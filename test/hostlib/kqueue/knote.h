#ifndef HOSTLIB_KQUEUE_KNOTE_H
#define HOSTLIB_KQUEUE_KNOTE_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

#include "../freebsd/structures.h"

/* One thing that a queue watches. */
struct knote {
	struct knote *next;
	const struct filter *filter;
	/* As it was registered; what is reported is made from it. */
	struct bsd_kevent event;
	bool enabled;
	/* EVFILT_USER: NOTE_TRIGGER came. */
	bool triggered;
	/* EVFILT_USER, EVFILT_VNODE: what happened since the last report. */
	uint32_t happened;
	/* EVFILT_TIMER: nanoseconds of the clock that the timer goes by. */
	int64_t deadline;
	int64_t period;
	/* EVFILT_READ, EVFILT_WRITE with EV_CLEAR: how much there was at the
	 * last report, or -1. */
	int64_t reported;
	/* EVFILT_VNODE: a descriptor of inotify, the file's size and number of
	 * links. */
	int inotify;
	int64_t size;
	uint64_t links;
};

/* What a kind of event needs. Errors are FreeBSD's numbers, 0 for none. */
struct filter {
	int (*attach)(struct knote *knote);
	void (*detach)(struct knote *knote);
	/* EV_ADD of what is there already, or any change at all to an
	 * EVFILT_USER. */
	int (*change)(struct knote *knote, const struct bsd_kevent *change);
	/* The host's descriptor to wait for, with its events; -1 where there is
	 * none. */
	struct pollfd (*watch)(const struct knote *knote);
	/* Whether there is something to report: fills in fflags, data and
	 * EV_EOF. */
	bool (*check)(struct knote *knote, short revents,
	    struct bsd_kevent *report);
	/* It was reported. */
	void (*reported)(struct knote *knote, const struct bsd_kevent *report);
};

extern const struct filter read_filter;
extern const struct filter write_filter;
extern const struct filter timer_filter;
extern const struct filter user_filter;
extern const struct filter vnode_filter;

/* NULL for those that the double does not have. */
const struct filter *filter_of(int16_t number);

/* Nanoseconds until a timer expires, at least 0. */
int64_t timer_left(const struct knote *knote);

void nothing_to_detach(struct knote *knote);
int change_values(struct knote *knote, const struct bsd_kevent *change);
struct pollfd nothing_to_watch(const struct knote *knote);

#endif
