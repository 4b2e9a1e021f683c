import { newId } from "#platform/ids";
import { atBulkPriority, tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { calibrateThreshold } from "./calibrate-threshold.ts";
import { fewestExamples } from "./intent-limits.ts";
import { deleteModel, storeModel } from "./model-queries.ts";
import { packModel } from "./pack-model.ts";
import { selectExamplesToTrain } from "./queries.ts";
import { trainModel, type LabelledUtterance } from "./train-model.ts";

const examplesPerRead = 2_000;

/**
 * Makes the tenant's examples into the model that answers from then on; without two intents of three examples each
 * there is none. The same examples give the same model. Takes half a minute for 20,000 examples, in small steps.
 */
export async function trainIntents(ctx: TenantContext, signal?: AbortSignal): Promise<void> {
  const bulk = atBulkPriority(ctx);
  const examplesReadAt = ctx.platform.clock.now();
  const examples = keepLearnable(await readExamples(bulk));
  const intents = new Set(examples.flatMap(({ intent }) => (intent === null ? [] : [intent])));
  if (intents.size < 2) return tenantTransaction(bulk, (tx) => deleteModel(tx, bulk));
  const curve = await calibrateThreshold(examples, signal);
  const content = packModel(await trainModel(examples, signal));
  const row = { version: newId(), examplesReadAt, examples: examples.length, intents: intents.size, ...curve, content };
  await tenantTransaction(bulk, (tx) => storeModel(tx, bulk, row));
}

async function readExamples(ctx: TenantContext): Promise<LabelledUtterance[]> {
  const examples: LabelledUtterance[] = [];
  for (let afterKey = ""; ;) {
    const page = await tenantTransaction(ctx, (tx) =>
      selectExamplesToTrain(tx, ctx, { afterKey, limit: examplesPerRead }),
    );
    examples.push(...page.map(({ text, language, intent }) => ({ text, language, intent })));
    if (page.length < examplesPerRead) return examples;
    afterKey = page.at(-1)?.textKey ?? "";
  }
}

/** Without the examples of intents that have too few; they are still found word for word. */
function keepLearnable(examples: LabelledUtterance[]): LabelledUtterance[] {
  const counts = new Map<string | null, number>();
  for (const { intent } of examples) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  return examples.filter(({ intent }) => intent === null || (counts.get(intent) ?? 0) >= fewestExamples);
}
