import type { Command } from "commander";
import { createOrganisationRoute, createTenantRoute } from "@netvexa/contract";
import { openCommand } from "./command-context.ts";
import { createApiClient } from "./api-client.ts";
import { saveConnection } from "./connection.ts";
import { createSources, watchSource, type AddSourceOptions } from "./knowledge-commands.ts";

/** `netvexa try <address-or-file…>`: from one's own site or catalogue to an agent to talk to, in one line. */
export function addTryCommand(program: Command): void {
  program
    .command("try <address-or-file...>")
    .description("make a storefront from your own site, feed or files, read it, and open its preview (operator)")
    .option("--name <name>", "a name for the storefront", "My store")
    .option("--catalogue", "the address or file is a product catalogue")
    .option("--mapping <file>", "JSON file that says which field of a row is which")
    .option("--max-pages <number>", "most pages to read of a website", Number, 200)
    .option("--language <code>", "main language", "en")
    .option("--currency <code>", "main currency", "EUR")
    .action(tryOut);
}

type TryOptions = AddSourceOptions & { name: string; language: string; currency: string };

async function tryOut(targets: string[], options: TryOptions, command: Command): Promise<void> {
  const context = await openCommand(command);
  const { api, connection, output } = context;
  const organisation = await api.call(createOrganisationRoute, { body: { name: options.name } });
  const [first = ""] = targets;
  const homeUrl = /^https?:\/\//.test(first) ? first : null;
  const origins = [new URL(connection.url).origin, ...(homeUrl ? [new URL(homeUrl).origin] : [])];
  const made = await api.call(createTenantRoute, {
    body: {
      organisationId: organisation.id,
      storefront: {
        name: options.name,
        homeUrl,
        allowedOrigins: [...new Set(origins)],
        language: options.language,
        currency: options.currency,
      },
    },
  });
  await saveConnection({ url: connection.url, apiKey: made.apiKey });
  const own = { ...context, api: createApiClient({ ...connection, apiKey: made.apiKey }) };
  for (const sourceId of await createSources(own, targets, { ...options, name: undefined }))
    await watchSource(own, sourceId);
  const preview = `${connection.url}/preview?storefront=${made.publicKey}`;
  output.result({ ...made, preview }, `Talk to it: ${preview}\nAsk here:   npm run netvexa -- ask "…"`);
}
