import type { Command } from "commander";
import { createSynonymRoute, deleteSynonymRoute, listSynonymsRoute, suggestSynonymsRoute } from "@netvexa/contract";
import { openCommand } from "./command-context.ts";
import { formatTable } from "./output.ts";

/** `netvexa synonym …` */
export function addSynonymCommands(program: Command): void {
  const synonym = program.command("synonym").description("names of one and the same thing");
  synonym
    .command("add <names...>")
    .description('say that names mean the same: netvexa synonym add thermos "insulated flask"')
    .option("--language <code>", "only in questions of this language")
    .action(async (words: string[], options: { language?: string }, command: Command) => {
      const { api, output } = await openCommand(command);
      const made = await api.call(createSynonymRoute, { body: { words, language: options.language ?? null } });
      output.result(made, `Added ${made.id}.`);
    });
  synonym
    .command("list")
    .description("list groups of names")
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const found = await api.call(listSynonymsRoute, {});
      const rows = found.synonyms.map(({ id, language, words }) => [id, language ?? "all", words.join(" = ")]);
      output.result(found, rows.length > 0 ? formatTable(["id", "language", "names"], rows) : "There are none yet.");
    });
  synonym
    .command("remove <id>")
    .description("delete a group of names")
    .action(async (synonymId: string, _options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      await api.call(deleteSynonymRoute, { params: { synonymId } });
      output.result({ removed: synonymId }, `Removed ${synonymId}.`);
    });
  synonym
    .command("suggestions")
    .description("list names that your visitors' questions and your typed answers speak for")
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const found = await api.call(suggestSynonymsRoute, {});
      const rows = found.suggestions.map(({ times, words, example }) => [String(times), words.join(" = "), example]);
      output.result(found, rows.length > 0 ? formatTable(["times", "names", "asked"], rows) : "There are none.");
    });
}
