#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <time.h>

#include "check.h"

static const struct bsd_timespec at_once = {0, 0};
static const struct bsd_timespec long_time = {10, 0};

static struct bsd_kevent change(uintptr_t ident, int16_t filter, int flags,
    uint32_t fflags, int64_t data)
{
	return ((struct bsd_kevent){.ident = ident,
	    .filter = filter,
	    .flags = (uint16_t)flags,
	    .fflags = fflags,
	    .data = data,
	    .udata = (void *)0x1234});
}

/* Changes one thing and takes up to two events. */
static int kevent1(int queue, struct bsd_kevent asked,
    struct bsd_kevent *events, const struct bsd_timespec *timeout)
{
	return (__sys_kevent(queue, &asked, 1, events, 2, timeout));
}

static int next(int queue, struct bsd_kevent *events,
    const struct bsd_timespec *timeout)
{
	return (__sys_kevent(queue, NULL, 0, events, 2, timeout));
}

static int new_queue(void)
{
	int queue = __sys_kqueue();

	CHECK(queue >= 0);
	return (queue);
}

static void tells_what_can_be_read(void)
{
	struct bsd_kevent events[2];
	int pipe[2], queue = new_queue();

	CHECK(__sys_pipe2(pipe, 0) == 0);
	CHECK(kevent1(queue,
		  change((uintptr_t)pipe[0], BSD_EVFILT_READ, BSD_EV_ADD, 0, 0),
		  events, &at_once) == 0);
	CHECK(__sys_write(pipe[1], "five!", 5) == 5);
	CHECK(next(queue, events, &long_time) == 1);
	CHECK(events[0].ident == (uintptr_t)pipe[0] &&
	      events[0].filter == BSD_EVFILT_READ);
	CHECK(events[0].data == 5 && events[0].udata == (void *)0x1234);
	CHECK(events[0].flags == 0);
	CHECK(next(queue, events, &at_once) == 1);
	CHECK(__sys_close(pipe[1]) == 0);
	CHECK(next(queue, events, &long_time) == 1 &&
	      (events[0].flags & BSD_EV_EOF) != 0);
	CHECK(__sys_close(pipe[0]) == 0);
	CHECK(next(queue, events, &at_once) == 0);
}

static void tells_what_can_be_written(void)
{
	struct bsd_kevent events[2];
	int pipe[2], queue = new_queue();

	CHECK(__sys_pipe2(pipe, 0) == 0);
	CHECK(kevent1(queue,
		  change((uintptr_t)pipe[1], BSD_EVFILT_WRITE, BSD_EV_ADD, 0,
		      0),
		  events, &at_once) == 1);
	CHECK(events[0].filter == BSD_EVFILT_WRITE && events[0].data > 0);
}

static void clears_and_fires_once(void)
{
	struct bsd_kevent events[2];
	int pipe[2], queue = new_queue();

	CHECK(__sys_pipe2(pipe, 0) == 0 && __sys_write(pipe[1], "ab", 2) == 2);
	CHECK(kevent1(queue,
		  change((uintptr_t)pipe[0], BSD_EVFILT_READ,
		      BSD_EV_ADD | BSD_EV_CLEAR, 0, 0),
		  events, &at_once) == 1);
	CHECK(next(queue, events, &at_once) == 0);
	CHECK(__sys_write(pipe[1], "c", 1) == 1);
	CHECK(next(queue, events, &long_time) == 1 && events[0].data == 3);
	CHECK(kevent1(queue,
		  change((uintptr_t)pipe[0], BSD_EVFILT_READ, BSD_EV_DELETE, 0,
		      0),
		  events, &at_once) == 0);
	CHECK(kevent1(queue,
		  change((uintptr_t)pipe[0], BSD_EVFILT_READ,
		      BSD_EV_ADD | BSD_EV_ONESHOT, 0, 0),
		  events, &at_once) == 1);
	CHECK(next(queue, events, &at_once) == 0);
}

