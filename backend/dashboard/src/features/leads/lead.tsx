import { Anchor, Badge, Button, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import {
  addLeadOutcomeRoute,
  deleteLeadRoute,
  getLeadRoute,
  leadStatisticsRoute,
  listLeadsRoute,
} from "@netvexa/contract";
import { Link, useLocation, useParams } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { WideTable } from "../../states/wide-table.tsx";

type LeadDetail = RouteOutput<typeof getLeadRoute>;

/** One lead: the score line by line, where the qualification stands, and what became of it. */
export function Lead() {
  const { leadId } = useParams<{ leadId: string }>();
  const query = useRoute(getLeadRoute, { params: { leadId } });
  return (
    <PermissionGate permission="conversations:read">
      <QueryView query={query}>{(lead) => <LeadView lead={lead} />}</QueryView>
    </PermissionGate>
  );
}

function LeadView({ lead }: { lead: LeadDetail }) {
  const words = useWords();
  const { leads } = words.messages;
  const facts = [
    lead.email,
    lead.phone,
    lead.quantity === null ? null : words.fill(leads.quantity, { count: words.number(lead.quantity) }),
    lead.budget?.formatted,
    lead.deadline && words.shortDay(lead.deadline),
  ].filter(Boolean);
  return (
    <Stack>
      <ScreenHead title={lead.name ?? lead.email ?? leads.nameless}>
        <Badge size="lg">{words.fill(leads.score, { score: lead.score, band: leads.bands[lead.band] })}</Badge>
      </ScreenHead>
      {facts.length > 0 && <Text>{facts.join(" · ")}</Text>}
      <Text size="sm" c="dimmed">
        {lead.consentAt === null
          ? leads.noConsent
          : words.fill(leads.consented, { time: words.dateTime(lead.consentAt) })}
      </Text>
      <Anchor component={Link} href={`/conversations/${lead.conversationId}`}>
        {leads.conversation}
      </Anchor>
      <Explanation lead={lead} />
      <Qualification lead={lead} />
      <Outcomes lead={lead} />
    </Stack>
  );
}

function Explanation({ lead: { explanation } }: { lead: LeadDetail }) {
  const words = useWords();
  const { leads } = words.messages;
  return (
    <Paper withBorder p="md">
      <Title order={2}>{leads.why}</Title>
      <WideTable label={leads.why} head={[leads.signal, leads.turns, leads.weight, leads.points]}>
        {explanation.lines.map((line) => (
          <Table.Tr key={line.signal}>
            <Table.Td>{line.signal}</Table.Td>
            <Table.Td>{words.number(line.counted)}</Table.Td>
            <Table.Td>{words.number(line.weight)}</Table.Td>
            <Table.Td>{words.number(line.points)}</Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Td colSpan={3}>{leads.flowPoints}</Table.Td>
          <Table.Td>{words.number(explanation.flowPoints)}</Table.Td>
        </Table.Tr>
        <Table.Tr fw={600}>
          <Table.Td colSpan={3}>{leads.total}</Table.Td>
          <Table.Td>{words.number(explanation.total)}</Table.Td>
        </Table.Tr>
      </WideTable>
    </Paper>
  );
}

function Qualification({ lead: { qualification } }: { lead: LeadDetail }) {
  const { leads } = useWords().messages;
  if (qualification === null) return null;
  const { path, verdict, next } = qualification;
  const open = next !== null && "ask" in next ? next.ask : null;
  return (
    <Paper withBorder p="md">
      <Title order={2}>{leads.qualification}</Title>
      {verdict !== null && <Text>{leads.verdicts[verdict]}</Text>}
      {open !== null && <Text>{open}</Text>}
      <Text size="sm" c="dimmed" className="code">
        {path.join(" → ")}
      </Text>
    </Paper>
  );
}

function Outcomes({ lead }: { lead: LeadDetail }) {
  const words = useWords();
  const { leads } = words.messages;
  const { permissions } = useStorefront();
  const [, navigate] = useLocation();
  const add = useChange(addLeadOutcomeRoute, [getLeadRoute, leadStatisticsRoute]);
  const remove = useChange(deleteLeadRoute, [listLeadsRoute, leadStatisticsRoute]);
  const params = { leadId: lead.id };
  const say = (won: boolean) => add.mutate({ params, body: { kind: "verdict", won } });
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{leads.outcomes}</Title>
        {lead.outcomes.map((outcome) => (
          <Text key={outcome.id}>
            {words.dateTime(outcome.occurredAt)} · {leads.kinds[outcome.kind]} · {outcome.won ? leads.won : leads.lost}
          </Text>
        ))}
        <ProblemNote error={add.error ?? remove.error} />
        {permissions.includes("conversations:write") && (
          <Group gap="xs">
            <Button variant="default" loading={add.isPending} onClick={() => say(true)}>
              {leads.sayWon}
            </Button>
            <Button variant="default" loading={add.isPending} onClick={() => say(false)}>
              {leads.sayLost}
            </Button>
            <ConfirmButton
              label={leads.erase}
              question={leads.eraseQuestion}
              pending={remove.isPending}
              onConfirm={() => remove.mutate({ params }, { onSuccess: () => navigate("/leads") })}
            />
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
