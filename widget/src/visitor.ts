/** What the browser remembers of a visitor at one storefront; nothing before the first message. */
export interface Visitor {
  token?: string;
  /** The conversation that the visitor closed with "new conversation", not to be restored. */
  closed?: string;
}

const keyOf = (storefront: string): string => `netvexa:${storefront}`;

/** Reads, and stores nothing. Empty where the browser refuses storage or holds something else under the key. */
export function recallVisitor(storefront: string): Visitor {
  try {
    return { ...JSON.parse(localStorage.getItem(keyOf(storefront)) ?? "{}") };
  } catch {
    return {};
  }
}

/** Stores; where the browser refuses (blocked, sandboxed, full), the visitor is known as long as the page stays. */
export function rememberVisitor(storefront: string, visitor: Visitor): void {
  try {
    localStorage.setItem(keyOf(storefront), JSON.stringify(visitor));
  } catch {
    // The caller's object still serves this page.
  }
}
