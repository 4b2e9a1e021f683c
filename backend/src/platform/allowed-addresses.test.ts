import { describe, expect, it } from "vitest";
import { parseAllowedAddresses } from "#platform/allowed-addresses";

describe("the operator's list of allowed private addresses", () => {
  it("allows a named host on the given port only, whatever it resolves to", () => {
    const allow = parseAllowedAddresses(["intranet.local:8080"]);
    expect(allow({ host: "intranet.local", port: 8080, address: null })).toBe(true);
    expect(allow({ host: "intranet.local", port: 80, address: null })).toBe(false);
    expect(allow({ host: "intranet.local.example.com", port: 8080, address: null })).toBe(false);
    expect(allow({ host: "other.local", port: 8080, address: "10.0.0.1" })).toBe(false);
  });

  it.each([
    ["10.0.0.0/8", 443, "10.200.3.4"],
    ["10.0.0.0/8:8080", 8080, "10.200.3.4"],
    ["127.0.0.1:4810", 4810, "127.0.0.1"],
    ["192.168.1.7", 80, "192.168.1.7"],
    ["[::1]:4810", 4810, "::1"],
    ["::1", 80, "0:0:0:0:0:0:0:1"],
    ["fd00::/8", 443, "fd12::1"],
    ["[fd00::/8]:9000", 9000, "fd12::1"],
  ])("reads %s as a network on the given port, or on 80 and 443", (entry, port, address) => {
    const allow = parseAllowedAddresses([entry]);
    expect(allow({ host: "any.example", port, address })).toBe(true);
    expect(allow({ host: "any.example", port: 22, address })).toBe(false);
    expect(allow({ host: "any.example", port, address: "11.0.0.1" })).toBe(false);
    expect(allow({ host: "any.example", port, address: null })).toBe(false);
  });

  it("allows nothing when it is empty", () => {
    expect(parseAllowedAddresses([])({ host: "127.0.0.1", port: 80, address: "127.0.0.1" })).toBe(false);
  });

  it.each(["", "*", "10.0.0.0/99", "host:0", "host:70000", "http://host/", "a b", "host:port", "2130706433"])(
    "refuses an entry it cannot read: %j",
    (entry) => {
      expect(() => parseAllowedAddresses([entry])).toThrow("is not host:port");
    },
  );
});
