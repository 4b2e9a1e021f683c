import { Badge, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { listLogAlertsRoute, seeLogAlertsRoute } from "@netvexa/contract";
import { Link } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { EmptyState } from "../../states/empty-state.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { LogsFrame } from "./logs-frame.tsx";
import { setPeriod } from "./query-text.ts";

type LogAlert = RouteOutput<typeof listLogAlertsRoute>["alerts"][number];

const FRESH_MS = 15_000;

/** What the rules have told. */
export function LogAlerts() {
  return (
    <LogsFrame tab="alerts">
      <AlertList />
    </LogsFrame>
  );
}

function AlertList() {
  const words = useWords();
  const { logRules } = words.messages;
  const { permissions } = useStorefront();
  const query = useRoute(listLogAlertsRoute, { query: { limit: 100 } }, { refetchMs: () => FRESH_MS });
  const see = useChange(seeLogAlertsRoute, [listLogAlertsRoute]);
  return (
    <QueryView query={query}>
      {({ alerts, unseen }) =>
        alerts.length === 0 ? (
          <EmptyState title={logRules.noAlerts} text={logRules.noAlertsText} />
        ) : (
          <Stack>
            {unseen > 0 && permissions.includes("settings:write") && (
              <Group justify="end">
                <Button
                  variant="default"
                  size="xs"
                  loading={see.isPending}
                  onClick={() => see.mutate({ body: { until: alerts[0]?.at ?? new Date().toISOString() } })}
                >
                  {words.count(logRules.markSeen, unseen)}
                </Button>
              </Group>
            )}
            {alerts.map((alert) => (
              <AlertView key={alert.id} alert={alert} />
            ))}
          </Stack>
        )
      }
    </QueryView>
  );
}

function AlertView({ alert }: { alert: LogAlert }) {
  const words = useWords();
  const { logRules, logs } = words.messages;
  const search = setPeriod(alert.rule.query, { since: alert.from, until: alert.to });
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" gap="xs">
        <Text fw={alert.seen ? 400 : 650}>{alert.rule.name}</Text>
        <Group gap="xs">
          {alert.webhook && <Badge variant="default">{logRules.webhookStates[alert.webhook.state]}</Badge>}
          <Badge
            color={alert.kind === "fired" ? "red.9" : "gray"}
            variant={alert.kind === "fired" ? "filled" : "default"}
          >
            {logRules.alertKinds[alert.kind]}
          </Badge>
        </Group>
      </Group>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {words.dateTime(alert.at)} · {words.count(logs.records, alert.records)}
        </Text>
        <Button component={Link} href={`/logs?q=${encodeURIComponent(search)}`} variant="subtle" size="compact-sm">
          {logRules.show}
        </Button>
      </Group>
    </Paper>
  );
}
