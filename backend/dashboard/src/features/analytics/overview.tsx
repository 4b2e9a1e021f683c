import { Button, Group, SegmentedControl, SimpleGrid, Stack, Text } from "@mantine/core";
import { getOverviewRoute } from "@netvexa/contract";
import { useState } from "react";
import { Link } from "wouter";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { Figure } from "./figure.tsx";
import type { Overview as OverviewData } from "./overview-data.ts";
import { QuestionsChart } from "./questions-chart.tsx";
import { Unanswered } from "./unanswered.tsx";

const PERIODS = [7, 30, 90];

/** How the agent did: answered with sources, honestly not known, handed over; each number opens the list behind it. */
export function Overview() {
  return (
    <PermissionGate permission="conversations:read">
      <OverviewScreen />
    </PermissionGate>
  );
}

function OverviewScreen() {
  const words = useWords();
  const { overview, navigation } = words.messages;
  const [days, setDays] = useState(7);
  const query = useRoute(getOverviewRoute, { query: { days } }, { keepPrevious: true });
  return (
    <Stack>
      <ScreenHead title={navigation.overview}>
        <SegmentedControl
          aria-label={overview.period}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
          data={PERIODS.map((period) => ({ value: String(period), label: words.count(overview.days, period) }))}
        />
      </ScreenHead>
      <QueryView query={query}>{(data) => (isQuiet(data) ? <Quiet /> : <Figures data={data} />)}</QueryView>
    </Stack>
  );
}

function isQuiet({ totals, previous }: OverviewData): boolean {
  return totals.questions + previous.questions + totals.contactRequests === 0;
}

function Quiet() {
  const { overview } = useWords().messages;
  return (
    <EmptyState title={overview.quiet} text={overview.quietText}>
      <Group justify="center">
        <Button component={Link} href="/start">
          {overview.toStart}
        </Button>
        <Button component={Link} href="/install" variant="default">
          {overview.toInstall}
        </Button>
      </Group>
    </EmptyState>
  );
}

function Figures({ data }: { data: OverviewData }) {
  const words = useWords();
  const { overview } = words.messages;
  const { totals, previous, medianAnswerMs } = data;
  const from = `from=${data.from}T00:00:00Z`;
  const share = (value: number) => (totals.questions === 0 ? "" : words.percent(value / totals.questions));
  return (
    <Stack>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        <Figure
          label={overview.conversations}
          value={totals.conversations}
          before={previous.conversations}
          href={`/conversations?${from}`}
        />
        <Figure
          label={overview.answered}
          value={totals.answered}
          before={previous.answered}
          note={share(totals.answered)}
          href={`/conversations?${from}&outcome=answered`}
        />
        <Figure
          label={overview.unknown}
          value={totals.unknown}
          before={previous.unknown}
          note={share(totals.unknown)}
          href={`/conversations?${from}&outcome=unknown`}
        />
        <Figure label={overview.contactRequests} value={totals.contactRequests} before={previous.contactRequests} />
      </SimpleGrid>
      {medianAnswerMs !== null && (
        <Text c="dimmed" size="sm">
          {words.fill(overview.median, { seconds: words.number(Math.round(medianAnswerMs / 10) / 100) })}
        </Text>
      )}
      <QuestionsChart days={data.days} />
      <Unanswered questions={data.unanswered} />
    </Stack>
  );
}
