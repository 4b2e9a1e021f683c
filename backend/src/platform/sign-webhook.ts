import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";

export interface SignedWebhook {
  body: string;
  headers: Record<string, string>;
}

/** A secret for one receiver, as Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/**
 * A message signed as Standard Webhooks says (HMAC-SHA-256 over id, time and body). The same id marks the same message:
 * receivers drop what they have had.
 */
export function signWebhook(secret: string, message: { id: string; at: Date; content: unknown }): SignedWebhook {
  const body = JSON.stringify(message.content);
  const signature = new Webhook(secret).sign(message.id, message.at, body);
  const timestamp = String(Math.floor(message.at.getTime() / 1000));
  return {
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": message.id,
      "webhook-timestamp": timestamp,
      "webhook-signature": signature,
    },
  };
}
