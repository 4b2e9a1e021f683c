import type { Express, Request } from "express";
import { notFound } from "#platform/errors";
import { isLocalInstallation, isLoopbackHost } from "#platform/local-installation";
import type { SentMail } from "#platform/mail";
import type { Platform } from "#platform/platform";

/**
 * `/dev/mail`: what an installation without a mail server would have sent. It holds links that open accounts, so it is
 * there on an installation of one's own machine alone, and answers only to that machine under a loopback name.
 */
export function mountMailbox(app: Express, platform: Platform): void {
  if (!isLocalInstallation(platform.env)) return;
  const { basePath } = platform.env;
  app.get(`${basePath}/dev/mail`, (request, response) => {
    const mails = platform.mail.mailbox();
    if (mails === null || !isFromHere(request)) throw notFound("page");
    response.type("html").setHeader("Cache-Control", "no-store").send(renderMailbox(basePath, mails));
  });
}

const FORWARDED = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/**
 * The name too: a foreign page could have a name of its own point here. A proxy that says what it is, or speaks the
 * HTTP/1.0 that nginx speaks unless told otherwise and no browser does, brings others here under our own name.
 */
function isFromHere(request: Request): boolean {
  const proxied = request.httpVersion === "1.0" || FORWARDED.some((name) => request.get(name) !== undefined);
  if (proxied) return false;
  const address = (request.ip ?? "").replace(/^::ffff:/, "");
  const name = (request.get("host") ?? "").replace(/:\d+$/, "");
  return isLoopbackHost(address) && isLoopbackHost(name);
}

function renderMailbox(basePath: string, mails: SentMail[]): string {
  const list = mails.length === 0 ? "<p>Nothing was sent yet.</p>" : mails.map(renderMail).join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mailbox – Netvexa</title><link rel="stylesheet" href="${basePath}/preview.css"></head><body><main><h1>Mailbox</h1>
<p>No mail server is set, so mail stays here until the server stops. Set NETVEXA_SMTP_URL to have it sent.</p>${list}</main></body></html>`;
}

function renderMail({ to, subject, text, sentAt }: SentMail): string {
  const body = escape(text).replaceAll(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
  return `<article><h2>${escape(subject)}</h2><p>To ${escape(to)}, <time>${sentAt.toISOString()}</time></p><pre tabindex="0">${body}</pre></article>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
