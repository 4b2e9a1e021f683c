import ipaddr from "ipaddr.js";

/** Answered by a cloud's own machinery although the address is public. */
const PLATFORM_ADDRESSES: readonly [name: string, cidr: string][] = [["cloud platform service", "168.63.129.16/32"]];
const GLOBAL_UNICAST_V6 = ipaddr.parseCIDR("2000::/3");
const ISATAP_MARKS: ReadonlySet<number> = new Set([0x00_00, 0x02_00]);

/**
 * Why an outgoing connection to this literal address is refused, in one or two words, or null when the address is
 * globally reachable. Everything that is not plain global unicast is refused: the special-purpose registries of
 * RFC 6890 (private, loopback, link-local and metadata, carrier-grade NAT, multicast, documentation, benchmarking,
 * reserved), IPv6 outside 2000::/3, and every form that carries an IPv4 address inside an IPv6 one (mapped,
 * compatible, NAT64, 6to4, Teredo, ISATAP), because a translator on the way would undo the check.
 */
export function refuseAddress(address: string): string | null {
  if (address.includes("%")) return "scoped address";
  if (!ipaddr.isValid(address)) return "not an IP address";
  const parsed = ipaddr.parse(address);
  for (const [name, cidr] of PLATFORM_ADDRESSES) {
    const [network, bits] = ipaddr.parseCIDR(cidr);
    if (network.kind() === parsed.kind() && parsed.match(network, bits)) return name;
  }
  const range: string = parsed.range();
  if (range !== "unicast") return describeRange(range);
  return "parts" in parsed ? refuseGlobalV6(parsed) : null;
}

/** Whether a connection may go to this literal address without anybody having allowed it. */
export function isPublicAddress(address: string): boolean {
  return refuseAddress(address) === null;
}

function refuseGlobalV6(address: ipaddr.IPv6): string | null {
  if (!address.match(GLOBAL_UNICAST_V6)) return "reserved address";
  const [fifth = 0, sixth = 0] = address.parts.slice(4, 6);
  return sixth === 0x5e_fe && ISATAP_MARKS.has(fifth) ? "IPv4 inside IPv6" : null;
}

const RANGE_WORDS: Record<string, string> = {
  private: "private address",
  uniqueLocal: "private address",
  deprecatedSiteLocal: "private address",
  carrierGradeNat: "carrier-grade NAT address",
  loopback: "loopback address",
  unspecified: "unspecified address",
  linkLocal: "link-local address",
  multicast: "multicast address",
  broadcast: "broadcast address",
  ipv4Mapped: "IPv4 inside IPv6",
  rfc6145: "IPv4 inside IPv6",
  rfc6052: "IPv4 inside IPv6",
  "6to4": "IPv4 inside IPv6",
  teredo: "IPv4 inside IPv6",
};

function describeRange(range: string): string {
  return RANGE_WORDS[range] ?? "reserved address";
}
