import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface SmallShop {
  url: string;
  /** Host and port, as the installation must allow them. */
  address: string;
  close(): Promise<void>;
}

const PAGES: Record<string, { title: string; body: string }> = {
  "/": { title: "Northway Boots", body: "Boots for wet and cold paths, made to be resoled." },
  "/shipping": { title: "Delivery", body: "Delivery takes 3 working days. It costs 4.90 EUR, from 80 EUR it is free." },
  "/returns": { title: "Returns", body: "You can return boots within 40 days, unworn and in their box." },
  "/contact": { title: "Contact", body: "Write to hello@northway.example or call us from 9:00 to 16:00." },
  "/care": { title: "Care", body: "Wax your boots twice a year. Dry them slowly, never on a heater." },
};

/** A page with the widget on it, as the address says: where it is served, and whose it is. */
function chatPage({ searchParams }: URL): string {
  return `<!doctype html><html lang="en"><head><title>Boots</title><meta name="viewport" content="width=device-width">
    <script async src="${searchParams.get("server")}/widget.js" data-storefront="${searchParams.get("storefront")}"></script>
    </head><body><main><h1>Boots</h1></main></body></html>`;
}

/** A shop of a few plain pages on a free loopback port, to be read in. */
export async function openSmallShop(): Promise<SmallShop> {
  const links = Object.entries(PAGES).map(([path, { title }]) => `<a href="${path}">${title}</a>`);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://shop");
    if (url.pathname === "/with-chat") return void response.setHeader("content-type", "text/html").end(chatPage(url));
    const page = PAGES[url.pathname];
    response.statusCode = page ? 200 : 404;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      page &&
        `<!doctype html><html lang="en"><title>${page.title}</title><nav>${links.join(" ")}</nav>
        <main><h1>${page.title}</h1><p>${page.body}</p></main></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}/`, address: `127.0.0.1:${port}`, close };
}
