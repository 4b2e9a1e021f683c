import path from "node:path";
import type { Command } from "commander";
import { createBackupRoute } from "@netvexa/contract";
import { restoreBackup } from "../src/platform/embedded-backup.ts";
import { moveToServer } from "../src/move-to-server.ts";
import { openCommand } from "./command-context.ts";
import { formatTable } from "./output.ts";

/** `netvexa backup|restore|migrate-to-server`: the data of an embedded installation. */
export function addDataCommands(program: Command): void {
  program
    .command("backup")
    .description("write a backup into the running server's data folder (operator)")
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const backup = await api.call(createBackupRoute);
      output.result(
        backup,
        `${backup.file} (${Math.ceil(backup.bytes / 1024 / 1024)} MB). It holds secrets: keep it where only you can read it.`,
      );
    });
  program
    .command("restore <file>")
    .description("put a backup in place of a data folder; stop the server first")
    .option("--data-dir <folder>", "the data folder", ".netvexa")
    .action(async (file: string, options: { dataDir: string }, command: Command) => {
      const { output } = await openCommand(command);
      const aside = await restoreBackup(path.resolve(file), path.resolve(options.dataDir));
      output.result(
        { restored: file, aside },
        `Restored.${aside ? ` What stood there before is in ${aside}.` : ""} Start it: npm start`,
      );
    });
  program
    .command("migrate-to-server")
    .description("move an embedded installation to a PostgreSQL server; stop the server first")
    .option("--data-dir <folder>", "the data folder", ".netvexa")
    .requiredOption("--owner-url <url>", "the server's database, as the role that owns the schema")
    .requiredOption("--system-url <url>", "the same database, as the login of the system role")
    .action(async (options: { dataDir: string; ownerUrl: string; systemUrl: string }, command: Command) => {
      const { output } = await openCommand(command);
      const tables = await moveToServer({
        ...options,
        dataDir: path.resolve(options.dataDir),
        onProgress: output.progress,
      });
      const rows = tables.map(({ table, rows: count }) => [table, String(count), "same"]);
      output.result({ tables }, `${formatTable(["table", "rows", "count and checksum"], rows)}\n${AFTER_MOVE}`);
    });
}

const AFTER_MOVE =
  "Moved. Start the server with DATABASE_URL, DATABASE_SYSTEM_URL, REDIS_URL, and NETVEXA_SECRET set to the content of master.key in the data folder, so that keys stay valid.";
