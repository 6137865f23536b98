#include <string.h>

#include "check.h"

static void reads_what_was_written(void)
{
	char read[4] = "";
	int fd = scratch_file();

	CHECK(__sys_write(fd, "file", 4) == 4);
	CHECK(__sys_lseek(fd, 0, BSD_SEEK_SET) == 0);
	CHECK(__sys_read(fd, read, 4) == 4);
	CHECK(memcmp(read, "file", 4) == 0);
	CHECK(__sys_read(fd, read, 4) == 0);
	CHECK(__sys_close(fd) == 0);
	FAILS(__sys_read(fd, read, 4), EBADF);
}

static void goes_beyond_4_gib(void)
{
	const int64_t far = 5LL << 30;
	struct bsd_stat status;
	char byte = 0;
	int fd = scratch_file();

	CHECK(__sys_pwrite(fd, "x", 1, far) == 1);
	CHECK(__sys_pread(fd, &byte, 1, far) == 1 && byte == 'x');
	CHECK(__sys_lseek(fd, 0, BSD_SEEK_END) == far + 1);
	CHECK(__sys_fstat(fd, &status) == 0 && status.st_size == far + 1);
	CHECK(__sys_ftruncate(fd, 0) == 0);
	CHECK(__sys_pread(fd, &byte, 1, far) == 0);
}

static void takes_none_one_and_many_pieces(void)
{
	char a[2] = "", b[3] = "";
	struct iovec out[] = {{"ab", 2}, {"", 0}, {"cde", 3}};
	struct iovec in[] = {{a, 2}, {b, 3}};
	int fd = scratch_file();

	CHECK(__sys_writev(fd, out, 3) == 5);
	CHECK(__sys_pwritev(fd, out, 1, 5) == 2);
	CHECK(__sys_preadv(fd, in, 2, 2) == 5);
	CHECK(memcmp(a, "cd", 2) == 0 && memcmp(b, "eab", 3) == 0);
	CHECK(__sys_readv(fd, in, 0) == 0);
	FAILS(__sys_readv(fd, in, 1025), EINVAL);
}

static void translates_open_flags(void)
{
	int fd = __sys_open("new",
	    BSD_O_WRONLY | BSD_O_CREAT | BSD_O_APPEND | BSD_O_NONBLOCK, 0644);

	CHECK(fd >= 0);
	CHECK(__sys_fcntl(fd, BSD_F_GETFL, 0) ==
	      (BSD_O_WRONLY | BSD_O_APPEND | BSD_O_NONBLOCK));
	CHECK(__sys_fcntl(fd, BSD_F_SETFL, BSD_O_APPEND) == 0);
	CHECK(__sys_fcntl(fd, BSD_F_GETFL, 0) == (BSD_O_WRONLY | BSD_O_APPEND));
	CHECK(__sys_fcntl(fd, BSD_F_GETFD, 0) == 0);
	CHECK(__sys_close(fd) == 0);
	FAILS(__sys_open("new", BSD_O_WRONLY | BSD_O_CREAT | BSD_O_EXCL, 0644),
	    EEXIST);
	FAILS(__sys_open("new", BSD_O_RDONLY | BSD_O_DIRECTORY, 0), ENOTDIR);
	FAILS(__sys_open("none", BSD_O_RDONLY, 0), ENOENT);
	FAILS(__sys_open("new", BSD_O_ACCMODE, 0), EINVAL);
	FAILS(__sys_open("new", BSD_O_RDONLY | BSD_O_RESOLVE_BENEATH, 0),
	    EINVAL);
	fd = __sys_open("new", BSD_O_RDONLY | BSD_O_CLOEXEC | BSD_O_SYNC, 0);
	CHECK(__sys_fcntl(fd, BSD_F_GETFD, 0) == BSD_FD_CLOEXEC);
	CHECK((__sys_fcntl(fd, BSD_F_GETFL, 0) & BSD_O_SYNC) != 0);
	CHECK(__sys_unlink("new") == 0);
}

static void fills_in_status(void)
{
	struct bsd_stat status;

	CHECK(__sys_mkdirat(BSD_AT_FDCWD, "folder", 0750) == 0);
	CHECK(__sys_fstatat(BSD_AT_FDCWD, "folder", &status, 0) == 0);
	CHECK(status.st_mode == (BSD_S_IFDIR | 0750));
	CHECK(status.st_uid == __sys_geteuid() &&
	      status.st_mtim.tv_sec > 1700000000);
	CHECK(__sys_symlinkat("folder", BSD_AT_FDCWD, "link") == 0);
	CHECK(__sys_fstatat(BSD_AT_FDCWD, "link", &status,
		  BSD_AT_SYMLINK_NOFOLLOW) == 0);
	CHECK((status.st_mode & BSD_S_IFMT) == BSD_S_IFLNK &&
	      status.st_size == 6);
	FAILS(__sys_open("link", BSD_O_RDONLY | BSD_O_NOFOLLOW, 0), EMLINK);
	FAILS(__sys_fstat(0, NULL), EFAULT);
	FAILS(__sys_fstatat(BSD_AT_FDCWD, "none", &status, 0), ENOENT);
	FAILS(__sys_unlink("folder"), EPERM);
	CHECK(__sys_unlink("link") == 0 && __sys_rmdir("folder") == 0);
}

