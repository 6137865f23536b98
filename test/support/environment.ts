/**
 * The variables of this process for programs whose output a test reads: jest asks its workers for
 * colour where its own output is a terminal, and they would hand that on.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, FORCE_COLOR: undefined };
}
