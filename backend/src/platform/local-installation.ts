import type { Env } from "./env.ts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * An installation that only its own machine reaches, as the first start makes it: one process, listening on loopback,
 * under no address of its own, with no way to send mail. There an account need not prove its address, sign-up is open
 * unless the operator closes it, and the development mailbox may be looked into.
 */
export function isLocalInstallation(env: Env): boolean {
  const publicHost = env.publicUrl === null ? "localhost" : new URL(env.publicUrl).hostname;
  return env.stores.mode === "embedded" && env.smtp === null && isLoopbackHost(env.host) && isLoopbackHost(publicHost);
}
