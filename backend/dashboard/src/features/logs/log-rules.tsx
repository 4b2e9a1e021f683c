import { Alert, Badge, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { deleteLogRuleRoute, listLogAlertsRoute, listLogRulesRoute, testLogRuleRoute } from "@netvexa/contract";
import { lazy, Suspense, useState } from "react";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { Dialog } from "../../states/dialog.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { LogsFrame } from "./logs-frame.tsx";

const LogRuleForm = lazy(async () => ({ default: (await import("./log-rule-form.tsx")).LogRuleForm }));

export type LogRule = RouteOutput<typeof listLogRulesRoute>["rules"][number];

const FRESH_MS = 15_000;

/** What the storefront wants to be told of. */
export function LogRules() {
  return (
    <LogsFrame tab="rules">
      <RuleList />
    </LogsFrame>
  );
}

function RuleList() {
  const { logRules } = useWords().messages;
  const { permissions } = useStorefront();
  const [edited, setEdited] = useState<LogRule | "new" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const query = useRoute(listLogRulesRoute, {}, { refetchMs: () => FRESH_MS });
  const mayWrite = permissions.includes("settings:write");
  const add = mayWrite && <Button onClick={() => setEdited("new")}>{logRules.add}</Button>;
  const saved = (made: string | null) => {
    setEdited(null);
    setSecret(made);
  };
  return (
    <Stack>
      {secret !== null && <WebhookSecret secret={secret} onClose={() => setSecret(null)} />}
      <QueryView query={query}>
        {({ rules }) =>
          rules.length === 0 ? (
            <EmptyState title={logRules.none} text={logRules.noneText}>
              {add}
            </EmptyState>
          ) : (
            <>
              <Group justify="end">{add}</Group>
              {rules.map((rule) => (
                <RuleView key={rule.id} rule={rule} onEdit={mayWrite ? () => setEdited(rule) : null} />
              ))}
            </>
          )
        }
      </QueryView>
      <Dialog opened={edited !== null} onClose={() => setEdited(null)} title={logRules.add} size="lg">
        <Suspense>
          {edited !== null && <LogRuleForm rule={edited === "new" ? null : edited} onSaved={saved} />}
        </Suspense>
      </Dialog>
    </Stack>
  );
}

function WebhookSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { logRules, states } = useWords().messages;
  return (
    <Alert variant="outline" withCloseButton closeButtonLabel={states.close} onClose={onClose} role="status">
      <Text size="sm">{logRules.secret}</Text>
      <pre className="code">{secret}</pre>
    </Alert>
  );
}

/** `onEdit` is null for who may only look on. */
function RuleView({ rule, onEdit }: { rule: LogRule; onEdit: (() => void) | null }) {
  const words = useWords();
  const { logRules, logs } = words.messages;
  const remove = useChange(deleteLogRuleRoute, [listLogRulesRoute, listLogAlertsRoute]);
  const state = rule.enabled ? (rule.firing ? "firing" : "watching") : "off";
  const says = words.fill(logRules.says[rule.kind], {
    count: words.number(rule.minRecords),
    minutes: words.number(rule.windowSeconds / 60),
    percent: words.number(rule.changePercent),
  });
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text fw={600}>{rule.name}</Text>
          <Badge color={state === "firing" ? "red.9" : "gray"} variant={state === "firing" ? "filled" : "default"}>
            {logRules.states[state]}
          </Badge>
        </Group>
        <Text className="code">{rule.query === "" ? logRules.everything : rule.query}</Text>
        <Text size="sm" c="dimmed">
          {says}
        </Text>
        <Text size="sm" c="dimmed" className="passage">
          {[rule.webhookUrl, ...rule.emails].filter((way) => way !== null).join(", ") || logRules.inApp}
        </Text>
        {onEdit && (
          <Group gap="xs">
            <TestButton rule={rule} />
            <Button variant="default" size="xs" onClick={onEdit}>
              {logRules.edit}
            </Button>
            <ConfirmButton
              size="xs"
              label={logs.remove}
              question={words.fill(logRules.removeQuestion, { name: rule.name })}
              pending={remove.isPending}
              onConfirm={() => remove.mutate({ params: { ruleId: rule.id } })}
            />
          </Group>
        )}
        <ProblemNote error={remove.error} />
      </Stack>
    </Paper>
  );
}

function TestButton({ rule }: { rule: LogRule }) {
  const words = useWords();
  const { logRules } = words.messages;
  const test = useChange(testLogRuleRoute, [listLogAlertsRoute]);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={test.isPending}
        onClick={() => test.mutate({ params: { ruleId: rule.id } })}
      >
        {logRules.test}
      </Button>
      {test.data && (
        <Text size="sm" role="status">
          {words.fill(test.data.met ? logRules.wouldFire : logRules.wouldNotFire, {
            count: words.number(test.data.records),
          })}
        </Text>
      )}
      <ProblemNote error={test.error} />
    </>
  );
}
