import type { Command } from "commander";
import { rotateKeysRoute, verifyAuditRoute } from "@netvexa/contract";
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

/** `netvexa keys rotate`, for the operator. */
export function addKeyCommands(program: Command): void {
  program
    .command("keys")
    .description("the keys that tenants' secrets are sealed with (operator)")
    .command("rotate")
    .description("wrap them under the first of NETVEXA_KEY_ENCRYPTION_KEYS; earlier ones can go afterwards")
    .option("--data-keys", "give every tenant a new key too, for what is sealed from now on")
    .action(async (options: { dataKeys?: boolean }, command: Command) => {
      const { api, output } = await openCommand(command);
      const rotation = await api.call(rotateKeysRoute, { body: { dataKeys: options.dataKeys === true } });
      output.result(rotation, `${rotation.rewrapped} keys wrapped anew, ${rotation.made} made.`);
    });
}
