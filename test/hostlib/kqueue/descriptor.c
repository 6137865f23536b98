/* EVFILT_READ and EVFILT_WRITE. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../error.h"
#include "knote.h"

static int attach(struct knote *knote)
{
	if ((knote->event.fflags & ~(uint32_t)BSD_NOTE_LOWAT) != 0)
		return (BSD_EINVAL);
	return (fcntl((int)knote->event.ident, F_GETFD) == -1 ? BSD_EBADF : 0);
}

static struct pollfd watch_read(const struct knote *knote)
{
	return ((struct pollfd){
	    (int)knote->event.ident, POLLIN | POLLRDHUP, 0});
}

static struct pollfd watch_write(const struct knote *knote)
{
	return ((struct pollfd){(int)knote->event.ident, POLLOUT, 0});
}

static bool is_listening(int fd)
{
	int listening = 0;
	socklen_t length = sizeof(listening);

	return (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening,
		    &length) == 0 &&
		listening);
}

/* Bytes that can be read; how many connections wait the host does not tell, but
 * that there is one. */
static int64_t readable(int fd)
{
	struct stat status;
	int count = 0;

	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
		return (status.st_size - lseek(fd, 0, SEEK_CUR));
	if (is_listening(fd))
		return (1);
	return (ioctl(fd, FIONREAD, &count) == 0 ? count : 0);
}

/* Bytes that can be written for sure without waiting. */
static int64_t writable(int fd)
{
	int capacity = fcntl(fd, F_GETPIPE_SZ);
	int used = 0;

	if (capacity != -1)
		return (ioctl(fd, FIONREAD, &used) == 0 ? capacity - used : 1);
	socklen_t length = sizeof(capacity);
	if (getsockopt(fd, SOL_SOCKET, SO_SNDBUF, &capacity, &length) == 0)
		return (ioctl(fd, SIOCOUTQ, &used) == 0 ? capacity - used : 1);
	return (0);
}

/* With EV_CLEAR there is news only when there is more than at the last report.
 */
static bool is_news(struct knote *knote, int64_t amount)
{
	if (knote->reported >= 0 && amount < knote->reported)
		knote->reported = amount;
	return (amount > knote->reported);
}

static int64_t wanted(const struct knote *knote)
{
	return ((knote->event.fflags & BSD_NOTE_LOWAT) != 0 ? knote->event.data
							    : 1);
}

static bool check_read(struct knote *knote, short revents,
    struct bsd_kevent *report)
{
	if ((revents & (POLLIN | POLLHUP | POLLERR | POLLRDHUP)) == 0) {
		knote->reported = -1;
		return (false);
	}
	bool ended = (revents & (POLLHUP | POLLRDHUP)) != 0;
	report->data = readable((int)knote->event.ident);
	report->flags |= ended ? BSD_EV_EOF : 0;
	report->fflags = 0;
	return ((ended || report->data >= wanted(knote)) &&
		is_news(knote, report->data + ended));
}

static bool check_write(struct knote *knote, short revents,
    struct bsd_kevent *report)
{
	if ((revents & (POLLOUT | POLLERR | POLLHUP)) == 0) {
		knote->reported = -1;
		return (false);
	}
	bool ended = (revents & (POLLERR | POLLHUP)) != 0;
	report->data = writable((int)knote->event.ident);
	report->flags |= ended ? BSD_EV_EOF : 0;
	report->fflags = 0;
	return ((ended || (revents & POLLOUT) != 0) &&
		is_news(knote, report->data + ended));
}

static void reported(struct knote *knote, const struct bsd_kevent *report)
{
	if ((knote->event.flags & BSD_EV_CLEAR) != 0)
		knote->reported =
		    report->data + ((report->flags & BSD_EV_EOF) != 0);
}

const struct filter read_filter = {
    .attach = attach,
    .detach = nothing_to_detach,
    .change = change_values,
    .watch = watch_read,
    .check = check_read,
    .reported = reported,
};

const struct filter write_filter = {
    .attach = attach,
    .detach = nothing_to_detach,
    .change = change_values,
    .watch = watch_write,
    .check = check_write,
    .reported = reported,
};
