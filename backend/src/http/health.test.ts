import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { createHealthApp } from "./create-app.ts";
import { listen, type Listening } from "./listen.ts";

let running: TestPlatform;
let http: Listening;
beforeAll(async () => {
  running = await openTestPlatform();
  http = await listen(createHealthApp(running.platform), { host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await http.close(1_000);
  await running.close();
});

const ask = (path: string) => fetch(`http://127.0.0.1:${http.port}${path}`);

describe("a process that only works", () => {
  test("answers whether each of its dependencies does", async () => {
    const answer = await ask("/readyz");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: "ok", checks: { database: "ok", ephemeral: "ok" } });
  });

  test("has metrics, and no door to anybody's data", async () => {
    expect((await ask("/metrics")).status).toBe(200);
    const search = await ask("/v1/search");
    expect(search.status).toBe(404);
    expect(search.headers.get("content-type")).toContain("application/problem+json");
  });
});
