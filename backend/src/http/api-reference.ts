import { z } from "zod";
import type { RouteContract } from "@netvexa/contract";

/** The human reference as one page without scripts, so that it works under the strictest content policy. */
export function renderApiReference(contracts: readonly RouteContract[], basePath: string): string {
  const tags = Map.groupBy(contracts, (contract) => contract.tag);
  const sections = [...tags].map(([tag, routes]) => renderTag(tag, routes));
  const contents = [...tags.keys()].map((tag) => `<li><a href="#${slug(tag)}">${escape(tag)}</a></li>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Netvexa API</title><link rel="stylesheet" href="${basePath}/docs/api.css"></head>
<body><nav aria-label="Contents"><h1>Netvexa API</h1><ul>${contents.join("")}</ul>
<p><a href="${basePath}/v1/openapi.json">OpenAPI 3.1</a></p></nav>
<main>${INTRODUCTION}${sections.join("")}</main></body></html>`;
}

const INTRODUCTION = `<section><h2>How to call it</h2>
<p>Send your key as <code>Authorization: Bearer nvx_…</code>. Bodies are JSON. Errors are problem details (RFC 9457) with a
stable <code>code</code>. Where a request creates or charges, send an <code>Idempotency-Key</code>: the same key and body get
the same answer and happen once; the same key with another body is answered 409.</p></section>`;

function renderTag(tag: string, routes: RouteContract[]): string {
  return `<section id="${slug(tag)}"><h2>${escape(tag)}</h2>${routes.map(renderRoute).join("")}</section>`;
}

function renderRoute(contract: RouteContract): string {
  const { request, response } = contract;
  const parts = [
    renderSchema("Path", request.params, "input"),
    renderSchema("Query", request.query, "input"),
    renderSchema("Body", request.body, "input"),
    renderAnswer(response),
    contract.errors?.length
      ? `<p>Error codes: ${contract.errors.map((code) => `<code>${escape(code)}</code>`).join(", ")}</p>`
      : "",
  ];
  return `<article id="${contract.id}"><h3><span class="${contract.method}">${contract.method.toUpperCase()}</span>
<code>${escape(contract.path)}</code></h3><p>${escape(contract.summary)}.</p>
<p class="auth">${escape(describeAuth(contract))}</p>${parts.join("")}</article>`;
}

function renderAnswer(response: RouteContract["response"]): string {
  if (response.kind === "empty") return "<p>Answers 204 without a body.</p>";
  if (response.kind === "file") return `<p>Answers 200 with a file (${escape(response.mediaType)}).</p>`;
  if (response.kind === "bytes") return `<p>Answers 200 with ${escape(response.mediaTypes.join(" or "))}.</p>`;
  if (response.kind === "socket") {
    return `<p>Answers 101 and is a WebSocket from then on (subprotocol <code>netvexa.v1</code>).</p>
${renderSchema("Takes frames", response.receives, "input")}${renderSchema("Sends frames", response.sends, "output")}`;
  }
  return renderSchema(answerTitle(response), response.schema, "output");
}

function answerTitle(response: Extract<RouteContract["response"], { schema: unknown }>): string {
  return response.kind === "events" ? "Answers server-sent events, each holding" : `Answers ${response.status}`;
}

const AUTH_WORDS: Record<RouteContract["auth"]["kind"], string> = {
  public: "Open to everybody.",
  browser: "Open to everybody, from our own pages.",
  person: "Needs somebody who is signed in.",
  organisation: "Needs a member of the organisation",
  member: "Needs a member of the storefront",
  storefront: "Needs the storefront's public key, from one of its allowed origins.",
  visitor: "Needs a visitor token.",
  api_key: "Needs an API key",
  operator: "Needs the operator credential.",
};

function describeAuth({ auth, idempotency }: RouteContract): string {
  const scope = describeRight(auth);
  return `${AUTH_WORDS[auth.kind]}${scope}${idempotency === "required" ? " Needs an Idempotency-Key." : ""}`;
}

function describeRight(auth: RouteContract["auth"]): string {
  switch (auth.kind) {
    case "api_key":
      return ` with the scope ${auth.scope}, or a member of the storefront with the right ${auth.permission ?? auth.scope}.`;
    case "member":
    case "organisation":
      return ` with the right ${auth.permission}.`;
    default:
      return "";
  }
}

function renderSchema(title: string, schema: z.ZodType | undefined, io: "input" | "output"): string {
  if (!schema) return "";
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return `<details><summary>${title}</summary><pre tabindex="0">${escape(JSON.stringify(json, null, 2))}</pre></details>`;
}

function slug(tag: string): string {
  return tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

export const API_REFERENCE_STYLE = `
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; }
body { margin: 0; display: grid; grid-template-columns: 15rem minmax(0, 1fr); }
nav { position: sticky; top: 0; align-self: start; height: 100vh; overflow: auto; padding: 1.5rem; box-sizing: border-box; border-inline-end: 1px solid #8884; }
nav h1 { font-size: 1.1rem; } nav ul { padding: 0; list-style: none; } nav li { margin: .35rem 0; }
main { padding: 1.5rem 2rem 4rem; max-width: 60rem; }
a { color: light-dark(#0b57d0, #9ec1ff); }
article { border: 1px solid #8884; border-radius: .75rem; padding: 1rem 1.25rem; margin: 1rem 0; }
article h3 { display: flex; gap: .6rem; align-items: baseline; margin: 0; flex-wrap: wrap; overflow-wrap: anywhere; }
h3 span { font-size: .75rem; font-weight: 700; padding: .1rem .5rem; border-radius: .4rem; color: #fff; background: #0b57d0; }
h3 .post { background: #146c43; } h3 .delete { background: #b3261e; } h3 .patch, h3 .put { background: #7a4d00; }
.auth { opacity: .8; font-size: .9rem; }
pre { overflow: auto; background: #8881; padding: .75rem; border-radius: .5rem; font-size: .8rem; max-height: 24rem; }
summary { cursor: pointer; padding: .25rem 0; }
@media (max-width: 48rem) { body { grid-template-columns: minmax(0, 1fr); } nav { position: static; height: auto; border: 0; } main { padding: 1rem; } }
`;
