import { startFakeModelServer } from "../../test/fake-model-server.ts";

/** A model that answers at once, as a process of its own: what a turn takes with it is what the product takes. */
const server = await startFakeModelServer();
server.reply(({ prompt }) => {
  const sources = [...prompt.matchAll(/<<data \w+ source \[(\d+)\]>>\n([\s\S]*?)<<end/g)];
  const number = sources.find(([, , text]) => text?.includes("Hamburg"))?.[1] ?? "1";
  return { kind: "text", text: `Our store in Hamburg is open Monday to Saturday [${number}].` };
});
process.send?.({ url: server.urls.openai });
process.once("disconnect", () => process.exit(0));
