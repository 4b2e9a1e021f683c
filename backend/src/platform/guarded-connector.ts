import dns from "node:dns";
import net, { type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { refuseAddress } from "#platform/address-guard";
import { DEFAULT_PORTS, type AllowTarget, type DialTarget } from "#platform/allowed-addresses";
import { GuardedFetchError } from "#platform/guarded-fetch-error";

/** All addresses of a name. Rejects when there are none. */
export type ResolveName = (host: string) => Promise<string[]>;

export interface DialPolicy {
  /** Targets the operator allows although they are private or use another port. */
  allow: AllowTarget;
  /** Ports that need no allowance. */
  ports: readonly number[];
  /** For names of the public internet. */
  resolve: ResolveName;
  /** For names that the operator allowed, which may be known to this machine alone. */
  resolveAllowed: ResolveName;
}

const RESOLVE_TIMEOUT_MS = 3_000;
const CONNECT_TIMEOUT_MS = 10_000;

export function createDialPolicy(options: { allow?: AllowTarget; ports?: readonly number[]; resolver?: ResolveName }) {
  return {
    allow: options.allow ?? (() => false),
    ports: options.ports ?? DEFAULT_PORTS,
    resolve: options.resolver ?? resolvePublicName,
    resolveAllowed: options.resolver ?? resolveOnThisMachine,
  } satisfies DialPolicy;
}

/**
 * A connector for undici that resolves a name once, refuses the connection unless every one of its addresses may be
 * reached, and dials exactly the addresses it checked, so that a name which changes its answer gains nothing. Every
 * connection of a client passes here, whatever led to it: first request, redirect or reconnection.
 */
export function createGuardedConnector(policy: DialPolicy): buildConnector.connector {
  return (options, callback) => {
    void connect(policy, options, callback);
  };
}

async function connect(
  policy: DialPolicy,
  options: buildConnector.Options,
  callback: buildConnector.Callback,
): Promise<void> {
  const port = Number(options.port) || (options.protocol === "https:" ? 443 : 80);
  const host = bareHost(options.hostname);
  try {
    const lookup = lookupOf(await checkTarget(policy, { host, port }));
    const dial = buildConnector({ timeout: CONNECT_TIMEOUT_MS, allowH2: false, autoSelectFamily: true, lookup });
    dial({ ...options, hostname: host }, callback);
  } catch (error) {
    callback(error instanceof Error ? error : new Error(String(error)), null);
  }
}

/** The addresses that may be dialled for a target. Throws `address_forbidden`, `port_forbidden` or `name_unresolved`. */
async function checkTarget(policy: DialPolicy, target: { host: string; port: number }): Promise<string[]> {
  const isNamed = policy.allow({ ...target, address: null });
  const addresses = await addressesOf(policy, target.host, isNamed);
  if (!isNamed) {
    for (const address of addresses) refuseTarget(policy, { ...target, address });
  }
  return addresses;
}

function refuseTarget(policy: DialPolicy, target: DialTarget & { address: string }): void {
  if (policy.allow(target)) return;
  const why = refuseAddress(target.address);
  if (why !== null) throw new GuardedFetchError("address_forbidden", { why });
  if (!policy.ports.includes(target.port)) throw new GuardedFetchError("port_forbidden");
}

async function addressesOf(policy: DialPolicy, host: string, isNamed: boolean): Promise<string[]> {
  if (net.isIP(host) !== 0) return [host];
  if (!isNamed && isLocalName(host)) throw new GuardedFetchError("address_forbidden", { why: "local name" });
  const resolve = isNamed ? policy.resolveAllowed : policy.resolve;
  const addresses = await resolve(host).catch((cause: unknown) => {
    throw new GuardedFetchError("name_unresolved", { cause });
  });
  if (addresses.length === 0) throw new GuardedFetchError("name_unresolved");
  return addresses;
}

/** Names that no public server can have: one label, or a suffix reserved for local use (RFC 6761, 6762, 9476). */
function isLocalName(host: string): boolean {
  return (
    !host.includes(".") || /\.(?:localhost|local|internal|intranet|lan|home|corp|private|alt|home\.arpa)$/.test(host)
  );
}

function bareHost(hostname: string): string {
  return hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
}

function lookupOf(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: net.isIP(address) }));
  return (_host, options, callback) => {
    if (options.all) callback(null, answers);
    else callback(null, answers[0]?.address ?? "", answers[0]?.family);
  };
}

/** Asks DNS directly: the system's own lookup would occupy a thread of the pool for as long as a slow name server likes. */
async function resolvePublicName(host: string): Promise<string[]> {
  const resolver = new dns.promises.Resolver({ timeout: RESOLVE_TIMEOUT_MS, tries: 2 });
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  if (v4.status === "rejected" && v6.status === "rejected") throw v4.reason;
  return [...(v4.status === "fulfilled" ? v4.value : []), ...(v6.status === "fulfilled" ? v6.value : [])];
}

async function resolveOnThisMachine(host: string): Promise<string[]> {
  const answers = await dns.promises.lookup(host, { all: true });
  return answers.map((answer) => answer.address);
}
