const startedAt = Date.now();

/**
 * Prints one line with the seconds since the command began.
 * @param {string} text
 */
export function reportProgress(text) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`[${seconds} s] ${text}\n`);
}
