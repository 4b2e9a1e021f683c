import { Anchor, Badge, Button, Group, Paper, Stack, Text, TextInput } from "@mantine/core";
import { searchRoute } from "@netvexa/contract";
import { useState } from "react";
import { Link } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange } from "../../api/use-route.ts";
import type { Words } from "../../language/create-words.ts";
import { useWords } from "../../language/language-context.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { Loading } from "../../states/loading.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { KnowledgeFrame } from "./knowledge-frame.tsx";

type Result = RouteOutput<typeof searchRoute>;
type Filter = Result["interpretation"]["filters"][number];

/** Searches as the agent does, and says how the question was understood and why each passage came up. */
export function TrySearch() {
  const { knowledge } = useWords().messages;
  const [text, setText] = useState("");
  const search = useChange(searchRoute);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const query = text.trim();
    if (query !== "") search.mutate({ body: { query, explain: true, limit: 10 } });
  };
  return (
    <KnowledgeFrame tab="search">
      <Stack>
        <Text c="dimmed">{knowledge.searchHint}</Text>
        <form onSubmit={submit} role="search">
          <Group align="end" gap="xs" wrap="nowrap">
            <TextInput
              className="growing"
              label={knowledge.question}
              type="search"
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
            <Button type="submit" loading={search.isPending}>
              {knowledge.search}
            </Button>
          </Group>
        </form>
        <ProblemNote error={search.error} />
        {search.isPending && <Loading />}
        {search.data && <ResultView result={search.data} />}
      </Stack>
    </KnowledgeFrame>
  );
}

function ResultView({ result }: { result: Result }) {
  const words = useWords();
  const { knowledge } = words.messages;
  return (
    <Stack>
      <Understanding result={result} />
      {result.hits.length === 0 && <EmptyState title={knowledge.nothingFound} text={knowledge.nothingFoundText} />}
      {result.hits.map((hit, index) => (
        <Hit key={hit.passage.number} hit={hit} rank={index + 1} />
      ))}
    </Stack>
  );
}

function Understanding({ result: { interpretation, evidence } }: { result: Result }) {
  const words = useWords();
  const { knowledge } = words.messages;
  const notes = [
    ...interpretation.corrections.map(({ from, to }) => words.fill(knowledge.corrected, { from, to })),
    ...interpretation.filters.map((filter) => words.fill(knowledge.filter, { filter: describeFilter(words, filter) })),
    ...interpretation.relaxed.map((filter) => words.fill(knowledge.relaxed, { filter: describeFilter(words, filter) })),
    ...(interpretation.sort === null ? [] : [knowledge.sorts[interpretation.sort]]),
  ];
  return (
    <Paper withBorder p="md" role="status">
      <Text>{words.fill(knowledge.understoodAs, { text: interpretation.text })}</Text>
      {notes.map((note) => (
        <Text key={note} size="sm">
          {note}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {words.fill(knowledge.evidence, {
          score: words.number(round(evidence.normalisedScore)),
          coverage: words.percent(evidence.bestCoverage),
          unknown: words.percent(evidence.unknownTermShare),
        })}
      </Text>
    </Paper>
  );
}

function Hit({ hit, rank }: { hit: Result["hits"][number]; rank: number }) {
  const words = useWords();
  const { knowledge } = words.messages;
  const { explanation, document, passage, offers } = hit;
  const price = offers[0]?.price;
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between" gap="xs" align="start">
        <Anchor component={Link} href={`/knowledge/documents/${document.number}`} fw={600}>
          {rank}. {document.title}
        </Anchor>
        <Group gap="xs">
          {price && <Badge variant="default">{words.money(price.minor, price.currency)}</Badge>}
          <Badge variant="default">
            {knowledge.score} {words.number(round(hit.score))}
          </Badge>
        </Group>
      </Group>
      {passage.headings.length > 0 && (
        <Text size="sm" c="dimmed">
          {passage.headings.join(" › ")}
        </Text>
      )}
      <Text className="passage" lineClamp={6}>
        {passage.text}
      </Text>
      {explanation && (
        <Text size="sm" c="dimmed" mt="xs">
          {words.fill(knowledge.why, {
            lexical: words.number(round(explanation.lexical)),
            similarity: explanation.similarity === null ? "–" : words.number(round(explanation.similarity)),
            terms: explanation.terms.join(", ") || "–",
          })}
        </Text>
      )}
    </Paper>
  );
}

function describeFilter({ messages, money }: Words, filter: Filter): string {
  const { filters } = messages.knowledge;
  if (filter.kind === "in_stock" || filter.kind === "on_sale") return filters[filter.kind];
  if (filter.kind === "attribute") return `${filter.name} ${filter.excluded ? "≠" : "="} ${filter.values.join(" / ")}`;
  const { minMinor, maxMinor, currency } = filter;
  const bounds = [minMinor, maxMinor].map((minor) => (minor === null ? "…" : money(minor, currency)));
  return `${filters.price} ${bounds.join(" – ")}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
