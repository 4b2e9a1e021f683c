import type { PersonContext } from "#platform/auth-context";
import type { RequestClient } from "#platform/route";
import { sessionNeeded } from "./errors.ts";

export async function updateMe(ctx: PersonContext, client: RequestClient, change: { name: string }): Promise<void> {
  if (ctx.session.kind !== "session") throw sessionNeeded();
  client.setCookies((await ctx.platform.auth.rename(client, change.name)).cookies);
}
