#include <stddef.h>

#include "../freebsd/constants.h"
#include "knote.h"

const struct filter *filter_of(int16_t number)
{
	switch (number) {
	case BSD_EVFILT_READ:
		return (&read_filter);
	case BSD_EVFILT_WRITE:
		return (&write_filter);
	case BSD_EVFILT_TIMER:
		return (&timer_filter);
	case BSD_EVFILT_USER:
		return (&user_filter);
	case BSD_EVFILT_VNODE:
		return (&vnode_filter);
	default:
		return (NULL);
	}
}

void nothing_to_detach(struct knote *knote)
{
	(void)knote;
}

int change_values(struct knote *knote, const struct bsd_kevent *change)
{
	knote->event.fflags = change->fflags;
	knote->event.data = change->data;
	return (0);
}

struct pollfd nothing_to_watch(const struct knote *knote)
{
	(void)knote;
	return ((struct pollfd){.fd = -1});
}
