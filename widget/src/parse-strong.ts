/**
 * Splits a released sentence at its only markup, `**strong**`: odd positions are strong, even ones plain. Everything
 * else, tags and unpaired asterisks among it, stays literal text.
 */
export function parseStrong(text: string): string[] {
  return text.split(/\*\*([^*]+)\*\*/);
}
