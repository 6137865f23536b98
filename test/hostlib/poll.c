#define _GNU_SOURCE
#include <poll.h>
#include <stdlib.h>

#include "bits.h"
#include "calls.h"
#include "error.h"

static const struct pair events[] = {
    {BSD_POLLRDHUP, POLLRDHUP},
    {BSD_POLLWRBAND, POLLWRBAND},
};

#define SAME                                                                   \
	(POLLIN | POLLPRI | POLLOUT | POLLERR | POLLHUP | POLLNVAL |           \
	    POLLRDNORM | POLLRDBAND)

static short to_host_events(short asked)
{
	int host;

	(void)to_host(events, COUNT(events), asked, &host);
	return ((short)((asked & SAME) | host));
}

static short to_freebsd_events(short host)
{
	return ((short)((host & SAME) |
			to_freebsd(events, COUNT(events), host)));
}

int __sys_poll(struct pollfd *fds, uint32_t nfds, int timeout)
{
	if (fds == NULL && nfds > 0)
		return (refuse(BSD_EFAULT));
	struct pollfd *host = calloc(nfds + 1, sizeof(*host));
	if (host == NULL)
		return (refuse(BSD_ENOMEM));
	for (uint32_t i = 0; i < nfds; i++)
		host[i] = (struct pollfd){
		    fds[i].fd, to_host_events(fds[i].events), 0};
	int ready = (int)answer(poll(host, nfds, timeout));
	for (uint32_t i = 0; ready >= 0 && i < nfds; i++)
		fds[i].revents = to_freebsd_events(host[i].revents);
	int error = errno;
	free(host);
	errno = error;
	return (ready);
}

_Static_assert(BSD_POLLIN == POLLIN && BSD_POLLPRI == POLLPRI &&
		   BSD_POLLOUT == POLLOUT && BSD_POLLERR == POLLERR &&
		   BSD_POLLHUP == POLLHUP && BSD_POLLNVAL == POLLNVAL &&
		   BSD_POLLRDNORM == POLLRDNORM && BSD_POLLRDBAND == POLLRDBAND,
    "events are the same");
