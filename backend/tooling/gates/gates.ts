import { checkBoundaries } from "./check-boundaries.ts";
import { checkDeadCode } from "./check-dead-code.ts";
import { checkFormat } from "./check-format.ts";
import { checkLint } from "./check-lint.ts";
import { checkMigrations } from "./check-migrations.ts";
import { checkPhp } from "./check-php.ts";
import { checkSize } from "./check-size.ts";
import { checkTypes } from "./check-types.ts";
import { checkWords } from "./check-words.ts";
import { checkWorkspace } from "./check-workspace.ts";
import type { Gate } from "./gate.ts";

/** Every gate of `npm run check`, the slow ones first. */
export const gates: Gate[] = [
  { name: "types", run: checkTypes },
  { name: "lint", run: checkLint },
  { name: "dead code", run: checkDeadCode },
  { name: "format", run: checkFormat },
  { name: "boundaries", run: checkBoundaries },
  { name: "workspace", run: checkWorkspace },
  { name: "migrations", run: checkMigrations },
  { name: "php", run: checkPhp },
  { name: "size", run: checkSize },
  { name: "words", run: checkWords },
];
