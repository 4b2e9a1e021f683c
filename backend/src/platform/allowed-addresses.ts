import ipaddr from "ipaddr.js";

/** Where a connection is about to go. `address` is null while only the name is known. */
export interface DialTarget {
  /** Lower-case host name or literal address, without brackets or a trailing dot. */
  host: string;
  port: number;
  address: string | null;
}

/** Says that the operator of this installation allows a target that is otherwise refused. */
export type AllowTarget = (target: DialTarget) => boolean;

export const DEFAULT_PORTS: readonly number[] = [80, 443];

interface Allowance {
  port: number | null;
  host: string | null;
  network: [ipaddr.IPv4 | ipaddr.IPv6, number] | null;
}

/**
 * Reads an operator's list of otherwise refused targets: `host:port`, `host`, `10.1.2.3:8080`, `[fd00::1]:8080`,
 * `10.0.0.0/8`, `10.0.0.0/8:8080`, `[fd00::/8]:8080`. An entry without a port means ports 80 and 443. A named host may
 * resolve to any address; a network covers only connections whose address is inside it. Throws a plain `Error` that
 * names the first entry that cannot be read.
 */
export function parseAllowedAddresses(entries: readonly string[]): AllowTarget {
  const allowances = entries.map((entry) => parseEntry(entry.trim()));
  return (target) => allowances.some((allowance) => covers(allowance, target));
}

function covers(allowance: Allowance, target: DialTarget): boolean {
  const isPort = allowance.port === null ? DEFAULT_PORTS.includes(target.port) : allowance.port === target.port;
  if (!isPort) return false;
  if (allowance.host !== null) return allowance.host === target.host;
  if (target.address === null || allowance.network === null || !ipaddr.isValid(target.address)) return false;
  const address = ipaddr.parse(target.address);
  const [network, bits] = allowance.network;
  return address.kind() === network.kind() && address.match(network, bits);
}

/** In this order: `[address]:port`, `name:port` or `network:port`, and an IPv6 address or network without a port. */
const FORMS: readonly RegExp[] = [
  /^\[(?<place>[^\]]+)\](?::(?<port>\d{1,5}))?$/,
  /^(?<place>[^:[\]]+)(?::(?<port>\d{1,5}))?$/,
  /^(?<place>[0-9a-f:.]+(?:\/\d+)?)$/i,
];

function parseEntry(entry: string): Allowance {
  const groups = FORMS.map((form) => form.exec(entry)?.groups).find((found) => found !== undefined);
  const place = groups?.["place"];
  if (place === undefined) throw unreadable(entry);
  const port = parsePort(groups?.["port"], entry);
  const network = parseNetwork(place);
  const host = network ? null : parseHostName(place);
  if (!network && host === null) throw unreadable(entry);
  return { port, host, network };
}

function parsePort(text: string | undefined, entry: string): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (port < 1 || port > 65_535) throw unreadable(entry);
  return port;
}

function parseNetwork(place: string): Allowance["network"] {
  if (ipaddr.isValidCIDR(place)) return ipaddr.parseCIDR(place);
  if (!ipaddr.IPv4.isValidFourPartDecimal(place) && !ipaddr.IPv6.isValid(place)) return null;
  const address = ipaddr.parse(place);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function parseHostName(place: string): string | null {
  if (/[/*\s@?#%]/.test(place) || !URL.canParse(`http://${place}`)) return null;
  const { hostname } = new URL(`http://${place}`);
  return ipaddr.isValid(hostname) ? null : hostname.replace(/\.$/, "");
}

function unreadable(entry: string): Error {
  return new Error(`"${entry}" is not host:port, an address, or a network such as 10.0.0.0/8 or 10.0.0.0/8:8080.`);
}
