#ifndef HOSTLIB_FREEBSD_STRUCTURES_H
#define HOSTLIB_FREEBSD_STRUCTURES_H

/*
 * The structures of FreeBSD 15 on 64-bit machines, as far as the calls of this
 * library take or give them. iovec, pollfd and rlimit are the same on the host.
 */

#include <stdint.h>

struct bsd_timespec {
	int64_t tv_sec;
	int64_t tv_nsec;
};

struct bsd_timeval {
	int64_t tv_sec;
	int64_t tv_usec;
};

struct bsd_stat {
	uint64_t st_dev;
	uint64_t st_ino;
	uint64_t st_nlink;
	uint16_t st_mode;
	int16_t st_bsdflags;
	uint32_t st_uid;
	uint32_t st_gid;
	int32_t st_padding1;
	uint64_t st_rdev;
	struct bsd_timespec st_atim;
	struct bsd_timespec st_mtim;
	struct bsd_timespec st_ctim;
	struct bsd_timespec st_birthtim;
	int64_t st_size;
	int64_t st_blocks;
	int32_t st_blksize;
	uint32_t st_flags;
	uint64_t st_gen;
	uint64_t st_filerev;
	uint64_t st_spare[9];
};

/* What precedes the name of a directory entry; the name ends with a NUL and is
 * padded to 8 bytes. */
struct bsd_dirent {
	uint64_t d_fileno;
	int64_t d_off;
	uint16_t d_reclen;
	uint8_t d_type;
	uint8_t d_pad0;
	uint16_t d_namlen;
	uint16_t d_pad1;
	char d_name[];
};

struct bsd_kevent {
	uintptr_t ident;
	int16_t filter;
	uint16_t flags;
	uint32_t fflags;
	int64_t data;
	void *udata;
	uint64_t ext[4];
};

struct bsd_flock {
	int64_t l_start;
	int64_t l_len;
	int32_t l_pid;
	int16_t l_type;
	int16_t l_whence;
	int32_t l_sysid;
};

struct bsd_sigset {
	uint32_t bits[4];
};

/* The host's headers have macros with the names of FreeBSD's members. */
struct bsd_siginfo {
	int32_t signo;
	int32_t error;
	int32_t code;
	int32_t pid;
	uint32_t uid;
	int32_t status;
	void *addr;
	uint64_t value;
	uint64_t reason[5];
};

struct bsd_sigaction {
	union {
		void (*handler)(int);
		void (*action)(int, struct bsd_siginfo *, void *);
	};
	int32_t sa_flags;
	struct bsd_sigset sa_mask;
};

struct bsd_rusage {
	struct bsd_timeval ru_utime;
	struct bsd_timeval ru_stime;
	int64_t ru_maxrss;
	int64_t ru_ixrss;
	int64_t ru_idrss;
	int64_t ru_isrss;
	int64_t ru_minflt;
	int64_t ru_majflt;
	int64_t ru_nswap;
	int64_t ru_inblock;
	int64_t ru_oublock;
	int64_t ru_msgsnd;
	int64_t ru_msgrcv;
	int64_t ru_nsignals;
	int64_t ru_nvcsw;
	int64_t ru_nivcsw;
};

struct bsd_rlimit {
	int64_t rlim_cur;
	int64_t rlim_max;
};

_Static_assert(sizeof(struct bsd_stat) == 224, "struct stat");
_Static_assert(sizeof(struct bsd_dirent) == 24,
    "struct dirent without the name");
_Static_assert(sizeof(struct bsd_kevent) == 64, "struct kevent");
_Static_assert(sizeof(struct bsd_flock) == 32, "struct flock");
_Static_assert(sizeof(struct bsd_siginfo) == 80, "struct __siginfo");
_Static_assert(sizeof(struct bsd_sigaction) == 32, "struct sigaction");
_Static_assert(sizeof(struct bsd_rusage) == 144, "struct rusage");

#endif
