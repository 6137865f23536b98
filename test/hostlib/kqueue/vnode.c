/* EVFILT_VNODE over inotify, an instance for each knote. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../error.h"
#include "knote.h"
#include "queue.h"

#define KNOWN                                                                  \
	(BSD_NOTE_DELETE | BSD_NOTE_WRITE | BSD_NOTE_EXTEND |                  \
	    BSD_NOTE_ATTRIB | BSD_NOTE_LINK | BSD_NOTE_RENAME |                \
	    BSD_NOTE_OPEN | BSD_NOTE_CLOSE | BSD_NOTE_CLOSE_WRITE |            \
	    BSD_NOTE_READ)

/* NOTE_REVOKE is taken, though nothing can be revoked here. */
static int attach(struct knote *knote)
{
	struct stat status;
	char path[32];

	if ((knote->event.fflags & ~(uint32_t)(KNOWN | BSD_NOTE_REVOKE)) != 0)
		return (BSD_EINVAL);
	if (fstat((int)knote->event.ident, &status) != 0)
		return (BSD_EBADF);
	if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
		return (BSD_EINVAL);
	knote->size = status.st_size;
	knote->links = status.st_nlink;
	knote->inotify =
	    out_of_the_way(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
	if (knote->inotify == -1)
		return (freebsd_error(errno));
	/* The link leads to the file itself, whatever became of its name. */
	snprintf(path, sizeof(path), "/proc/self/fd/%d",
	    (int)knote->event.ident);
	if (inotify_add_watch(knote->inotify, path,
		IN_MODIFY | IN_ATTRIB | IN_MOVE_SELF | IN_CREATE | IN_DELETE |
		    IN_MOVE | IN_OPEN | IN_CLOSE | IN_ACCESS) != -1)
		return (0);
	int error = freebsd_error(errno);
	close(knote->inotify);
	return (error);
}

static void detach(struct knote *knote)
{
	close(knote->inotify);
}

static struct pollfd watch(const struct knote *knote)
{
	return ((struct pollfd){knote->inotify, POLLIN, 0});
}

/* Something was done to an entry of a folder. */
static uint32_t notes_of_entry(uint32_t mask)
{
	if ((mask & IN_MOVE) != 0)
		return (BSD_NOTE_WRITE | BSD_NOTE_EXTEND);
	return ((mask & (IN_CREATE | IN_DELETE)) != 0 ? BSD_NOTE_WRITE : 0);
}

static uint32_t notes_of(uint32_t mask)
{
	return (((mask & IN_MODIFY) != 0 ? BSD_NOTE_WRITE : 0) |
		((mask & IN_ATTRIB) != 0 ? BSD_NOTE_ATTRIB : 0) |
		((mask & IN_MOVE_SELF) != 0 ? BSD_NOTE_RENAME : 0) |
		((mask & IN_OPEN) != 0 ? BSD_NOTE_OPEN : 0) |
		((mask & IN_CLOSE_WRITE) != 0 ? BSD_NOTE_CLOSE_WRITE : 0) |
		((mask & IN_CLOSE_NOWRITE) != 0 ? BSD_NOTE_CLOSE : 0) |
		((mask & IN_ACCESS) != 0 ? BSD_NOTE_READ : 0));
}

/* The host says only that attributes changed or bytes; which, the file itself
 * tells. */
static uint32_t refine(struct knote *knote, uint32_t notes)
{
	struct stat status;

	if (fstat((int)knote->event.ident, &status) != 0)
		return (notes);
	if (status.st_nlink != knote->links) {
		notes &= ~(uint32_t)BSD_NOTE_ATTRIB;
		notes |= status.st_nlink == 0 ? BSD_NOTE_DELETE : BSD_NOTE_LINK;
	}
	if (S_ISREG(status.st_mode) && (notes & BSD_NOTE_WRITE) != 0) {
		if (status.st_size > knote->size)
			notes |= BSD_NOTE_EXTEND;
		if (status.st_size < knote->size)
			notes = (notes & ~(uint32_t)BSD_NOTE_WRITE) |
				BSD_NOTE_ATTRIB;
	}
	knote->links = status.st_nlink;
	knote->size = status.st_size;
	return (notes);
}

static void drain(struct knote *knote)
{
	_Alignas(struct inotify_event) char buffer[4096];
	uint32_t notes = 0;
	ssize_t length;

	while ((length = read(knote->inotify, buffer, sizeof(buffer))) > 0) {
		for (ssize_t at = 0; at < length;) {
			const struct inotify_event *event =
			    (const void *)(buffer + at);
			notes |= event->len > 0 ? notes_of_entry(event->mask)
						: notes_of(event->mask);
			at += (ssize_t)(sizeof(*event) + event->len);
		}
	}
	if (notes != 0)
		knote->happened |= refine(knote, notes) & knote->event.fflags;
}

static bool check(struct knote *knote, short revents, struct bsd_kevent *report)
{
	(void)revents;
	drain(knote);
	report->fflags = knote->happened;
	report->data = 0;
	return (knote->happened != 0);
}

static void reported(struct knote *knote, const struct bsd_kevent *report)
{
	(void)report;
	if ((knote->event.flags & BSD_EV_CLEAR) != 0)
		knote->happened = 0;
}

const struct filter vnode_filter = {
    .attach = attach,
    .detach = detach,
    .change = change_values,
    .watch = watch,
    .check = check,
    .reported = reported,
};
