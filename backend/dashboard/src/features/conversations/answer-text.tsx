import { Anchor, List, Stack, Text } from "@mantine/core";
import type { turnEvent } from "@netvexa/contract";
import type { z } from "zod";
import { useWords } from "../../language/language-context.tsx";

export type TurnEvent = z.output<typeof turnEvent>;
type EventOf<Type extends TurnEvent["type"]> = Extract<TurnEvent, { type: Type }>;

/** An answer as the shopper reads it: its paragraphs, products and numbered sources. */
export function AnswerText({ events }: { events: readonly TurnEvent[] }) {
  const { conversations } = useWords().messages;
  const citations = events.filter((event): event is EventOf<"citation"> => event.type === "citation");
  const cards = events.filter((event): event is EventOf<"card"> => event.type === "card");
  return (
    <Stack gap="xs">
      {groupBlocks(events).map(([index, sentences]) => (
        <Text key={index} component="p" m={0} pl={sentences[0]?.block.kind === "item" ? "md" : 0}>
          {sentences.map((sentence) => (
            <span key={sentence.id}>
              <Strong text={sentence.text} />
              {sentence.citations.map((number) => (
                <sup key={number}> [{number}]</sup>
              ))}{" "}
            </span>
          ))}
        </Text>
      ))}
      {cards.length > 0 && (
        <List size="sm" aria-label={conversations.products}>
          {cards.map(({ card }) => (
            <List.Item key={card.id}>
              <SafeLink url={card.url}>{card.title}</SafeLink>
              {card.price !== null && ` – ${card.price}`}
            </List.Item>
          ))}
        </List>
      )}
      {citations.length > 0 && (
        <List type="ordered" size="sm" aria-label={conversations.sources}>
          {citations.map(({ citation }) => (
            <List.Item key={citation.number}>
              <SafeLink url={citation.url}>{citation.title}</SafeLink>
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}

function groupBlocks(events: readonly TurnEvent[]): [number, EventOf<"delta">[]][] {
  const blocks = new Map<number, EventOf<"delta">[]>();
  for (const event of events) {
    if (event.type === "delta") blocks.set(event.block.index, [...(blocks.get(event.block.index) ?? []), event]);
  }
  return [...blocks];
}

/** The only markup of an answer is `**strong**`. */
function Strong({ text }: { text: string }) {
  return text.split("**").map((part, index) => {
    const key = `${index} ${part}`;
    return index % 2 === 1 ? <strong key={key}>{part}</strong> : <span key={key}>{part}</span>;
  });
}

/** A link out of the dashboard where the address is one of the web, else the words alone. */
export function SafeLink({ url, children }: { url: string | null; children: string }) {
  if (url === null || !/^https?:\/\//i.test(url)) return <span>{children}</span>;
  return (
    <Anchor href={url} target="_blank" rel="noreferrer" inherit underline="always">
      {children}
    </Anchor>
  );
}
