/** Something on this machine stands in the way; the message is one line that says what to do. */
export class SetupError extends Error {}

/**
 * Runs a command of the repository; what the user can mend is printed as one line, anything else with its trace.
 * @param {() => Promise<number>} command returns the exit code
 */
export async function runCommand(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