static void disables_and_dispatches(void)
{
	struct bsd_kevent events[2];
	int queue = new_queue();
	int flags = BSD_EV_ADD | BSD_EV_DISPATCH;

	CHECK(kevent1(queue,
		  change(7, BSD_EVFILT_USER, flags, BSD_NOTE_TRIGGER, 0),
		  events, &at_once) == 1);
	CHECK(next(queue, events, &at_once) == 0);
	CHECK(kevent1(queue, change(7, BSD_EVFILT_USER, BSD_EV_ENABLE, 0, 0),
		  events, &at_once) == 1);
	CHECK(kevent1(queue,
		  change(7, BSD_EVFILT_USER, BSD_EV_DISABLE, BSD_NOTE_TRIGGER,
		      0),
		  events, &at_once) == 0);
}

static void counts_expirations(void)
{
	struct bsd_kevent events[2];
	struct bsd_timespec nap = {0, 55000000};
	int queue = new_queue();

	CHECK(kevent1(queue, change(1, BSD_EVFILT_TIMER, BSD_EV_ADD, 0, 20),
		  events, &at_once) == 0);
	CHECK(__sys_nanosleep(&nap, NULL) == 0);
	CHECK(next(queue, events, &at_once) == 1);
	CHECK(events[0].ident == 1 && events[0].data >= 2 &&
	      events[0].data < 50);
	CHECK((events[0].flags & BSD_EV_CLEAR) != 0);
	CHECK(next(queue, events, &long_time) == 1);
	CHECK(kevent1(queue,
		  change(2, BSD_EVFILT_TIMER, BSD_EV_ADD | BSD_EV_ONESHOT,
		      BSD_NOTE_USECONDS, 100),
		  events, &long_time) == 1);
	int other = new_queue();
	CHECK(kevent1(other,
		  change(3, BSD_EVFILT_TIMER, BSD_EV_ADD | BSD_EV_ONESHOT, 0, 5),
		  events, &at_once) == 0);
	CHECK(__sys_nanosleep(&nap, NULL) == 0);
	CHECK(next(other, events, &long_time) == 1 && events[0].data == 1);
	CHECK(next(other, events, &at_once) == 0);
	FAILS(__sys_kevent(queue,
		  &(struct bsd_kevent){.filter = BSD_EVFILT_TIMER,
		      .flags = BSD_EV_ADD,
		      .data = -1},
		  1, NULL, 0, NULL),
	    EINVAL);
}

static void waits_no_longer_than_asked(void)
{
	struct bsd_kevent events[2];
	struct bsd_timespec before, after, timeout = {0, 30000000};
	int queue = new_queue();

	CHECK(__sys_clock_gettime(BSD_CLOCK_UPTIME, &before) == 0);
	CHECK(next(queue, events, &timeout) == 0);
	CHECK(__sys_clock_gettime(BSD_CLOCK_UPTIME, &after) == 0);
	CHECK((after.tv_sec - before.tv_sec) * 1000000000 + after.tv_nsec -
		  before.tv_nsec >=
	      30000000);
	FAILS(next(queue, events, &(struct bsd_timespec){0, 1000000000}),
	    EINVAL);
}

static void answers_with_receipts_and_errors(void)
{
	struct bsd_kevent changes[] = {
	    change(1, BSD_EVFILT_USER, BSD_EV_ADD | BSD_EV_RECEIPT, 0, 0),
	    change(2, BSD_EVFILT_USER, BSD_EV_DELETE, 0, 0),
	};
	struct bsd_kevent events[2];
	int queue = new_queue();

	CHECK(__sys_kevent(queue, changes, 2, events, 2, NULL) == 2);
	CHECK(events[0].flags == BSD_EV_ERROR && events[0].data == 0 &&
	      events[0].ident == 1);
	CHECK(events[1].flags == BSD_EV_ERROR && events[1].data == BSD_ENOENT);
	FAILS(__sys_kevent(queue, changes + 1, 1, NULL, 0, NULL), ENOENT);
	changes[1] = change(9999, BSD_EVFILT_READ, BSD_EV_ADD, 0, 0);
	FAILS(__sys_kevent(queue, changes + 1, 1, NULL, 0, NULL), EBADF);
	changes[1] = change(1, BSD_EVFILT_LIO, BSD_EV_ADD, 0, 0);
	FAILS(__sys_kevent(queue, changes + 1, 1, NULL, 0, NULL), EINVAL);
	FAILS(__sys_kevent(0, NULL, 0, NULL, 0, NULL), EBADF);
	CHECK(__sys_close(queue) == 0);
	FAILS(__sys_kevent(queue, NULL, 0, NULL, 0, NULL), EBADF);
}

