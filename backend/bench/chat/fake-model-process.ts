import { startFakeModelServer } from "../../test/fake-model-server.ts";

/** The fake model as a process of its own, so that its work is not counted as the product's. */
const FIRST = "Our store in Hamburg is open Monday to Saturday";
const REST = "It opens in the morning and closes in the evening";

const server = await startFakeModelServer();
server.reply(({ prompt }) => {
  const name = /\bfor (\w+)\?/.exec(prompt)?.[1] ?? "";
  const number = sourceWith(prompt, "Hamburg");
  const first = `${FIRST} [${number}].`;
  let told = false;
  return {
    kind: "text",
    text: `${first} ${REST} [${number}].`,
    pieceChars: 6,
    gapMs: 8,
    onPiece: (sent) => {
      if (told || sent.length < first.length) return;
      told = true;
      process.send?.({ kind: "sentence", name, at: performance.timeOrigin + performance.now() });
    },
  };
});
process.send?.({ kind: "ready", url: server.urls.openai });
process.once("disconnect", () => process.exit(0));

function sourceWith(prompt: string, words: string): string {
  const sources = [...prompt.matchAll(/<<data \w+ source \[(\d+)\]>>\n([\s\S]*?)<<end/g)];
  return sources.find(([, , text]) => text?.includes(words))?.[1] ?? "1";
}
