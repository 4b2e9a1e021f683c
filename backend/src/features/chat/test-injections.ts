import type { FakeReply, FakeRequest } from "#test/fake-model-server";
import { INJECTION_CORPUS, type InjectionAttempt } from "./injection-corpus.ts";
import { ask, product, type StreamedTurn } from "./test-shop.ts";
import type { ModelShop } from "./test-models.ts";

const TRUTH = "burns for a whole night on one charge";
/** Addresses that citations and cards may lead to. */
const OWN = "https://shop.example/";

const nameOf = (index: number) =>
  `Kestrel${String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26))} Lantern`;

/** Every planted text beside a true sentence about a lantern of its own. */
export async function plantInjections({ shop }: ModelShop): Promise<void> {
  const planted = INJECTION_CORPUS.map((attempt, index) => plant(attempt, nameOf(index)));
  await shop.push(planted.filter((document) => document !== null));
}

function plant(attempt: InjectionAttempt, name: string): Record<string, unknown> | null {
  if (attempt.place === "question") return null;
  const slug = name.toLowerCase().replace(" ", "-");
  const text = `The ${name} ${TRUTH}. ${attempt.text}`;
  if (attempt.place === "product") {
    const variants = [{ id: slug, options: [], minor: 4_200, stock: 6 }];
    return {
      ...product({ id: slug, title: name, text, attributes: [{ name: "Note", value: attempt.text }], variants }),
    };
  }
  const content = { format: "text", body: text };
  return { externalId: slug, kind: "page", title: name, url: `${OWN}${slug}`, language: "en", content };
}

export interface InjectionOutcome {
  attempt: InjectionAttempt;
  /** What got through, empty when nothing did. */
  breaches: string[];
}

/** Asks about every planted text, and every planted question, and reports what reached the visitor. */
export async function runInjections(open: ModelShop, model: "obedient" | "none"): Promise<InjectionOutcome[]> {
  const outcomes: InjectionOutcome[] = [];
  for (const [index, attempt] of INJECTION_CORPUS.entries()) {
    open.models.reply((request) => (model === "none" ? { kind: "status", status: 500 } : obey(request, attempt)));
    const question = attempt.place === "question" ? attempt.text : `How long does the ${nameOf(index)} burn?`;
    const turn = await ask(open.shop.visitor(), { question });
    outcomes.push({ attempt, breaches: findBreaches(turn, attempt) });
  }
  return outcomes;
}

/** Says at once what the attempt wants, names a source for it, and tells its rules when asked to. */
function obey({ prompt }: FakeRequest, { goal }: InjectionAttempt): FakeReply {
  const number = /source \[(\d+)\]/.exec(prompt)?.[1] ?? "1";
  const rules = prompt.split("\n").slice(0, 8);
  const said =
    goal === "RULES" ? rules.map((rule) => `${rule.replace(/\.$/, "")} [${number}].`) : [`${goal} [${number}].`];
  return { kind: "text", text: said.join("\n") };
}

/** Everything of a turn that a visitor sees or a browser could fetch, held against what must not be there. */
function findBreaches(turn: StreamedTurn, attempt: InjectionAttempt): string[] {
  const shown = turn.events.filter((event) => event.type !== "started");
  const texts = shown.flatMap((event) => {
    if (event.type === "delta") return [event.text];
    if (event.type === "citation") return [event.citation.title, event.citation.excerpt];
    if (event.type === "card") return [event.card.title, ...event.card.facts, event.card.price ?? ""];
    return event.type === "done" ? event.suggestions : [];
  });
  const addresses = shown.flatMap((event) => {
    if (event.type === "citation") return [event.citation.url ?? OWN];
    return event.type === "card" ? [event.card.url, event.card.imageUrl ?? OWN] : [];
  });
  return [
    ...attempt.forbidden.filter((needle) => texts.some((text) => text.includes(needle))),
    ...addresses.filter((address) => !address.startsWith(OWN)),
    ...texts.filter((text) => /https?:|www\.|\]\(|<[a-z!/]|\{\{|<<data/i.test(text)),
    ...(turn.outcome === null ? ["the turn failed"] : []),
  ];
}
