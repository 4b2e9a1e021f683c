const UNSTORABLE = /\0|[\uD800-\uDFFF]/;

/** Text without what PostgreSQL refuses: NUL and halves of characters become U+FFFD. */
export function toStorableText(text: string): string {
  return UNSTORABLE.test(text) ? text.replaceAll("\0", "\uFFFD").toWellFormed() : text;
}
