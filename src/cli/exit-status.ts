/**
 * What the process answers. The bits of 4 and 8 follow abidiff(1); 70 is EX_SOFTWARE of
 * sysexits(3).
 */
export const exitStatus = {
  ok: 0,
  /**
   * The table has errors, the generated files are out of date, the text is not canonical;
   * `conform run`: a program failed.
   */
  findings: 1,
  /** The command line or the configuration makes no sense. */
  usage: 2,
  /** A file cannot be read or written, or must not be touched. */
  failed: 3,
  /**
   * `table diff`: the second table has more, and programs built with the first keep working.
   * `conform`: the library differs from the table in what no program minds.
   */
  changed: 4,
  /** Programs built with the first table, or for the table, break with the second, or the library. */
  incompatible: 12,
  /** A fault in libsysgen itself. */
  internal: 70,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** The statuses as `--help` prints them. */
export const exitStatusHelp = `Exit status:
  0   all is well
  1   findings: errors in a table or a library, generated files out of date, a table not in
      canonical form, a program of conform run that failed
  2   usage: wrong options or a wrong libsysgen.json
  3   a file cannot be read or written, or is not libsysgen's to touch; a program cannot be built
  4   table diff, abi diff, conform: there are differences, and existing programs keep working
  12  table diff, abi diff, conform: existing programs break
  70  a fault in libsysgen itself`;
