/* EVFILT_USER. */
#include "../error.h"
#include "knote.h"

static int change(struct knote *knote, const struct bsd_kevent *asked)
{
	uint32_t flags = asked->fflags & BSD_NOTE_FFLAGSMASK;

	switch (asked->fflags & BSD_NOTE_FFCTRLMASK) {
	case BSD_NOTE_FFNOP:
		break;
	case BSD_NOTE_FFAND:
		knote->happened &= flags;
		break;
	case BSD_NOTE_FFOR:
		knote->happened |= flags;
		break;
	case BSD_NOTE_FFCOPY:
		knote->happened = flags;
		break;
	}
	knote->event.data = asked->data;
	knote->triggered =
	    knote->triggered || (asked->fflags & BSD_NOTE_TRIGGER) != 0;
	return (0);
}

static int attach(struct knote *knote)
{
	struct bsd_kevent asked = knote->event;

	knote->happened = asked.fflags & BSD_NOTE_FFLAGSMASK;
	return (change(knote, &asked));
}

static bool check(struct knote *knote, short revents, struct bsd_kevent *report)
{
	(void)revents;
	report->fflags = knote->happened;
	report->data = knote->event.data;
	return (knote->triggered);
}

static void reported(struct knote *knote, const struct bsd_kevent *report)
{
	(void)report;
	if ((knote->event.flags & BSD_EV_CLEAR) == 0)
		return;
	knote->triggered = false;
	knote->happened = 0;
	knote->event.data = 0;
}

const struct filter user_filter = {
    .attach = attach,
    .detach = nothing_to_detach,
    .change = change,
    .watch = nothing_to_watch,
    .check = check,
    .reported = reported,
};
