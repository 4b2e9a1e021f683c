/** @type {[RegExp, string][]} */
const KNOWN_CAUSES = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|META_FETCH_FAIL|error sending request/i,
    "The package registry could not be reached: check the network (or the proxy and registry settings of npm) and run the command again; what was downloaded is kept.",
  ],
  [/ENOSPC|no space left/i, "The disk is full: free about 1 GB and run the command again."],
  [
    /EACCES|EPERM|permission denied/i,
    "A folder cannot be written: make this folder and npm's cache belong to the user that runs the command.",
  ],
  [
    /OUTDATED_LOCKFILE/,
    "pnpm-lock.yaml does not fit the package.json files: run `npx pnpm install` after changing dependencies, and commit the lockfile.",
  ],
  [
    /ERR_PNPM_TARBALL_INTEGRITY|EINTEGRITY/,
    "A downloaded package does not have the checksum of the lockfile and was refused: clear the cache of your registry or proxy and run the command again.",
  ],
];

/**
 * One line for the person who ran the command: the cause when it is a known one, else the installer's own words.
 * @param {string} output what npx and pnpm printed
 */
export function explainInstallFailure(output) {
  const known = KNOWN_CAUSES.find(([pattern]) => pattern.test(output));
  const lines = output.split("\n").filter((line) => /ERR|error|not found/i.test(line));
  const words = (lines[0] ?? output.trim().split("\n").at(-1) ?? "").trim();
  return known === undefined ? `Installing the packages failed: ${words}` : `${known[1]} (${words})`;
}
