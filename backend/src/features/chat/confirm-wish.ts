import { confirmPhrases, proposeCall, settleCall } from "#features/agent-tools";
import { answered, type AnswerScope, type Reply } from "./answer-scope.ts";
import { literal } from "./plain-text.ts";
import type { WishedCall } from "./shop-tools.ts";
import { toToolHit } from "./tool-result.ts";

/**
 * Asks the visitor, in the shop's own words, whether what a model wished for shall be done; whatever the model has said
 * beside it is taken back. Null where another question waits already.
 */
export async function askToConfirm(scope: AnswerScope, { tool, values }: WishedCall): Promise<Reply | null> {
  const { ctx, turn, writer, language } = scope;
  const place = { conversationId: turn.conversationId, turnId: turn.id };
  if (!(await proposeCall(ctx, { ...place, tool, values }))) return null;
  await writer.retract();
  const phrases = confirmPhrases(language);
  const { title, parameters } = tool.content;
  const listed = Object.entries(values).map(([name, value]) => {
    return `${parameters.properties[name]?.description ?? name}: ${String(value)}`;
  });
  await sayAsShop(scope, title, [`${title}:`, ...listed]);
  writer.beginBlock("paragraph");
  await writer.say({ text: phrases.ask, sources: [] });
  scope.draft.method = "conversation";
  return answered([phrases.confirm, phrases.decline]);
}

/** Settles what waits for the visitor's yes or no by this message; null where nothing does, or it says neither. */
export async function answerConfirmation(scope: AnswerScope): Promise<Reply | null> {
  const { ctx, turn, language, signal } = scope;
  if (turn.memory.length === 0) return null;
  const place = { conversationId: turn.conversationId, turnId: turn.id };
  const settled = await settleCall(ctx, { ...place, message: turn.question, language }, signal);
  if (!settled) return null;
  const phrases = confirmPhrases(language);
  const { title, successText } = settled.tool.content;
  scope.draft.method = "conversation";
  if (settled.result !== "done") await scope.writer.say({ text: phrases[settled.result], sources: [] });
  else await sayAsShop(scope, title, [successText ?? phrases.done]);
  return { ...answered(), offerContact: settled.result === "failed" };
}

/** Words of the merchant and of the visitor: they vouch for their own figures. */
async function sayAsShop(scope: AnswerScope, title: string, lines: readonly string[]): Promise<void> {
  const source = toToolHit(scope, title, lines);
  for (const [index, line] of lines.entries()) {
    scope.writer.beginBlock(index === 0 ? "paragraph" : "item");
    await scope.writer.say({ text: literal(line), sources: [source] });
  }
}
