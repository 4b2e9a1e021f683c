import type { Citation, Delta, ProductCard, TurnEvent, TurnStarted } from "@netvexa/contract/wire";

/** What a turn has said so far. */
export interface Answer {
  sentences: Delta[];
  citations: Citation[];
  cards: ProductCard[];
  stage?: "searching" | "writing";
  /** The event that ended it. */
  done?: Extract<TurnEvent, { type: "done" }>;
}

export function createAnswer(): Answer {
  return { sentences: [], citations: [], cards: [] };
}

/**
 * Takes one more event into the answer. An event of an unknown type changes nothing; a repeated sentence, citation or
 * card replaces the earlier one.
 */
export function foldTurnEvent(answer: Answer, event: TurnEvent | TurnStarted): void {
  switch (event.type) {
    case "status":
      answer.stage = event.stage;
      break;
    case "delta":
      if (typeof event.text === "string") put(answer.sentences, event, "id");
      break;
    case "retract":
      answer.sentences = answer.sentences.filter(({ id }) => !event.ids?.includes(id));
      break;
    case "citation":
      put(answer.citations, event.citation, "number");
      break;
    case "card":
      put(answer.cards, event.card, "id");
      break;
    case "done":
      answer.done = event;
  }
}

function put<Item>(items: Item[], item: Item | undefined, key: keyof Item): void {
  if (!item) return;
  const at = items.findIndex((other) => other[key] === item[key]);
  items[at < 0 ? items.length : at] = item;
}
