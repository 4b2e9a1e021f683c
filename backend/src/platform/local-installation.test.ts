import { describe, expect, it } from "vitest";
import { readEnv } from "./env.ts";
import { isLocalInstallation } from "./local-installation.ts";

const mail = { NETVEXA_SMTP_URL: "smtps://mail.example", NETVEXA_MAIL_FROM: "Netvexa <no-reply@example.com>" };
const server = {
  DATABASE_URL: "postgres://db.example/netvexa",
  DATABASE_SYSTEM_URL: "postgres://db.example/netvexa",
  REDIS_URL: "redis://redis.example",
  NETVEXA_SECRET: "an-obviously-fake-secret-of-32-characters",
};

describe("[N1] an installation of one's own machine, where addresses need no proof", () => {
  it.each([
    ["as the first start makes it", {}, true],
    ["under a loopback address", { NETVEXA_PUBLIC_URL: "http://localhost:4810" }, true],
    ["that listens to the network", { HOST: "0.0.0.0" }, false],
    ["under an address of its own", { NETVEXA_PUBLIC_URL: "https://netvexa.example" }, false],
    ["under a name that only begins like loopback", { NETVEXA_PUBLIC_URL: "https://localhost.example" }, false],
    ["that sends mail", { ...mail, NETVEXA_PUBLIC_URL: "http://localhost:4810" }, false],
    ["with servers", server, false],
  ])("is one %s: %o → %s", (_name, environment, local) => {
    expect(isLocalInstallation(readEnv(environment))).toBe(local);
  });

  it("has to know its address and whom mail comes from before it sends any", () => {
    expect(() => readEnv({ NETVEXA_SMTP_URL: mail.NETVEXA_SMTP_URL })).toThrow(
      /NETVEXA_MAIL_FROM[^]*NETVEXA_PUBLIC_URL/,
    );
    expect(() => readEnv({ NETVEXA_KEY_ENCRYPTION_KEYS: "short" })).toThrow(/NETVEXA_KEY_ENCRYPTION_KEYS/);
  });
});
