import { errors } from "undici";
import { AppError, type ErrorKind } from "#platform/errors";

export type GuardedFetchCode =
  | "invalid_url"
  | "unsupported_scheme"
  | "credentials_in_url"
  | "port_forbidden"
  | "address_forbidden"
  | "name_unresolved"
  | "connect_failed"
  | "tls_failed"
  | "timeout"
  | "aborted"
  | "too_large"
  | "unsupported_type"
  | "bad_response"
  | "redirect_loop"
  | "too_many_redirects"
  | "redirect_refused";

interface CodeMeaning {
  kind: ErrorKind;
  /** Whether the same request can succeed later without anybody changing anything. */
  isTransient: boolean;
  detail: string;
}

const MEANINGS: Record<GuardedFetchCode, CodeMeaning> = {
  invalid_url: fault("The address is not a valid URL. Give a full address such as https://example.com/."),
  unsupported_scheme: fault("Only http and https addresses can be read. Give an address that starts with https://."),
  credentials_in_url: fault("The address contains a user name or password. Remove everything before the @ sign."),
  port_forbidden: fault(
    "The address uses a port other than 80 or 443. Use the public address, or have the operator allow this host and port in NETVEXA_ALLOW_PRIVATE_ADDRESSES.",
  ),
  address_forbidden: fault(
    "The address leads to a private or reserved network. Use a public address, or have the operator allow it in NETVEXA_ALLOW_PRIVATE_ADDRESSES.",
  ),
  name_unresolved: outage("The host name could not be resolved. Check its spelling and that its DNS records exist."),
  connect_failed: outage("The site did not accept or broke off the connection. Check that it is online."),
  tls_failed: fault("The site's certificate is not valid for this address. Renew it or correct its names."),
  timeout: outage("The site took too long to answer. Try again when it is less busy."),
  aborted: outage("The request was cancelled before it finished."),
  too_large: fault("The response is larger than allowed. Give a smaller file or page."),
  unsupported_type: fault("The response has a content type that cannot be read here."),
  bad_response: fault("The site's answer is broken: it is not valid HTTP or its compression is damaged."),
  redirect_loop: fault("The address redirects in a circle. Give the address that finally opens in a browser."),
  too_many_redirects: fault("The address redirects too often. Give the address that finally opens in a browser."),
  redirect_refused: fault("The site redirected a request with a body to another origin, which is not followed."),
};

function fault(detail: string): CodeMeaning {
  return { kind: "unprocessable", isTransient: false, detail };
}

function outage(detail: string): CodeMeaning {
  return { kind: "unavailable", isTransient: true, detail };
}

/** A request to a given address that was refused or failed; `code` is stable, `detail` says what to do. */
export class GuardedFetchError extends AppError {
  declare readonly code: GuardedFetchCode;
  readonly isTransient: boolean;

  constructor(code: GuardedFetchCode, options: { why?: string; cause?: unknown } = {}) {
    const { kind, isTransient, detail } = MEANINGS[code];
    super({ kind, code, detail: options.why ? `${detail} (${options.why})` : detail, cause: options.cause });
    this.name = "GuardedFetchError";
    this.isTransient = isTransient;
  }
}

/** Why a request was cut off, when it was our side that did it. */
export interface CutOff {
  timeout: AbortSignal;
  caller: AbortSignal | undefined;
}

/** The typed error for anything that undici, the socket or a decoder threw. */
export function toGuardedFetchError(error: unknown, cut: CutOff): GuardedFetchError {
  if (error instanceof GuardedFetchError) return error;
  if (cut.caller?.aborted) return new GuardedFetchError("aborted", { cause: error });
  if (cut.timeout.aborted || isTimeout(error)) return new GuardedFetchError("timeout", { cause: error });
  if (error instanceof errors.HeadersOverflowError) return new GuardedFetchError("too_large", { cause: error });
  return new GuardedFetchError(codeOfSystemError(errorCode(error)), { cause: error });
}

function isTimeout(error: unknown): boolean {
  return (
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError ||
    errorCode(error) === "ETIMEDOUT"
  );
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

const TLS_CODE = /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO$)/;
const BROKEN_CODE = /^(?:Z_|ERR_BROTLI|ERR__ERROR|HPE_|UND_ERR_(?:RES_CONTENT_LENGTH|INVALID|NOT_SUPPORTED))/;

function codeOfSystemError(code: string): GuardedFetchCode {
  if (TLS_CODE.test(code)) return "tls_failed";
  return BROKEN_CODE.test(code) ? "bad_response" : "connect_failed";
}
