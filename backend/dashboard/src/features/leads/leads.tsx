import { Anchor, Badge, Group, NativeSelect, Paper, Stack, Text, Title } from "@mantine/core";
import { leadStatisticsRoute, listLeadsRoute } from "@netvexa/contract";
import { useState } from "react";
import { Link } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { QueryView } from "../../states/query-view.tsx";

type Lead = RouteOutput<typeof listLeadsRoute>["leads"][number];
const BANDS = ["hot", "warm", "cold"] as const;

/** Who is likely to buy, the likeliest first, and how many became what. */
export function Leads() {
  const { navigation, leads } = useWords().messages;
  const [band, setBand] = useState("");
  const query = useRoute(listLeadsRoute, { query: { limit: 100, band: BANDS.find((one) => one === band) } });
  return (
    <PermissionGate permission="conversations:read">
      <Stack>
        <ScreenHead title={navigation.leads} />
        <Funnel />
        <NativeSelect
          label={leads.show}
          value={band}
          onChange={(event) => setBand(event.currentTarget.value)}
          data={[{ value: "", label: leads.all }, ...BANDS.map((value) => ({ value, label: leads.bands[value] }))]}
        />
        <QueryView query={query}>
          {(data) =>
            data.leads.length === 0 ? (
              <EmptyState title={leads.none} text={leads.noneText} />
            ) : (
              data.leads.map((lead) => <LeadCard key={lead.id} lead={lead} />)
            )
          }
        </QueryView>
      </Stack>
    </PermissionGate>
  );
}

function Funnel() {
  const words = useWords();
  const { leads } = words.messages;
  const query = useRoute(leadStatisticsRoute, { query: { days: 30 } });
  return (
    <QueryView query={query}>
      {({ funnel, ranking }) => (
        <Paper withBorder p="md">
          <Title order={2}>{leads.funnel}</Title>
          <Text>
            {words.fill(leads.funnelText, {
              conversations: words.number(funnel.conversations),
              leads: words.number(funnel.leads),
              hot: words.number(funnel.hot),
              reachable: words.number(funnel.reachable),
              won: words.number(funnel.won),
            })}
          </Text>
          {ranking !== null && <Text size="sm">{words.fill(leads.ranking, { share: words.percent(ranking) })}</Text>}
        </Paper>
      )}
    </QueryView>
  );
}

function LeadCard({ lead }: { lead: Lead }) {
  const words = useWords();
  const { leads } = words.messages;
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between" gap="xs">
        <div className="shrinking">
          <Anchor component={Link} href={`/leads/${lead.id}`} fw={600}>
            {lead.name ?? lead.email ?? leads.nameless}
          </Anchor>
          <Text size="sm" c="dimmed">
            {words.fill(leads.seen, { time: words.ago(lead.lastSeenAt) })}
            {lead.email !== null && ` · ${lead.email}`}
          </Text>
        </div>
        <Badge variant={lead.band === "hot" ? "filled" : "outline"}>
          {words.fill(leads.score, { score: lead.score, band: leads.bands[lead.band] })}
        </Badge>
      </Group>
    </Paper>
  );
}
