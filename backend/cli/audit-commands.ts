import type { Command } from "commander";
import { verifyAuditRoute } from "@netvexa/contract";
import { openCommand } from "./command-context.ts";
import { formatTable } from "./output.ts";

/** `netvexa audit verify`, for the operator; ends with 1 when something was tampered with. */
export function addAuditCommands(program: Command): void {
  program
    .command("audit")
    .description("the audit log (operator)")
    .command("verify")
    .description("recompute every hash chain and hold it against the signed checkpoints")
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = await openCommand(command);
      const report = await api.call(verifyAuditRoute);
      const rows = report.chains.flatMap(({ chain, problems }) =>
        problems.map(({ sequence, problem }) => [chain, String(sequence), problem]),
      );
      const checked = `${report.entries} entries in ${report.chains.length} chains`;
      output.result(
        report,
        report.intact ? `Intact: ${checked}.` : `${formatTable(["chain", "entry", "problem"], rows)}\n${checked}.`,
      );
      if (!report.intact) process.exitCode = 1;
    });
}