static void *trigger_later(void *queue)
{
	struct bsd_timespec nap = {0, 20000000};
	struct bsd_kevent trigger =
	    change(7, BSD_EVFILT_USER, 0, BSD_NOTE_TRIGGER, 0);

	CHECK(__sys_nanosleep(&nap, NULL) == 0);
	CHECK(__sys_kevent(*(int *)queue, &trigger, 1, NULL, 0, NULL) == 0);
	return (NULL);
}

static void wakes_for_another_thread(void)
{
	struct bsd_kevent events[2];
	pthread_t thread;
	int queue = new_queue();
	uint32_t fflags = BSD_NOTE_FFCOPY | 0xabc;

	CHECK(kevent1(queue,
		  change(7, BSD_EVFILT_USER, BSD_EV_ADD | BSD_EV_CLEAR, fflags,
		      0),
		  events, &at_once) == 0);
	CHECK(pthread_create(&thread, NULL, trigger_later, &queue) == 0);
	CHECK(next(queue, events, &long_time) == 1);
	CHECK(events[0].ident == 7 && events[0].fflags == 0xabc);
	CHECK(next(queue, events, &at_once) == 0);
	CHECK(pthread_join(thread, NULL) == 0);
}

static void watches_files(void)
{
	struct bsd_kevent events[2];
	int queue = new_queue();
	int fd = __sys_open("watched", BSD_O_RDWR | BSD_O_CREAT, 0600);
	uint32_t notes = BSD_NOTE_WRITE | BSD_NOTE_EXTEND | BSD_NOTE_DELETE |
			 BSD_NOTE_RENAME;

	CHECK(kevent1(queue,
		  change((uintptr_t)fd, BSD_EVFILT_VNODE,
		      BSD_EV_ADD | BSD_EV_CLEAR, notes, 0),
		  events, &at_once) == 0);
	CHECK(__sys_write(fd, "more", 4) == 4);
	CHECK(next(queue, events, &long_time) == 1);
	CHECK(events[0].fflags == (BSD_NOTE_WRITE | BSD_NOTE_EXTEND));
	CHECK(__sys_pwrite(fd, "same", 4, 0) == 4);
	CHECK(next(queue, events, &long_time) == 1 &&
	      events[0].fflags == BSD_NOTE_WRITE);
	CHECK(__sys_rename("watched", "renamed") == 0);
	CHECK(next(queue, events, &long_time) == 1 &&
	      events[0].fflags == BSD_NOTE_RENAME);
	CHECK(__sys_unlink("renamed") == 0);
	CHECK(next(queue, events, &long_time) == 1 &&
	      events[0].fflags == BSD_NOTE_DELETE);
	CHECK(next(queue, events, &at_once) == 0);
}

static void watches_folders(void)
{
	struct bsd_kevent events[2];
	int queue = new_queue();
	int folder = __sys_open(".", BSD_O_RDONLY | BSD_O_DIRECTORY, 0);
	int flags = BSD_EV_ADD | BSD_EV_CLEAR;

	CHECK(kevent1(queue,
		  change((uintptr_t)folder, BSD_EVFILT_VNODE, flags,
		      BSD_NOTE_WRITE | BSD_NOTE_LINK, 0),
		  events, &at_once) == 0);
	CHECK(__sys_mkdirat(folder, "inner", 0700) == 0);
	CHECK(next(queue, events, &long_time) == 1);
	CHECK(events[0].fflags == (BSD_NOTE_WRITE | BSD_NOTE_LINK));
	CHECK(__sys_rmdir("inner") == 0);
	CHECK(next(queue, events, &long_time) == 1);
}

const struct test queue_tests[] = {
    {"tells what can be read", tells_what_can_be_read},
    {"tells what can be written", tells_what_can_be_written},
    {"clears and fires once", clears_and_fires_once},
    {"disables and dispatches", disables_and_dispatches},
    {"counts expirations", counts_expirations},
    {"waits no longer than asked", waits_no_longer_than_asked},
    {"answers with receipts and errors", answers_with_receipts_and_errors},
    {"wakes for another thread", wakes_for_another_thread},
    {"watches files", watches_files},
    {"watches folders", watches_folders},
    {NULL, NULL},
};
