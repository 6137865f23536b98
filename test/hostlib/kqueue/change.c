#include "change.h"

#include <stdlib.h>

#include "../error.h"

#define KNOWN                                                                  \
	(BSD_EV_ADD | BSD_EV_DELETE | BSD_EV_ENABLE | BSD_EV_DISABLE |         \
	    BSD_EV_ONESHOT | BSD_EV_CLEAR | BSD_EV_RECEIPT | BSD_EV_DISPATCH | \
	    BSD_EV_KEEPUDATA)

/* The flags of a registration; the others are orders. */
#define KEPT (BSD_EV_ONESHOT | BSD_EV_CLEAR | BSD_EV_RECEIPT | BSD_EV_DISPATCH)

static struct knote **find(struct queue *queue, const struct bsd_kevent *change)
{
	struct knote **place = &queue->knotes;

	while (*place != NULL && ((*place)->event.ident != change->ident ||
				     (*place)->event.filter != change->filter))
		place = &(*place)->next;
	return (place);
}

static int add(struct queue *queue, const struct filter *filter,
    const struct bsd_kevent *change)
{
	struct knote *knote = calloc(1, sizeof(*knote));

	if (knote == NULL)
		return (BSD_ENOMEM);
	knote->filter = filter;
	knote->event = *change;
	knote->event.flags &= KEPT;
	knote->enabled = (change->flags & BSD_EV_DISABLE) == 0;
	knote->reported = -1;
	int error = filter->attach(knote);
	if (error != 0) {
		free(knote);
		return (error);
	}
	/* At the end, so that what was registered first is reported first. */
	struct knote **place = &queue->knotes;
	while (*place != NULL)
		place = &(*place)->next;
	*place = knote;
	return (0);
}

static int alter(struct knote *knote, const struct bsd_kevent *change)
{
	int error = 0;

	if ((change->flags & BSD_EV_KEEPUDATA) == 0)
		knote->event.udata = change->udata;
	if ((change->flags & BSD_EV_ADD) != 0 || knote->filter == &user_filter)
		error = knote->filter->change(knote, change);
	if ((change->flags & BSD_EV_DISABLE) != 0)
		knote->enabled = false;
	if ((change->flags & BSD_EV_ENABLE) != 0)
		knote->enabled = true;
	return (error);
}

int apply_change(struct queue *queue, const struct bsd_kevent *change)
{
	const struct filter *filter = filter_of(change->filter);

	if (filter == NULL || (change->flags & ~KNOWN) != 0)
		return (BSD_EINVAL);
	struct knote **place = find(queue, change);
	if (*place == NULL)
		return ((change->flags & BSD_EV_ADD) != 0
			    ? add(queue, filter, change)
			    : BSD_ENOENT);
	if ((change->flags & BSD_EV_DELETE) != 0) {
		remove_knote(place);
		return (0);
	}
	return (alter(*place, change));
}
