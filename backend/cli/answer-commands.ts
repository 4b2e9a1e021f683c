import type { Command } from "commander";
import { createAnswerRoute, searchRoute } from "@netvexa/contract";
import { openCommand } from "./command-context.ts";
import { formatTable } from "./output.ts";

/** `netvexa search|ask …` */
export function addAnswerCommands(program: Command): void {
  program
    .command("search <words...>")
    .description("search the storefront's knowledge as the agent does")
    .option("--limit <number>", "most results", Number, 10)
    .action(async (words: string[], options: { limit: number }, command: Command) => {
      const { api, output } = await openCommand(command);
      const found = await api.call(searchRoute, { body: { query: words.join(" "), limit: options.limit } });
      const rows = found.hits.map((hit) => [
        hit.score.toFixed(2),
        hit.document.kind,
        hit.document.title.slice(0, 70),
        hit.document.url ?? "",
      ]);
      output.result(
        found,
        rows.length > 0 ? formatTable(["score", "kind", "title", "address"], rows) : "Nothing was found.",
      );
    });
  program
    .command("ask <question...>")
    .description("ask the storefront's agent")
    .action(async (words: string[], _options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const answer = await api.call(createAnswerRoute, { body: { question: words.join(" ") } });
      const cards = answer.cards.map(
        (card) => `  ▸ ${card.title}  ${card.price ?? "no price"}  ${card.availability.replaceAll("_", " ")}`,
      );
      const sources = answer.citations.map(
        (citation) => `  [${citation.number}] ${citation.title} ${citation.url ?? ""}`,
      );
      output.result(answer, [answer.answer, ...cards, ...sources].join("\n"));
    });
}
