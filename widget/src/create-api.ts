import type { SessionRequest, SessionResponse } from "@netvexa/contract/wire";
import { rememberVisitor, type Visitor } from "./visitor.ts";

export interface ApiRequest {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: object;
  signal?: AbortSignal;
}

/** Resolves with whatever the backend answers, errors among it; rejects when it does not answer. */
export type Api = (path: string, request?: ApiRequest) => Promise<Response>;

/**
 * Calls `/v1/widget/…` with the visitor's token: opens a session with the first call and once more when the backend
 * takes the token no longer. A visitor who cannot be resumed becomes a new one.
 */
export function createApi(base: string, storefront: string, visitor: Visitor): Api {
  let session: Promise<Response> | undefined;

  const send = (path: string, { headers, body, ...request }: ApiRequest, token?: string): Promise<Response> =>
    fetch(`${base}v1/widget/${path}`, {
      credentials: "omit",
      ...request,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { "content-type": "application/json" }),
        ...headers,
      },
      body: JSON.stringify(body),
    });

  const openSession = async (resume: string | null): Promise<Response> => {
    const body: SessionRequest = { storefront, resume };
    const response = await send("session", { method: "POST", body });
    if (response.ok) {
      const { token }: SessionResponse = await response.json();
      visitor.token = token;
      rememberVisitor(storefront, visitor);
    } else if (resume && response.status < 429) return openSession(null);
    return response;
  };

  const call: Api = async (path, request = {}) => {
    session ??= openSession(visitor.token ?? null);
    try {
      const opened = await session;
      if (opened.ok) return await send(path, request, visitor.token);
      session = undefined;
      return opened;
    } catch (error) {
      session = undefined;
      throw error;
    }
  };

  return async (path, request) => {
    const response = await call(path, request);
    if (response.status !== 401 || !session) return response;
    session = undefined;
    return call(path, request);
  };
}
