/** The note by which a stub library is known from a real one. */
export const stubNote = { owner: "libsysgen", type: 1, content: "stub library" } as const;
