import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "../open-browser.ts";
import { startConnected, type Connected } from "./start-connected.ts";
import { hasWordpress } from "./start-wordpress.ts";
import { visit } from "./visit.ts";

const PHONE = { width: 390, height: 844 };

let connected: Connected;
let browser: Browser;
beforeAll(async () => {
  if (!hasWordpress) return;
  [connected, browser] = await Promise.all([startConnected(), openBrowser()]);
  await connected.wordpress.run(
    "return update_option( 'netvexa_chat_settings', array( 'everywhere' => 1, 'post_types' => array( 'post', 'page' ) ) );",
  );
});
afterAll(async () => {
  await browser?.close();
  await connected?.stop();
});

const address = () => `${connected.wordpress.url}/hello-world/`;
const SCRIPT = /<script[^>]*src="([^"]*netvexa-chat[^"]*widget\.js[^"]*)"[^>]*><\/script>/;

interface Changed {
  html: string;
  /** Further files that the cache plugin makes. */
  files?: Record<string, string>;
}

/** The page as a cache plugin keeps it, as a file beside WordPress; resolves with the page once it is loaded. */
async function openChanged(change: (html: string, script: string) => Changed | Promise<Changed>): Promise<{
  page: Page;
  errors: string[];
}> {
  const { text } = await visit(address());
  const script = SCRIPT.exec(text)?.[1] ?? "";
  expect(script).not.toBe("");
  const { html, files = {} } = await change(text, script);
  for (const [name, body] of Object.entries({ ...files, "cached.html": html })) {
    await writeFile(path.join(connected.wordpress.folder, name), body);
  }
  const opened = await openPage(browser, PHONE);
  await opened.page.goto(`${connected.wordpress.url}/cached.html`);
  return opened;
}

async function expectsToAnswer({ page, errors }: { page: Page; errors: string[] }): Promise<void> {
  await page.getByRole("button", { name: "Chat", exact: true }).click();
  const field = page.locator("netvexa-chat").getByRole("textbox", { name: "Ask a question" });
  await field.fill("What is this post about?");
  await page.keyboard.press("Enter");
  await page.locator("netvexa-chat section").first().waitFor();
  expect(await page.locator("netvexa-chat").count()).toBe(1);
  expect(errors).toEqual([]);
  await page.context().close();
}

describe.skipIf(!hasWordpress)("[V9] a page that a cache plugin has worked on", () => {
  it("has nothing in it that depends on the visitor: signed in or not, it is the same chat", async () => {
    const one = (await visit(address())).text;
    const other = (await visit(address(), { headers: { cookie: "wp-settings-time-1=1; comment_author_x=Anna" } })).text;
    const part = (html: string) => /<template id="netvexa-chat-settings".*?<\/template>/.exec(html)?.[0];
    expect(part(one)).toBe(part(other));
    expect(part(one)).not.toMatch(/nonce|user|email/i);
    expect(one).not.toMatch(/netvexa[^<]*_wpnonce/);
  });

  it("works deferred, and in the head", async () => {
    await expectsToAnswer(
      await openChanged((html, script) => ({
        html: html.replace(SCRIPT, "").replace("</head>", `<script defer src="${script}"></script></head>`),
      })),
    );
  });

  it("works combined with other scripts under another name, even where that runs before the body is there", async () => {
    await expectsToAnswer(
      await openChanged(async (html, script) => ({
        html: html.replace(SCRIPT, "").replace("<head>", `<head><script src="/combined.js"></script>`),
        files: { "combined.js": `window.first = 1;\n;${(await visit(script)).text}\n;window.last = 1;` },
      })),
    );
  });

  it("works delayed until the visitor does something, and when it runs twice", async () => {
    const opened = await openChanged((html, script) => ({
      html: html
        .replace(SCRIPT, `<script type="text/delayed" data-src="${script}"></script>`.repeat(2))
        .replace("</body>", '<script src="/delay.js"></script></body>'),
      files: {
        "delay.js": `addEventListener("pointermove", () => {
          for (const old of document.querySelectorAll("script[type='text/delayed']")) {
            const script = document.createElement("script");
            script.src = old.dataset.src;
            old.replaceWith(script);
          }
        }, { once: true });`,
      },
    }));
    expect(await opened.page.locator("netvexa-chat").count()).toBe(0);
    await opened.page.mouse.move(10, 10);
    await expectsToAnswer(opened);
  });

  it("works with its markup minified: no optional quotes, no comments, no space between elements", async () => {
    await expectsToAnswer(
      await openChanged((html) => ({
        html: html
          .replaceAll(/<!--(?!\[if).*?-->/gs, "")
          .replaceAll(/>\s+</g, "><")
          .replaceAll(/(data-(?:storefront|language|accent|position))="([\w#-]+)"/g, "$1=$2"),
      })),
    );
  });

  it("works under a strict content policy, with the server as the only other place", async () => {
    const server = connected.installation.apiUrl;
    const policy = `default-src 'none'; script-src 'self'; connect-src ${server}; img-src 'self' data:; base-uri 'none'`;
    await expectsToAnswer(
      await openChanged((html) => ({
        // The theme's own scripts and styles in the page are not what is looked at.
        html: html
          .replaceAll(/<(script|style)(?![^>]*netvexa)[^>]*>.*?<\/\1>/gs, "")
          .replaceAll(/ style="[^"]*"/g, "")
          .replaceAll(/<link[^>]*>/g, "")
          .replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`),
      })),
    );
  });

  it("works without cookies and storage", async () => {
    const opened = await openPage(browser, PHONE);
    await opened.page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException("denied", "SecurityError");
          },
        });
      }
      Object.defineProperty(document, "cookie", { value: "" });
    });
    await opened.page.goto(address());
    await expectsToAnswer(opened);
  });

  it("costs a page one request and at most three kilobytes before somebody opens it, and holds up no drawing", async () => {
    const opened = await openPage(browser, PHONE);
    const requests: { url: string; size: Promise<number> }[] = [];
    opened.page.on("response", (response) => {
      if (/netvexa/.test(response.url()))
        requests.push({
          url: response.url(),
          size: response.body().then(async (body) => (await compress(body)).byteLength),
        });
    });
    await opened.page.goto(address(), { waitUntil: "networkidle" });
    expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
      "/wp-content/plugins/netvexa-chat/dist/widget/widget.js",
    ]);
    const html = (await visit(address())).text;
    const own = /<template id="netvexa-chat-settings".*?<\/template>/.exec(html)?.[0] ?? "";
    expect(((await requests[0]?.size) ?? Infinity) + own.length).toBeLessThan(3_072);
    expect(SCRIPT.exec(html)?.[0]).toMatch(/ async/);
    expect(html.indexOf("widget.js")).toBeGreaterThan(html.indexOf("<footer"));
    await opened.page.context().close();
  });
});

async function compress(bytes: Buffer): Promise<ArrayBuffer> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
