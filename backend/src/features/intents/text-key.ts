import { createHash } from "node:crypto";
import { foldMessage } from "./fold-message.ts";

/** The same for messages in the same words, whatever their case, marks and spaces. */
export function textKey(text: string): string {
  const folded = foldMessage(text);
  const words = folded.match(/[\p{L}\p{M}\p{N}]+/gu)?.join(" ") ?? folded;
  return createHash("sha256").update(words).digest("hex");
}
