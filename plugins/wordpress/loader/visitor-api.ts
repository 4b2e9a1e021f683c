/** Calls `/v1/widget/…` as the visitor that the chat knows here; resolves with null where there is none or it fails. */
export type VisitorApi = (path: string, body: object) => Promise<unknown>;

interface Remembered {
  token?: string;
}

/**
 * A session of the visitor whose token the chat has stored; nothing is stored for one who never wrote. `isAsked`: the
 * visitor wants something just now, and may be a new one for as long as the page stays.
 */
export async function openVisitorApi(settings: DOMStringMap, isAsked: boolean): Promise<VisitorApi | null> {
  const { server = "", storefront = "" } = settings;
  const key = `netvexa:${storefront}`;
  const known = recall(key);
  if (!known.token && !isAsked) return null;
  const send = async (path: string, body: object, token?: string): Promise<unknown> => {
    const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
    const request = { method: "POST", credentials: "omit", headers, body: JSON.stringify(body) } as const;
    const response = await fetch(`${server}v1/widget/${path}`, request).catch(() => null);
    return response?.ok ? response.json() : null;
  };
  const opened = await send("session", { storefront, resume: known.token ?? null });
  if (!hasToken(opened)) return null;
  if (known.token) remember(key, { ...known, token: opened.token });
  return (path, body) => send(path, body, opened.token);
}

function hasToken(value: unknown): value is { token: string } {
  return typeof value === "object" && value !== null && "token" in value && typeof value.token === "string";
}

function recall(key: string): Remembered {
  try {
    return { ...JSON.parse(localStorage.getItem(key) ?? "{}") };
  } catch {
    return {};
  }
}

function remember(key: string, visitor: Remembered): void {
  try {
    localStorage.setItem(key, JSON.stringify(visitor));
  } catch {
    // The session still serves this page.
  }
}
