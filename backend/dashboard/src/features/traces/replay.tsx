import { Anchor, Badge, Button, Group, List, Paper, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { replayTurnRoute } from "@netvexa/contract";
import { Link, useParams } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { WideTable } from "../../states/wide-table.tsx";
import { SafeLink } from "../conversations/answer-text.tsx";
import { OutcomeBadge } from "../conversations/outcome-badge.tsx";
import { ReceiptView } from "../conversations/receipt-view.tsx";

type Replay = RouteOutput<typeof replayTurnRoute>;

/** An answer as it was given beside what would be said now, and what has changed in between. */
export function ReplayScreen() {
  const { traces } = useWords().messages;
  const { turnId = "" } = useParams();
  const replay = useChange(replayTurnRoute);
  return (
    <PermissionGate permission="answers:write">
      <Stack>
        <Anchor component={Link} href={`/traces/${turnId.replaceAll("-", "")}`} size="sm">
          ← {traces.trace}
        </Anchor>
        <ScreenHead title={replay.data?.question ?? traces.replay}>
          <Button loading={replay.isPending} onClick={() => replay.mutate({ params: { turnId } })}>
            {replay.data === undefined ? traces.replay : traces.replayAgain}
          </Button>
        </ScreenHead>
        <Text c="dimmed">{traces.replayText}</Text>
        <ProblemNote error={replay.error} />
        {replay.data !== undefined && <ReplayView replay={replay.data} />}
      </Stack>
    </PermissionGate>
  );
}

function ReplayView({ replay }: { replay: Replay }) {
  const words = useWords();
  const { traces } = words.messages;
  return (
    <>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Told title={words.fill(traces.before, { time: words.dateTime(replay.askedAt) })} told={replay.before} />
        <Told title={traces.now} told={replay.now} />
      </SimpleGrid>
      <Knowledge replay={replay} />
      <Offers replay={replay} />
    </>
  );
}

function Told({ title, told }: { title: string; told: Replay["now"] }) {
  const { conversations, traces } = useWords().messages;
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h4">
            {title}
          </Title>
          <OutcomeBadge outcome={told.outcome} />
        </Group>
        <Text className="passage">{told.answer === "" ? traces.noAnswer : told.answer}</Text>
        {told.citations.length > 0 && (
          <List type="ordered" size="sm" aria-label={conversations.sources}>
            {told.citations.map((citation) => (
              <List.Item key={citation.number}>
                <SafeLink url={citation.url}>{citation.title}</SafeLink>
              </List.Item>
            ))}
          </List>
        )}
        {told.receipt && <ReceiptView receipt={told.receipt} />}
      </Stack>
    </Paper>
  );
}

const COLOURS = { same: "green", changed: "yellow", gone: "red" } as const;

function Knowledge({ replay }: { replay: Replay }) {
  const { conversations, traces } = useWords().messages;
  if (replay.knowledge.length === 0) return null;
  return (
    <div>
      <Title order={2} size="h4">
        {traces.knewThen}
      </Title>
      <WideTable label={traces.knewThen} head={[conversations.citation, conversations.document, traces.today]}>
        {replay.knowledge.map((passage, index) => (
          <Table.Tr key={`${passage.title} ${index}`}>
            <Table.Td>{passage.citation === 0 ? "–" : passage.citation}</Table.Td>
            <Table.Td>
              <SafeLink url={passage.url}>{passage.title}</SafeLink>
            </Table.Td>
            <Table.Td>
              <Badge variant="dot" color={COLOURS[passage.state]}>
                {traces.fates[passage.state]}
              </Badge>
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </div>
  );
}

function Offers({ replay }: { replay: Replay }) {
  const words = useWords();
  const { conversations, traces } = words.messages;
  if (replay.offers.length === 0) return null;
  const say = (offer: { priceMinor: number | null } | null, currency: string | null) => {
    if (offer === null) return traces.fates.gone;
    return offer.priceMinor !== null && currency !== null ? words.money(offer.priceMinor, currency) : "–";
  };
  return (
    <div>
      <Title order={2} size="h4">
        {conversations.offers}
      </Title>
      <WideTable label={conversations.offers} head={[conversations.offer, traces.then, traces.today]}>
        {replay.offers.map((offer) => (
          <Table.Tr key={offer.externalId}>
            <Table.Td>{offer.externalId}</Table.Td>
            <Table.Td>{say(offer.before, offer.currency)}</Table.Td>
            <Table.Td>{say(offer.now, offer.currency)}</Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </div>
  );
}
