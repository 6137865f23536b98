/* EVFILT_TIMER: nothing runs; how often a timer expired is computed when
 * somebody asks. */
#define _GNU_SOURCE
#include <time.h>

#include "../error.h"
#include "knote.h"

#define SECOND 1000000000LL

static bool unit_of(uint32_t fflags, int64_t *nanoseconds)
{
	switch (fflags & ~(uint32_t)BSD_NOTE_ABSTIME) {
	case 0:
	case BSD_NOTE_MSECONDS:
		*nanoseconds = SECOND / 1000;
		return (true);
	case BSD_NOTE_SECONDS:
		*nanoseconds = SECOND;
		return (true);
	case BSD_NOTE_USECONDS:
		*nanoseconds = SECOND / 1000000;
		return (true);
	case BSD_NOTE_NSECONDS:
		*nanoseconds = 1;
		return (true);
	default:
		return (false);
	}
}

static bool is_absolute(const struct knote *knote)
{
	return ((knote->event.fflags & BSD_NOTE_ABSTIME) != 0);
}

static int64_t now(const struct knote *knote)
{
	struct timespec time;

	clock_gettime(is_absolute(knote) ? CLOCK_REALTIME : CLOCK_MONOTONIC,
	    &time);
	return (time.tv_sec * SECOND + time.tv_nsec);
}

static int start(struct knote *knote)
{
	int64_t unit, time;

	if (!unit_of(knote->event.fflags, &unit) || knote->event.data < 0 ||
	    __builtin_mul_overflow(knote->event.data, unit, &time))
		return (BSD_EINVAL);
	knote->event.flags |= BSD_EV_CLEAR;
	/* A period of 0 is the shortest there is. */
	knote->period = is_absolute(knote) ? 0 : time == 0 ? 1000 : time;
	knote->deadline =
	    is_absolute(knote) ? time : now(knote) + knote->period;
	return (0);
}

static int restart(struct knote *knote, const struct bsd_kevent *change)
{
	(void)change_values(knote, change);
	return (start(knote));
}

static bool check(struct knote *knote, short revents, struct bsd_kevent *report)
{
	int64_t late = now(knote) - knote->deadline;

	(void)revents;
	if (late < 0)
		return (false);
	/* What fires once has expired once, however late anybody asks. */
	bool once = knote->period == 0 ||
	    (knote->event.flags & BSD_EV_ONESHOT) != 0;
	report->data = once ? 1 : 1 + late / knote->period;
	report->fflags = 0;
	return (true);
}

static void reported(struct knote *knote, const struct bsd_kevent *report)
{
	if (knote->period == 0)
		knote->deadline = INT64_MAX;
	else
		knote->deadline += report->data * knote->period;
}

int64_t timer_left(const struct knote *knote)
{
	int64_t left = knote->deadline - now(knote);

	return (left < 0 ? 0 : left);
}

const struct filter timer_filter = {
    .attach = start,
    .detach = nothing_to_detach,
    .change = restart,
    .watch = nothing_to_watch,
    .check = check,
    .reported = reported,
};