static void handles_names(void)
{
	char target[8] = "", here[4096];
	int folder;

	CHECK(__sys_mkdirat(BSD_AT_FDCWD, "names", 0700) == 0);
	CHECK((folder = __sys_open("names", BSD_O_RDONLY | BSD_O_DIRECTORY,
		   0)) >= 0);
	CHECK(__sys_symlinkat("to", folder, "a") == 0);
	CHECK(__sys_readlinkat(folder, "a", target, sizeof(target)) == 2 &&
	      target[0] == 't');
	CHECK(__sys_readlinkat(folder, "a", target, 1) == 1);
	CHECK(__sys_linkat(folder, "a", folder, "b", 0) == 0);
	FAILS(__sys_linkat(folder, "a", folder, "b", 0), EEXIST);
	FAILS(__sys_rmdir("names"), ENOTEMPTY);
	CHECK(__sys_chdir("names") == 0);
	CHECK(__sys___getcwd(here, sizeof(here)) == 0);
	CHECK(strcmp(strrchr(here, '/'), "/names") == 0);
	FAILS(__sys___getcwd(here, 1), EINVAL);
	FAILS(__sys___getcwd(here, 2), ENOMEM);
	CHECK(__sys_rename("a", "c") == 0 && __sys_unlink("c") == 0);
	CHECK(__sys_chdir("..") == 0);
	CHECK(__sys_unlinkat(folder, "b", 0) == 0);
	CHECK(__sys_unlinkat(BSD_AT_FDCWD, "names", BSD_AT_REMOVEDIR) == 0);
}

/* Three entries with names that make records of different lengths, in pieces as
 * small as can be. */
static void lists_a_folder(void)
{
	static const char * const names[] = {"a", "seven77", "eight888"};
	char buffer[64];
	int64_t base = -1;
	int found = 0;
	ssize_t length;

	CHECK(__sys_mkdirat(BSD_AT_FDCWD, "list", 0700) == 0);
	int folder = __sys_open("list", BSD_O_RDONLY | BSD_O_DIRECTORY, 0);
	for (int i = 0; i < 3; i++) {
		int fd = __sys_openat(folder, names[i],
		    BSD_O_WRONLY | BSD_O_CREAT, 0600);
		CHECK(fd >= 0 && __sys_close(fd) == 0);
	}
	while ((length = __sys_getdirentries(folder, buffer, sizeof(buffer),
		    &base)) > 0) {
		for (ssize_t at = 0; at < length;) {
			const struct bsd_dirent *entry =
			    (const void *)(buffer + at);
			CHECK(entry->d_reclen % 8 == 0 &&
			      at + entry->d_reclen <= length);
			CHECK(entry->d_namlen == strlen(entry->d_name));
			for (int i = 0; i < 3; i++)
				found += strcmp(entry->d_name, names[i]) == 0 &&
					 entry->d_type == BSD_DT_REG;
			at += entry->d_reclen;
		}
	}
	CHECK(length == 0 && found == 3 && base >= 0);
	FAILS(__sys_getdirentries(scratch_file(), buffer, sizeof(buffer), NULL),
	    EINVAL);
}

static void copies_descriptors(void)
{
	int pipe[2];
	char byte;

	CHECK(__sys_pipe2(pipe, BSD_O_CLOEXEC | BSD_O_NONBLOCK) == 0);
	CHECK(__sys_fcntl(pipe[0], BSD_F_GETFD, 0) == BSD_FD_CLOEXEC);
	FAILS(__sys_read(pipe[0], &byte, 1), EAGAIN);
	int copy = __sys_dup((uint32_t)pipe[1]);
	CHECK(__sys_write(copy, "!", 1) == 1 &&
	      __sys_read(pipe[0], &byte, 1) == 1);
	CHECK(__sys_dup2((uint32_t)pipe[0], 99) == 99);
	CHECK(__sys_fcntl(pipe[0], BSD_F_DUPFD, 200) == 200);
	CHECK(__sys_close_range(99, 200, 0) == 0);
	FAILS(__sys_close(99), EBADF);
	FAILS(__sys_pipe2(pipe, BSD_O_APPEND), EINVAL);
	FAILS(__sys_fcntl(copy, BSD_F_ISUNIONSTACK, 0), EINVAL);
}

static void locks_files(void)
{
	struct bsd_flock lock = {0, 10, 0, BSD_F_WRLCK, BSD_SEEK_SET, 0};
	int fd = scratch_file();

	CHECK(__sys_fcntl(fd, BSD_F_SETLK, (int64_t)&lock) == 0);
	CHECK(__sys_fcntl(fd, BSD_F_GETLK, (int64_t)&lock) == 0);
	CHECK(lock.l_type == BSD_F_UNLCK);
	lock.l_type = 9;
	FAILS(__sys_fcntl(fd, BSD_F_SETLK, (int64_t)&lock), EINVAL);
}

static void answers_with_error_numbers(void)
{
	int fd = scratch_file();

	errno = 77;
	CHECK(__sys_posix_fallocate(fd, 0, 4096) == 0);
	CHECK(__sys_posix_fallocate(fd, -1, 4096) == BSD_EINVAL);
	CHECK(__sys_posix_fallocate(-1, 0, 4096) == BSD_EBADF);
	CHECK(__sys_posix_fadvise(fd, 0, 0, BSD_POSIX_FADV_WILLNEED) == 0);
	CHECK(__sys_posix_fadvise(fd, 0, 0, 99) == BSD_EINVAL);
	CHECK(errno == 77);
}

const struct test file_tests[] = {
    {"reads what was written", reads_what_was_written},
    {"goes beyond 4 GiB", goes_beyond_4_gib},
    {"takes none, one and many pieces", takes_none_one_and_many_pieces},
    {"translates open flags", translates_open_flags},
    {"fills in status", fills_in_status},
    {"handles names", handles_names},
    {"lists a folder", lists_a_folder},
    {"copies descriptors", copies_descriptors},
    {"locks files", locks_files},
    {"answers with error numbers", answers_with_error_numbers},
    {NULL, NULL},
};
