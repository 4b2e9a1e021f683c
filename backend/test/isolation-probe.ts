import { type RouteContract } from "@netvexa/contract";
import { STOREFRONT_HEADER } from "@netvexa/contract/people";
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
  /** Bearer credentials of the intruder, by auth kind; `person` is one who owns the storefront of the key. */
  credentials: Record<"api_key" | "visitor" | "person", string>;
  /** The intruder's own storefront. */
  storefront: string;
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
    if (!(contract.auth.kind in PROBED) || contract.id in ENDS_ITS_OWN_CREDENTIAL) continue;
    report.routes += 1;
    for (const as of PROBED[contract.auth.kind] ?? []) await probeRoute(subject, { contract, as }, report);
  }
  return report;
}

/** With which credentials a route is tried, by its kind. */
const PROBED: Partial<Record<RouteContract["auth"]["kind"], readonly Credential[]>> = {
  api_key: ["api_key", "person"],
  member: ["person"],
  organisation: ["person"],
  person: ["person"],
  visitor: ["visitor"],
};
type Credential = keyof ProbeSubject["credentials"];

/** After these the intruder would be turned away for being signed out. */
const ENDS_ITS_OWN_CREDENTIAL = { endSessions: true };

interface Tried {
  contract: RouteContract;
  as: Credential;
}

async function probeRoute(subject: ProbeSubject, { contract, as }: Tried, report: ProbeReport): Promise<void> {
  const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const inBody = subject.bodyIds[contract.id];
  const tried = { contract, as };
  const problems = [
    names.length > 0 ? await probeIds(subject, tried, names) : await probeContent(subject, tried),
    inBody ? await probeBodyId(subject, tried, inBody) : null,
  ];
  report.requests += (names.length > 0 ? 2 : 1) + (inBody ? 2 : 0);
  for (const problem of problems) if (problem) report.problems.push({ route: `${contract.id} as ${as}`, problem });
}

async function probeIds(subject: ProbeSubject, tried: Tried, names: string[]): Promise<string | null> {
  const unknown = names.find((name) => subject.victimIds[name] === undefined);
  if (unknown) return `the probe has no id for {${unknown}}: add one, so that the route is tried`;
  const missing = missingBody(subject, tried.contract);
  if (missing) return missing;
  const foreign = await send(subject, tried, (name) => subject.victimIds[name] ?? "");
  const absent = await send(subject, tried, (name) => absentLike(subject.victimIds[name] ?? ""));
  if (foreign.status === 401) return "was not tried: the intruder's credential is not in force";
  if (foreign.status < 400) return `answered ${foreign.status} to another tenant's id`;
  if (fingerprint(foreign) !== fingerprint(absent))
    return `tells a foreign id (${fingerprint(foreign)}) from an absent one (${fingerprint(absent)})`;
  return leak(subject, foreign);
}

/** The same where the body names something of the other tenant. */
async function probeBodyId(
  subject: ProbeSubject,
  tried: Tried,
  { field, of }: { field: string; of: string },
): Promise<string | null> {
  const body = subject.bodies[tried.contract.id];
  const withId = (id: string) => ({
    ...subject,
    bodies: { [tried.contract.id]: { ...(typeof body === "object" ? body : {}), [field]: id } },
  });
  const foreign = await send(withId(subject.victimIds[of] ?? ""), tried, () => "");
  const absent = await send(withId(newId()), tried, () => "");
  if (foreign.status < 400) return `answered ${foreign.status} to another tenant's id in ${field}`;
  if (fingerprint(foreign) !== fingerprint(absent)) {
    return `tells a foreign ${field} (${fingerprint(foreign)}) from an absent one (${fingerprint(absent)})`;
  }
  return leak(subject, foreign);
}

async function probeContent(subject: ProbeSubject, tried: Tried): Promise<string | null> {
  const missing = missingBody(subject, tried.contract);
  if (missing) return missing;
  const answer = await send(subject, tried, () => "");
  if (answer.status === 401) return "was not tried: the intruder's credential is not in force";
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

function send(subject: ProbeSubject, { contract, as }: Tried, idFor: (name: string) => string): Promise<CallResult> {
  const path = contract.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(idFor(name)));
  const query = new URLSearchParams(
    Object.entries(subject.queries).filter(([name]) => name in (contract.request.query?.shape ?? {})),
  );
  const body = contract.request.upload ? "upload" : subject.bodies[contract.id];
  return call(`${subject.url}${path}?${query}`, {
    method: contract.method.toUpperCase(),
    as: subject.credentials[as],
    headers: { "idempotency-key": newId(), "last-event-id": "0", [STOREFRONT_HEADER]: subject.storefront },
    ...(body === undefined ? {} : { body }),
    ...(contract.response.kind === "events" && contract.method === "get" && { quietMs: 700 }),
  });
}

/** An id of the same form that nobody has. */
function absentLike(id: string): string {
  if (/^\d+$/.test(id)) return "2000000000";
  if (/^[0-9a-f]{32}$/.test(id)) return newId().replaceAll("-", "");
  return /^[0-9a-f-]{36}$/.test(id) ? newId() : `absent-${newId()}`;
}

/** All of an answer but what differs from one request to the next. */
function fingerprint(answer: CallResult): string {
  const { body } = answer;
  const code = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
  const detail = typeof body === "object" && body !== null && "detail" in body ? String(body.detail) : "";
  return `${answer.status} ${code} ${detail}`;
}
