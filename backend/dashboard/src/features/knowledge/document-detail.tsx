import { Anchor, Badge, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { getDocumentRoute } from "@netvexa/contract";
import { Link, useParams } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { WideTable } from "../../states/wide-table.tsx";
import { SafeLink } from "../conversations/answer-text.tsx";
import { KnowledgeFrame } from "./knowledge-frame.tsx";

type DocumentData = RouteOutput<typeof getDocumentRoute>;

/** A document as the agent sees it: its facts, its live offers, and the passages it is searched by. */
export function DocumentDetail() {
  const { knowledge } = useWords().messages;
  const { number = "" } = useParams();
  const query = useRoute(getDocumentRoute, { params: { documentNumber: number } });
  return (
    <KnowledgeFrame tab="documents">
      <Stack>
        <Anchor component={Link} href="/knowledge/documents" size="sm">
          ← {knowledge.tabs.documents}
        </Anchor>
        <QueryView query={query}>{(document) => <DocumentView document={document} />}</QueryView>
      </Stack>
    </KnowledgeFrame>
  );
}

function DocumentView({ document }: { document: DocumentData }) {
  const words = useWords();
  const { knowledge } = words.messages;
  return (
    <>
      <div>
        <Title order={2}>{document.title}</Title>
        <Group gap="xs">
          <Badge variant="default">{knowledge.documentKinds[document.kind]}</Badge>
          <Badge variant="default">{document.language}</Badge>
          <Text size="sm" c="dimmed">
            {words.fill(knowledge.changedAt, { time: words.dateTime(document.updatedAt) })}
          </Text>
        </Group>
        {document.url !== null && (
          <Text size="sm" className="code">
            <SafeLink url={document.url}>{document.url}</SafeLink>
          </Text>
        )}
      </div>
      {document.product && <Attributes attributes={document.product.attributes} />}
      {document.offers.length > 0 && <Offers offers={document.offers} />}
      <Title order={3}>{words.count(knowledge.passages, document.passages.length)}</Title>
      {document.passages.map((passage) => (
        <Paper key={passage.position} withBorder p="md" component="section">
          <Text size="sm" c="dimmed">
            {words.fill(knowledge.passage, { number: passage.position + 1 })}
            {passage.headings.length > 0 && ` · ${passage.headings.join(" › ")}`}
          </Text>
          <Text className="passage">{passage.text}</Text>
        </Paper>
      ))}
    </>
  );
}

function Attributes({ attributes }: { attributes: { name: string; value: string }[] }) {
  const { knowledge } = useWords().messages;
  if (attributes.length === 0) return null;
  return (
    <Paper withBorder p="md">
      <Title order={3}>{knowledge.attributes}</Title>
      <Table>
        <Table.Tbody>
          {attributes.map(({ name, value }) => (
            <Table.Tr key={`${name} ${value}`}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Offers({ offers }: { offers: DocumentData["offers"] }) {
  const words = useWords();
  const { knowledge } = words.messages;
  return (
    <Paper withBorder p="md">
      <Title order={3}>{knowledge.offers}</Title>
      <WideTable
        label={knowledge.offers}
        head={[knowledge.variant, knowledge.price, knowledge.availability, knowledge.stock]}
      >
        {offers.map((offer) => (
          <Table.Tr key={offer.externalId}>
            <Table.Td>
              {offer.options.map(({ value }) => value).join(", ") || (offer.title ?? offer.externalId)}
            </Table.Td>
            <Table.Td>{offer.price ? words.money(offer.price.minor, offer.price.currency) : "–"}</Table.Td>
            <Table.Td>{knowledge.availabilities[offer.availability]}</Table.Td>
            <Table.Td>{offer.stock === null ? "–" : words.number(offer.stock)}</Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </Paper>
  );
}
