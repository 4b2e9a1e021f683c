import { describe, expect, it } from "vitest";
import { EnvironmentError, readEnv } from "./env.ts";

function problemsOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

describe("the configuration", () => {
  it("needs nothing, and then is an embedded installation on loopback", () => {
    const env = readEnv({});
    expect(env).toMatchObject({ host: "127.0.0.1", port: 4810, role: "all", demo: true });
    expect(env.stores.mode).toBe("embedded");
    expect(readEnv({ PORT: "" })).toMatchObject({ port: 4810 });
  });

  it("tells everything that is wrong at once, each by the name of its variable", () => {
    const problems = problemsOf({
      DATABASE_URL: "postgres://db.example/netvexa",
      NETVEXA_MODEL: "openai:fast,unheard:of",
      NETVEXA_MODEL_PRICES: "openai:fast=cheap",
      NETVEXA_ALLOW_PRIVATE_ADDRESSES: "10.0.0.0/8:8080,http://shop.local,10.0.0.0/99",
    });
    const named = problems.map((problem) => problem.split(/[: ]/)[0]);
    expect(named.toSorted((one = "", other = "") => one.localeCompare(other))).toEqual([
      "DATABASE_SYSTEM_URL",
      "NETVEXA_ALLOW_PRIVATE_ADDRESSES",
      "NETVEXA_ALLOW_PRIVATE_ADDRESSES",
      "NETVEXA_MODEL",
      "NETVEXA_MODEL_PRICES",
      "NETVEXA_SECRET",
      "OPENAI_API_KEY",
      "REDIS_URL",
    ]);
  });

  it.each([
    [{ PORT: "70000" }, "PORT"],
    [{ NETVEXA_BASE_PATH: "shop/" }, "NETVEXA_BASE_PATH"],
    [{ NETVEXA_PUBLIC_URL: "javascript:alert(1)" }, "NETVEXA_PUBLIC_URL"],
    [{ NETVEXA_SECRET: "short" }, "NETVEXA_SECRET"],
    [{ NETVEXA_ROLE: "worker" }, "NETVEXA_ROLE"],
  ])("refuses %j", (source, name) => {
    expect(problemsOf(source)).toEqual([expect.stringContaining(`${name}:`)]);
  });
});
