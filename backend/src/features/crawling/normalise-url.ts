const TRACKING =
  /^(?:utm_.+|mtm_.+|pk_.+|hsa_.+|gclid|gclsrc|gbraid|wbraid|dclid|fbclid|msclkid|twclid|ttclid|yclid|igshid|epik|mc_cid|mc_eid|_ga|_gl|_ke|_hsenc|_hsmi|srsltid|trk|cmpid|_pos|_sid|_ss|_fid)$/i;
const SESSION = /^(?:phpsessid|jsessionid|session_?id|aspsessionid\w*|cfid|cftoken|oscsid|zenid|xtcsid|sessid)$/i;
const PERHAPS_SESSION = /^(?:s|sid|session|token)$/i;
const SESSION_VALUE = /^[0-9a-z]{20,}$/i;

/**
 * One spelling for all addresses of the same page: no fragment, no tracking or session parameters, parameters sorted,
 * percent-encoding in upper case and only where it is needed, no trailing dot of the host.
 */
export function normaliseUrl(address: URL): string {
  const url = new URL(address);
  url.hash = "";
  url.hostname = url.hostname.replace(/\.$/, "");
  url.pathname = normaliseEncoding(url.pathname.replace(/;(?:jsessionid|phpsessid|sid)=[^/;]*/gi, ""));
  const kept = [...url.searchParams].filter(([name, value]) => !isForVisits(name, value));
  url.search = kept.length > 0 ? `?${sortParameters(kept)}` : "";
  return url.href;
}

function isForVisits(name: string, value: string): boolean {
  if (TRACKING.test(name) || SESSION.test(name)) return true;
  return PERHAPS_SESSION.test(name) && SESSION_VALUE.test(value);
}

function sortParameters(parameters: [string, string][]): string {
  const sorted = parameters.toSorted(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1));
  return new URLSearchParams(sorted).toString();
}

function normaliseEncoding(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code.toUpperCase();
  });
}
