import { Anchor, Button, Group, NativeSelect, Stack, Table, Text } from "@mantine/core";
import { listDocumentsRoute, listSourcesRoute } from "@netvexa/contract";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { KnowledgeFrame } from "./knowledge-frame.tsx";

const PAGE = 50;

/** Everything that was read in, document by document. */
export function Documents() {
  const { knowledge } = useWords().messages;
  const [search, setSearch] = useSearchParams();
  const [places, setPlaces] = useState<number[]>([]);
  const sourceId = search.get("source") ?? undefined;
  const sources = useRoute(listSourcesRoute, { query: { limit: 200 } });
  const query = useRoute(
    listDocumentsRoute,
    { query: { sourceId, after: places.at(-1) ?? 0, limit: PAGE } },
    { keepPrevious: true },
  );
  const choose = (id: string) => {
    setPlaces([]);
    setSearch(id === "" ? {} : { source: id });
  };
  return (
    <KnowledgeFrame tab="documents">
      <Stack>
        <NativeSelect
          maw={360}
          label={knowledge.source}
          value={sourceId ?? ""}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
          data={[
            { value: "", label: knowledge.allSources },
            ...(sources.data?.sources ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <QueryView query={query}>
          {({ documents }) => (
            <>
              <DocumentTable documents={documents} />
              <Pager
                onBack={places.length > 0 ? () => setPlaces(places.slice(0, -1)) : null}
                onNext={documents.length === PAGE ? () => setPlaces([...places, documents.at(-1)?.number ?? 0]) : null}
              />
            </>
          )}
        </QueryView>
      </Stack>
    </KnowledgeFrame>
  );
}

/** Null where there is nothing in that direction. */
function Pager({ onBack, onNext }: Record<"onBack" | "onNext", (() => void) | null>) {
  const { knowledge } = useWords().messages;
  return (
    <Group justify="center">
      {onBack && (
        <Button variant="default" onClick={onBack}>
          {knowledge.previous}
        </Button>
      )}
      {onNext && (
        <Button variant="default" onClick={onNext}>
          {knowledge.next}
        </Button>
      )}
    </Group>
  );
}

function DocumentTable({ documents }: RouteOutput<typeof listDocumentsRoute>) {
  const words = useWords();
  const { knowledge } = words.messages;
  if (documents.length === 0) return <EmptyState title={knowledge.noDocuments} text={knowledge.noDocumentsText} />;
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{knowledge.document}</Table.Th>
          <Table.Th visibleFrom="sm">{knowledge.changed}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {documents.map((document) => (
          <Table.Tr key={document.number}>
            <Table.Td>
              <Anchor component={Link} href={`/knowledge/documents/${document.number}`}>
                {document.title}
              </Anchor>
              <Text size="xs" c="dimmed" className="code">
                {knowledge.documentKinds[document.kind]} · {document.language} · {document.url ?? document.externalId}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">{words.ago(document.updatedAt)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
