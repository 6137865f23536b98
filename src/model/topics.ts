/**
 * What calls have to do with, for documentation and for the features of packages. The list is
 * closed, so that a feature never changes its name by a slip of the pen.
 */
export const topics = {
  files: "reading and writing, descriptors, links and directories",
  metadata: "owners, modes, times, flags, extended attributes, access control lists",
  filesystems: "mounts, statistics, quotas, file handles, swap space",
  sockets: "sockets of every domain",
  events: "kqueue, poll, select, inotify",
  memory: "mappings and their protection",
  processes: "identity, limits, accounting, waiting, tracing",
  credentials: "users, groups, login names",
  scheduling: "priorities, policies, sets of processors",
  threads: "what libthr is made of",
  signals: "masks, handlers, sending and waiting",
  time: "clocks, timers, sleeping",
  ipc: "message queues, semaphores, shared memory, of System V and of POSIX",
  aio: "asynchronous input and output",
  security: "capabilities, jails, audit, mandatory access control",
  kernel: "sysctl, kernel modules and environment, machine control",
} as const;

export type Topic = keyof typeof topics;

export const topicNames = Object.keys(topics) as [Topic, ...Topic[]];
