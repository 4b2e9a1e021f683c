import { Accordion, Anchor, Stack, Table, Text, Title } from "@mantine/core";
import type { receipt } from "@netvexa/contract";
import type { ReactNode } from "react";
import type { z } from "zod";
import { Link } from "wouter";
import { useWords } from "../../language/language-context.tsx";
import { WideTable } from "../../states/wide-table.tsx";

type Receipt = z.output<typeof receipt>;

/** What an answer was made from: searches, passages with their hashes, live offers, models with their cost. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { conversations } = useWords().messages;
  return (
    <Accordion variant="contained" chevronPosition="left">
      <Accordion.Item value="receipt">
        <Accordion.Control>{conversations.receipt}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="md">
            <Summary receipt={receipt} />
            <Passages passages={receipt.passages} />
            <Offers offers={receipt.offers} />
            <Models models={receipt.models} />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function Summary({ receipt }: { receipt: Receipt }) {
  const words = useWords();
  const { conversations } = words.messages;
  return (
    <Stack gap={4}>
      <Text size="sm">{words.fill(conversations.madeBy, { method: conversations.methods[receipt.method] })}</Text>
      {receipt.searches.map((search) => (
        <Text key={search.query} size="sm">
          {words.fill(conversations.searched, {
            query: search.interpretedAs,
            hits: words.number(search.hits),
            evidence: words.number(Math.round(search.evidence * 100) / 100),
            ms: words.number(Math.round(search.milliseconds)),
          })}
        </Text>
      ))}
      {receipt.cut.map(({ reason, count }) => (
        <Text key={reason} size="sm">
          {words.fill(conversations.cut, { count: words.number(count), reason })}
        </Text>
      ))}
    </Stack>
  );
}

function Passages({ passages }: { passages: Receipt["passages"] }) {
  const { conversations } = useWords().messages;
  if (passages.length === 0) return null;
  return (
    <Facts title={conversations.passages} head={[conversations.citation, conversations.document, conversations.hash]}>
      {citedFirst(passages).map((passage) => (
        <Table.Tr key={passage.chunkNumber}>
          <Table.Td>{passage.citation === 0 ? "–" : passage.citation}</Table.Td>
          <Table.Td>
            <Anchor component={Link} href={`/knowledge/documents/${passage.documentNumber}`}>
              {passage.title}
            </Anchor>
          </Table.Td>
          <Table.Td className="code">{passage.hash.slice(0, 12)}</Table.Td>
        </Table.Tr>
      ))}
    </Facts>
  );
}

function Offers({ offers }: { offers: Receipt["offers"] }) {
  const words = useWords();
  const { conversations } = words.messages;
  if (offers.length === 0) return null;
  return (
    <Facts title={conversations.offers} head={[conversations.offer, conversations.price, conversations.readAt]}>
      {offers.map((offer) => (
        <Table.Tr key={`${offer.documentNumber} ${offer.externalId}`}>
          <Table.Td>{offer.externalId}</Table.Td>
          <Table.Td>
            {offer.priceMinor !== null && offer.currency !== null ? words.money(offer.priceMinor, offer.currency) : "–"}
          </Table.Td>
          <Table.Td>{words.dateTime(offer.readAt)}</Table.Td>
        </Table.Tr>
      ))}
    </Facts>
  );
}

function Models({ models }: { models: Receipt["models"] }) {
  const words = useWords();
  const { conversations } = words.messages;
  if (models.length === 0) return null;
  return (
    <Facts title={conversations.models} head={[conversations.model, conversations.tokens, conversations.cost]}>
      {models.map((attempt) => (
        <Table.Tr key={`${attempt.model} ${attempt.milliseconds}`}>
          <Table.Td>
            {attempt.model}
            {attempt.failure !== null && ` (${attempt.failure})`}
          </Table.Td>
          <Table.Td>{words.number(attempt.inputTokens + attempt.outputTokens)}</Table.Td>
          <Table.Td>${words.number(attempt.costMicros / 1e6)}</Table.Td>
        </Table.Tr>
      ))}
    </Facts>
  );
}

function citedFirst(passages: Receipt["passages"]): Receipt["passages"] {
  const place = ({ citation }: Receipt["passages"][number]) => (citation === 0 ? Number.MAX_SAFE_INTEGER : citation);
  return passages.toSorted((a, b) => place(a) - place(b));
}

function Facts({ title, head, children }: { title: string; head: string[]; children: ReactNode }) {
  return (
    <div>
      <Title order={3}>{title}</Title>
      <WideTable label={title} head={head}>
        {children}
      </WideTable>
    </div>
  );
}
