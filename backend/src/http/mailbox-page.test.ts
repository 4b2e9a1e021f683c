import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEnv } from "#platform/env";
import { call, openTestServer, type TestServer } from "#test/test-server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

/** `fetch` does not let a request name another host. */
function getAs(host: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}/dev/mail`, { headers: { host, ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject).end();
  });
}

describe("[N1] the development mailbox", () => {
  it("shows what was sent, harmlessly, with links to follow", async () => {
    server.test.platform.mail.send({
      to: "ada@example.com",
      subject: "<script>alert(1)</script>",
      text: "Follow\n\nhttp://localhost/app/verify-email?token=abc&x=1\n",
    });
    const page = await call(`${server.url}/dev/mail`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain("<script>");
    expect(page.text).toContain('<a href="http://localhost/app/verify-email?token=abc&amp;x=1">');
  });

  it("is not there for other machines, for pages that point their name here, and where the installation is reached", async () => {
    expect(await getAs("127.0.0.1")).toBe(200);
    expect(await getAs("evil.example")).toBe(404);
    expect(await getAs("evil.example", { "x-forwarded-host": "localhost" })).toBe(404);
    for (const name of ["x-forwarded-for", "x-real-ip", "via", "forwarded"]) {
      expect(await getAs("localhost", { [name]: "127.0.0.1" }), name).toBe(404);
    }
    const reached = await openTestServer({
      env: readEnv({ NETVEXA_LOG_LEVEL: "silent", NETVEXA_PUBLIC_URL: "https://netvexa.example" }),
    });
    const answer = await call(`${reached.url}/dev/mail`);
    await reached.close();
    expect(answer.status).toBe(404);
  });
});
