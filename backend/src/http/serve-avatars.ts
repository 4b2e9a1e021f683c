import { pipeline } from "node:stream/promises";
import type { Express } from "express";
import { readAvatar } from "#features/agents";
import { resolveStorefront } from "#features/tenants";
import type { Platform } from "#platform/platform";

const YEAR_SECONDS = 365 * 24 * 3600;

/** Agents' pictures, under the storefront's public key; a name is the hash of the content, so it never changes. */
export function serveAvatars(app: Express, platform: Platform): void {
  app.get(`${platform.env.basePath}/avatars/:key/:name.png`, async (request, response) => {
    const { key, name } = request.params;
    const { tenantId } = await resolveStorefront(platform, key, null);
    const picture = readAvatar(platform, { tenantId, avatar: name });
    response.type("png");
    response.setHeader("Cache-Control", `public, max-age=${YEAR_SECONDS}, immutable`);
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    await pipeline(picture, response);
  });
}
