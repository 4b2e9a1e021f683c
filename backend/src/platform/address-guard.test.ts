import { assert, ipV4, ipV6, property } from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { isPublicAddress, refuseAddress } from "#platform/address-guard";

describe("which addresses are public", () => {
  it.each(["93.184.216.34", "8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0"])(
    "lets %s through",
    (address) => expect(refuseAddress(address)).toBeNull(),
  );

  it.each(["2606:2800:220:1:248:1893:25c8:1946", "2a00:1450:4001::200e", "2001:4860:4860::8888"])(
    "lets %s through",
    (address) => expect(refuseAddress(address)).toBeNull(),
  );

  it("refuses every IPv4 address inside IPv6 by mapping, translation or tunnelling, public ones too", () => {
    assert(
      property(ipV4(), (v4) => {
        const [a = 0, b = 0, c = 0, d = 0] = ipaddr.IPv4.parse(v4).octets;
        const [high, low] = [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)];
        const disguises = [
          `::ffff:${high}:${low}`,
          `::${high}:${low}`,
          `::ffff:0:${high}:${low}`,
          `64:ff9b::${high}:${low}`,
          `2002:${high}:${low}::1`,
          `2001:0:${high}:${low}::1`,
          `2a00:1450::5efe:${high}:${low}`,
        ];
        return disguises.every((address) => !isPublicAddress(address));
      }),
    );
  });

  it("refuses everything of IPv6 outside 2000::/3", () => {
    assert(property(ipV6(), (v6) => isGlobalUnicast(v6) || !isPublicAddress(v6)));
  });

  it.each(["", "localhost", "fe80::1%eth0", "127.0.0.1/8", "1.2.3.4.5"])("refuses %j as no address", (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});

function isGlobalUnicast(address: string): boolean {
  const [first = 0] = ipaddr.IPv6.parse(address).parts;
  return first >> 13 === 1;
}
