import { analyse } from "#features/retrieval";
import { RELATED } from "./related-words.ts";
import { cellsOf, isRow, labelOf } from "./table-row.ts";

/** What a figure may be about beside what was asked: the cost of a return is no cost of delivery. */
const TOPICS = ["return", "warranty", "cancel", "instalments"] as const;
const names = new Map<string, ReadonlySet<string>>();

/** Whether the columns of a table's row speak of a topic that nothing in the question does. */
export function hasUnaskedTopic(
  text: string,
  { language, asked }: { language: string; asked: ReadonlySet<string> },
): boolean {
  if (!isRow(text)) return false;
  const labels = new Set(analyse(cellsOf(text).map(labelOf).join("\n"), language));
  return TOPICS.some((topic) => {
    const said = namesOf(topic, language);
    return labels.intersection(said).size > 0 && asked.intersection(said).size === 0;
  });
}

function namesOf(topic: (typeof TOPICS)[number], language: string): ReadonlySet<string> {
  const key = `${topic} ${language}`;
  const known = names.get(key) ?? new Set(analyse(RELATED[topic]?.[language]?.names ?? "", language));
  names.set(key, known);
  return known;
}
