/** Requests a page and reads it to its end: one that is left unread brings `fetch` down when PHP closes the connection. */
export async function visit(address: string, options: RequestInit = {}): Promise<{ status: number; text: string }> {
  const answer = await fetch(address, options);
  return { status: answer.status, text: await answer.text() };
}
