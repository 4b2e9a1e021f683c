import { createHash } from "node:crypto";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { requireAgent } from "./read-agents.ts";
import { readPicture } from "./read-picture.ts";
import { notFound } from "#platform/errors";
import type { Platform } from "#platform/platform";
import type { FileUpload } from "#platform/route";

/**
 * Keeps a picture under the hash of its content and returns that, to be put into a draft. Throws `not_found`,
 * `picture_unreadable`, `upload_too_large`.
 */
export async function uploadAvatar(
  ctx: TenantContext,
  { agentId, upload }: { agentId: string; upload: FileUpload },
): Promise<{ avatar: string }> {
  await tenantTransaction(ctx, (tx) => requireAgent(tx, ctx, agentId));
  const chunks: Uint8Array[] = [];
  for await (const chunk of upload.bytes) chunks.push(chunk);
  const picture = readPicture(Buffer.concat(chunks));
  const avatar = createHash("sha256").update(picture).digest("hex");
  await ctx.platform.objects.put({ ctx, path: pathOf(avatar) }, once(picture));
  return { avatar };
}

/** The bytes of a tenant's picture, which everybody may see. Throws `not_found`. */
export function readAvatar(
  { objects }: Platform,
  { tenantId, avatar }: { tenantId: string; avatar: string },
): AsyncIterable<Uint8Array> {
  if (!/^[0-9a-f]{64}$/.test(avatar)) throw notFound("picture");
  return objects.read({ ctx: { tenantId }, path: pathOf(avatar) });
}

function pathOf(avatar: string): string {
  return `avatars/${avatar}.png`;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
