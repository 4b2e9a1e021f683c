import type { RouteContract } from "@netvexa/contract";
import { routes } from "../src/http/route-registry.ts";
import { newId } from "#platform/ids";
import { call, type CallResult } from "./test-server.ts";

export interface Probed {
  route: string;
  problem: string;
}

export interface ProbeReport {
  routes: number;
  requests: number;
  problems: Probed[];
}

export interface ProbeSubject {
  url: string;
  /** Bearer credentials of the intruder, by auth kind. */
  credentials: Record<"api_key" | "visitor", string>;
  /** What the other tenant has, by the name of the path parameter that names it. */
  victimIds: Record<string, string>;
  /** A text that stands in everything the other tenant has. */
  canary: string;
  /** A valid body (and headers) for each route that takes one. */
  bodies: Record<string, unknown>;
  queries: Record<string, string>;
  /** Fields of bodies that name something, by route: the probe puts the other tenant's id there. */
  bodyIds: Record<string, { field: string; of: string }>;
}

/**
 * Tries every registered route of a tenant as a stranger: with the other tenant's ids, which must be answered exactly
 * as ids that do not exist; and without ids, where nothing of the other tenant may be in the answer.
 */
export async function probeIsolation(subject: ProbeSubject): Promise<ProbeReport> {
  const report: ProbeReport = { routes: 0, requests: 0, problems: [] };
  for (const { contract } of routes) {
    if (contract.auth.kind !== "api_key" && contract.auth.kind !== "visitor") continue;
    report.routes += 1;
    const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const inBody = subject.bodyIds[contract.id];
    const problems = [
      names.length > 0 ? await probeIds(subject, contract, names) : await probeContent(subject, contract),
      inBody ? await probeBodyId(subject, contract, inBody) : null,
    ];
    report.requests += (names.length > 0 ? 2 : 1) + (inBody ? 2 : 0);
    for (const problem of problems) if (problem) report.problems.push({ route: contract.id, problem });
  }
  return report;
}

async function probeIds(subject: ProbeSubject, contract: RouteContract, names: string[]): Promise<string | null> {
  const unknown = names.find((name) => subject.victimIds[name] === undefined);
  if (unknown) return `the probe has no id for {${unknown}}: add one, so that the route is tried`;
  const missing = missingBody(subject, contract);
  if (missing) return missing;
  const foreign = await send(subject, contract, (name) => subject.victimIds[name] ?? "");
  const absent = await send(subject, contract, (name) => absentLike(subject.victimIds[name] ?? ""));
  if (foreign.status < 400) return `answered ${foreign.status} to another tenant's id`;
  if (fingerprint(foreign) !== fingerprint(absent))
    return `tells a foreign id (${fingerprint(foreign)}) from an absent one (${fingerprint(absent)})`;
  return leak(subject, foreign);
}

/** The same where the body names something of the other tenant. */
async function probeBodyId(
  subject: ProbeSubject,
  contract: RouteContract,
  { field, of }: { field: string; of: string },
): Promise<string | null> {
  const body = subject.bodies[contract.id];
  const withId = (id: string) => ({
    ...subject,
    bodies: { [contract.id]: { ...(typeof body === "object" ? body : {}), [field]: id } },
  });
  const foreign = await send(withId(subject.victimIds[of] ?? ""), contract, () => "");
  const absent = await send(withId(newId()), contract, () => "");
  if (foreign.status < 400) return `answered ${foreign.status} to another tenant's id in ${field}`;
  if (fingerprint(foreign) !== fingerprint(absent)) {
    return `tells a foreign ${field} (${fingerprint(foreign)}) from an absent one (${fingerprint(absent)})`;
  }
  return leak(subject, foreign);
}

async function probeContent(subject: ProbeSubject, contract: RouteContract): Promise<string | null> {
  const missing = missingBody(subject, contract);
  if (missing) return missing;
  const answer = await send(subject, contract, () => "");
  if (answer.status >= 500) return `failed with ${answer.status}`;
  return leak(subject, answer);
}

function missingBody(subject: ProbeSubject, contract: RouteContract): string | null {
  const needs = contract.request.body !== undefined && !(contract.id in subject.bodies);
  return needs ? "the probe has no body for this route: add one, so that the route is tried" : null;
}

function leak(subject: ProbeSubject, answer: CallResult): string | null {
  return answer.text.includes(subject.canary) ? "the answer holds the other tenant's content" : null;
}

function send(subject: ProbeSubject, contract: RouteContract, idFor: (name: string) => string): Promise<CallResult> {
  const { kind } = contract.auth;
  const path = contract.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(idFor(name)));
  const query = new URLSearchParams(
    Object.entries(subject.queries).filter(([name]) => name in (contract.request.query?.shape ?? {})),
  );
  const body = contract.request.upload ? "upload" : subject.bodies[contract.id];
  return call(`${subject.url}${path}?${query}`, {
    method: contract.method.toUpperCase(),
    as: kind === "visitor" ? subject.credentials.visitor : subject.credentials.api_key,
    headers: { "idempotency-key": newId(), "last-event-id": "0" },
    ...(body === undefined ? {} : { body }),
  });
}

/** An id of the same form that nobody has. */
function absentLike(id: string): string {
  if (/^\d+$/.test(id)) return "2000000000";
  return /^[0-9a-f-]{36}$/.test(id) ? newId() : `absent-${newId()}`;
}

/** All of an answer but what differs from one request to the next. */
function fingerprint(answer: CallResult): string {
  const { body } = answer;
  const code = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
  const detail = typeof body === "object" && body !== null && "detail" in body ? String(body.detail) : "";
  return `${answer.status} ${code} ${detail}`;
}
