import net from "node:net";
import { Agent, interceptors, request } from "undici";
import { describe, expect, it } from "vitest";
import { refuseAddress } from "#platform/address-guard";
import { createGuardedFetch } from "#platform/guarded-fetch";
import { HOSTILE_ADDRESSES, PUBLIC_ADDRESS } from "#test/hostile-addresses";
import { runSsrfBattery, type BatteryResult } from "#test/ssrf-battery";

type Resolve = (host: string) => Promise<string[]>;

function report(name: string, result: BatteryResult): void {
  const codes = [...result.refused].map(([code, count]) => `${code} ${count}`).join(", ");
  process.stdout.write(
    `${name}: ${result.tried} hostile addresses, ${result.reached.length} reached the canary; refused: ${codes}\n`,
  );
}

async function useGuardedFetch(url: string, resolver: Resolve): Promise<void> {
  const guardedFetch = createGuardedFetch({ userAgent: "NetvexaTest", resolver });
  try {
    await guardedFetch(url, { timeoutMs: 5_000 });
  } finally {
    await guardedFetch.close();
  }
}

/** Asks DNS when dialling, as every ordinary client does, and follows redirects without looking. */
async function useOrdinaryClient(url: string, resolve: Resolve): Promise<void> {
  const agent = new Agent({ connect: { lookup: (...args) => void answerLookup(resolve, args) } });
  try {
    const response = await request(url, { dispatcher: agent.compose(interceptors.redirect({ maxRedirections: 5 })) });
    await response.body.dump();
  } finally {
    await agent.close();
  }
}

async function answerLookup(resolve: Resolve, [host, options, callback]: Parameters<net.LookupFunction>) {
  const all = await resolve(host.replace(/\.$/, ""));
  const answers = all.map((address) => ({ address, family: net.isIP(address) }));
  if (options.all) callback(null, answers);
  else callback(null, answers[0]?.address ?? "", answers[0]?.family);
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$|\.$/g, "");
}

function refuse(address: string): void {
  if (net.isIP(address) !== 0 && refuseAddress(address) !== null) throw new Error("refused");
}

describe("[O5] outgoing requests to addresses that somebody gave", () => {
  it("never open a connection to a private, reserved or disguised address, at first, by redirect or by rebinding", async () => {
    const result = await runSsrfBattery(useGuardedFetch);
    report("guarded client", result);
    expect(result.tried).toBe(HOSTILE_ADDRESSES.length);
    expect(result.tried).toBeGreaterThanOrEqual(80);
    expect(result.reached).toEqual([]);
    expect(result.answered.map((hostile) => hostile.url)).toEqual([
      "http://rebind.example/",
      "http://rebind.example/metadata",
    ]);
    expect(new Set(result.dials)).toEqual(new Set([`${PUBLIC_ADDRESS}:80`]));
  });

  it("are caught by the battery when nothing is checked", async () => {
    const result = await runSsrfBattery(useOrdinaryClient);
    report("no check", result);
    expect(result.reached.length).toBeGreaterThan(100);
  });

  it("are caught by the battery when only a literal host is checked", async () => {
    const result = await runSsrfBattery(async (url, resolve) => {
      refuse(hostOf(url));
      await useOrdinaryClient(url, resolve);
    });
    report("literal host only", result);
    const groups = new Set(result.reached.map((hostile) => hostile.group));
    expect([...groups].toSorted()).toEqual(["name", "rebinding", "redirect", "url"]);
  });

  it("are caught by the battery when redirects are not checked again", async () => {
    const result = await runSsrfBattery(async (url, resolve) => {
      const answers = new Map([[hostOf(url), await resolve(hostOf(url))]]);
      for (const address of [hostOf(url), ...(answers.get(hostOf(url)) ?? [])]) refuse(address);
      await useOrdinaryClient(url, async (host) => answers.get(host) ?? (await resolve(host)));
    });
    report("redirects unchecked", result);
    expect(result.reached.filter((hostile) => hostile.group === "redirect").length).toBeGreaterThan(5);
    expect(result.reached.filter((hostile) => hostile.group === "literal")).toEqual([]);
  });

  it("are caught by the battery when the name is resolved once to check and again to dial", async () => {
    const result = await runSsrfBattery(async (url, resolve) => {
      for (const address of [hostOf(url), ...(await resolve(hostOf(url)))]) refuse(address);
      await useOrdinaryClient(url, resolve);
    });
    report("resolved twice", result);
    expect(result.reached.filter((hostile) => hostile.group === "rebinding").length).toBeGreaterThanOrEqual(2);
    expect(result.reached.filter((hostile) => hostile.group === "name")).toEqual([]);
  });
});
