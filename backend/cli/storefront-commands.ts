import type { Command } from "commander";
import {
  createApiKeyRoute,
  createOrganisationRoute,
  createTenantRoute,
  getStorefrontRoute,
  listApiKeysRoute,
  listTenantsRoute,
  revokeApiKeyRoute,
  SCOPES,
  suspendTenantRoute,
  updateAgentRoute,
  updateStorefrontRoute,
  type Scope,
} from "@netvexa/contract";
import { inviteOwnerRoute } from "@netvexa/contract/people";
import { openCommand } from "./command-context.ts";
import { saveConnection } from "./connection.ts";
import { formatTable } from "./output.ts";

/** `netvexa organisation|storefront|key|tenant …` */
export function addStorefrontCommands(program: Command): void {
  addOrganisationCommand(program);
  addStorefrontCommand(program);
  addKeyCommand(program);
  addTenantCommand(program);
}

function addOrganisationCommand(program: Command): void {
  const organisation = program.command("organisation").description("organisations: merchants and agencies");
  organisation
    .command("create <name>")
    .description("create an organisation (operator)")
    .action(async (name: string, _options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const made = await api.call(createOrganisationRoute, { body: { name } });
      output.result(made, `Organisation ${made.name}: ${made.id}`);
    });
  organisation
    .command("invite-owner <id>")
    .description("hand an organisation to somebody by mail (operator)")
    .requiredOption("--email <address>", "who becomes its owner")
    .action(async (organisationId: string, options: { email: string }, command: Command) => {
      const { api, output } = await openCommand(command);
      const invitation = await api.call(inviteOwnerRoute, { params: { organisationId }, body: options });
      output.result(invitation, `Invited ${invitation.email}; the link works until ${invitation.expiresAt}.`);
    });
}

interface CreateStorefrontOptions {
  organisation?: string;
  homeUrl?: string;
  origin: string[];
  language: string;
  currency: string;
}

function addStorefrontCommand(program: Command): void {
  const storefront = program.command("storefront").description("a shop or site, with its isolated tenant");
  storefront
    .command("create <name>")
    .description("create a storefront and a first API key, which later commands use (operator)")
    .option("--organisation <id>", "the organisation it belongs to; a new one of the same name unless given")
    .option("--home-url <url>", "the shop's address")
    .option("--origin <origin...>", "origins whose pages may show the widget, e.g. https://shop.example", [])
    .option("--language <code>", "main language", "en")
    .option("--currency <code>", "main currency", "EUR")
    .action(createStorefront);
  storefront
    .command("show")
    .description("show the storefront of the API key")
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const shown = await api.call(getStorefrontRoute);
      output.result(
        shown,
        formatTable(
          ["setting", "value"],
          Object.entries(shown).map(([name, value]) => [name, String(value ?? "–")]),
        ),
      );
    });
  storefront
    .command("origins <origin...>")
    .description("set the origins whose pages may show the widget")
    .action(async (allowedOrigins: string[], _options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const changed = await api.call(updateStorefrontRoute, { body: { allowedOrigins } });
      output.result(changed, `Allowed origins: ${changed.allowedOrigins.join(", ")}`);
    });
  storefront
    .command("agent <on|off>")
    .description("switch the agent on or off; off leaves the contact form")
    .action(async (state: string, _options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const changed = await api.call(updateAgentRoute, { body: { enabled: state === "on" } });
      output.result(changed, `The agent is ${changed.enabled ? "on" : "off"}.`);
    });
}

async function createStorefront(name: string, options: CreateStorefrontOptions, command: Command): Promise<void> {
  const { api, output, connection } = await openCommand(command);
  const organisationId = options.organisation ?? (await api.call(createOrganisationRoute, { body: { name } })).id;
  const { homeUrl = null, origin, language, currency } = options;
  const own = homeUrl === null ? [] : [new URL(homeUrl).origin];
  const storefront = { name, homeUrl, allowedOrigins: [...new Set([...own, ...origin])], language, currency };
  const made = await api.call(createTenantRoute, { body: { organisationId, storefront } });
  const file = await saveConnection({ url: connection.url, apiKey: made.apiKey });
  const tag = `<script async src="${connection.url}/widget.js" data-storefront="${made.publicKey}"></script>`;
  output.result(
    { ...made, tag },
    `Storefront ${name}\n  public key  ${made.publicKey}\n  API key     ${made.apiKey}  (shown this once; kept in ${file})\n  widget      ${tag}`,
  );
}

function addKeyCommand(program: Command): void {
  const key = program.command("key").description("API keys of the storefront");
  key
    .command("create <name>")
    .description("issue an API key; it is shown this once")
    .option("--scope <scope...>", `what it may do: ${SCOPES.join(", ")}`, [...SCOPES])
    .action(async (name: string, options: { scope: Scope[] }, command: Command) => {
      const { api, output } = await openCommand(command);
      const made = await api.call(createApiKeyRoute, { body: { name, scopes: options.scope } });
      output.result(made, `${made.key}\n(shown this once; id ${made.id})`);
    });
  key
    .command("list")
    .description("list API keys")
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const { keys } = await api.call(listApiKeysRoute);
      const rows = keys.map((one) => [
        one.id,
        one.name,
        one.prefix,
        one.revokedAt ? "revoked" : "active",
        one.scopes.join(" "),
      ]);
      output.result({ keys }, formatTable(["id", "name", "prefix", "state", "scopes"], rows));
    });
  key
    .command("revoke <id>")
    .description("revoke an API key at once")
    .action(async (keyId: string, _options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      await api.call(revokeApiKeyRoute, { params: { keyId } });
      output.result({ revoked: keyId }, `Revoked ${keyId}.`);
    });
}

function addTenantCommand(program: Command): void {
  const tenant = program.command("tenant").description("all tenants of the installation (operator)");
  tenant
    .command("list")
    .description("list tenants with their sizes")
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const { tenants } = await api.call(listTenantsRoute, { query: { limit: 200 } });
      const rows = tenants.map((one) => [
        one.id,
        one.organisation,
        one.name,
        String(one.documents),
        String(one.turnsToday),
        one.suspendedAt ? "suspended" : "active",
      ]);
      output.result(
        { tenants },
        formatTable(["id", "organisation", "storefront", "documents", "turns today", "state"], rows),
      );
    });
  for (const [verb, suspended] of [
    ["suspend", true],
    ["resume", false],
  ] as const) {
    tenant
      .command(`${verb} <id>`)
      .description(suspended ? "refuse a tenant's credentials; its data stays" : "accept a tenant's credentials again")
      .action(async (tenantId: string, _options: unknown, command: Command) => {
        const { api, output } = await openCommand(command);
        await api.call(suspendTenantRoute, { params: { tenantId }, body: { suspended } });
        output.result({ tenantId, suspended }, `Tenant ${tenantId} is ${suspended ? "suspended" : "active"}.`);
      });
  }
}
