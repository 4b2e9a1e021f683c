import { Button, Group, NativeSelect, NumberInput, Stack, Switch, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import {
  createLogRuleRoute,
  listLogRulesRoute,
  LOG_RULE_KINDS,
  newLogRule,
  updateLogRuleRoute,
} from "@netvexa/contract";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";
import type { LogRule } from "./log-rules.tsx";

interface FormValues {
  name: string;
  query: string;
  kind: (typeof LOG_RULE_KINDS)[number];
  minRecords: number;
  windowMinutes: number;
  changePercent: number;
  quietMinutes: number;
  enabled: boolean;
  webhookUrl: string;
  emails: string;
}

export interface LogRuleFormProps {
  /** Null for a new one. */
  rule: LogRule | null;
  /** With the webhook's secret where one was made. */
  onSaved: (secret: string | null) => void;
}

export function LogRuleForm({ rule, onSaved }: LogRuleFormProps) {
  const { logRules, logs } = useWords().messages;
  const check = useSchemaCheck(newLogRule);
  const form = useForm<FormValues>({
    initialValues: startValues(rule),
    validate: (values) => byField(check(toRule(values))),
  });
  const create = useChange(createLogRuleRoute, [listLogRulesRoute]);
  const update = useChange(updateLogRuleRoute, [listLogRulesRoute]);
  const done = { onSuccess: (kept: { webhookSecret: string | null }) => onSaved(kept.webhookSecret) };
  const save = (values: FormValues) => {
    const body = toRule(values);
    if (rule === null) create.mutate({ body }, done);
    else update.mutate({ params: { ruleId: rule.id }, body }, done);
  };
  return (
    <form onSubmit={form.onSubmit(save)}>
      <Stack>
        <TextInput label={logRules.name} required maxLength={100} data-autofocus {...form.getInputProps("name")} />
        <TextInput
          label={logRules.query}
          description={logRules.queryHint}
          classNames={{ input: "code" }}
          {...form.getInputProps("query")}
        />
        <NativeSelect
          label={logRules.kind}
          data={LOG_RULE_KINDS.map((value) => ({ value, label: logRules.kinds[value] }))}
          {...form.getInputProps("kind")}
        />
        <RuleNumbers form={form} />
        <TextInput label={logRules.webhook} type="url" placeholder="https://" {...form.getInputProps("webhookUrl")} />
        <TextInput label={logRules.emails} description={logRules.emailsHint} {...form.getInputProps("emails")} />
        <Switch label={logRules.enabled} {...form.getInputProps("enabled", { type: "checkbox" })} />
        <ProblemNote error={create.error ?? update.error} />
        <Group justify="end">
          <Button type="submit" loading={create.isPending || update.isPending}>
            {logs.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** How many, within how long; matches need none of it. */
function RuleNumbers({ form }: { form: UseFormReturnType<FormValues> }) {
  const { logRules } = useWords().messages;
  const { kind } = form.values;
  return (
    <Group grow align="end">
      {kind !== "match" && <NumberInput label={logRules.minRecords} min={1} {...form.getInputProps("minRecords")} />}
      {kind !== "match" && (
        <NumberInput label={logRules.window} min={1} max={1440} {...form.getInputProps("windowMinutes")} />
      )}
      {kind === "rate_change" && (
        <NumberInput label={logRules.change} min={-100} {...form.getInputProps("changePercent")} />
      )}
      <NumberInput label={logRules.quiet} min={1} max={10_080} {...form.getInputProps("quietMinutes")} />
    </Group>
  );
}

/** Lengths of time are asked for in minutes. */
function byField({ windowSeconds, quietSeconds, ...rest }: Record<string, string>): Record<string, string> {
  return {
    ...rest,
    ...(windowSeconds === undefined ? {} : { windowMinutes: windowSeconds }),
    ...(quietSeconds === undefined ? {} : { quietMinutes: quietSeconds }),
  };
}

const NEW_RULE: FormValues = {
  name: "",
  query: "level>=error",
  kind: "threshold",
  minRecords: 10,
  windowMinutes: 5,
  changePercent: 100,
  quietMinutes: 60,
  enabled: true,
  webhookUrl: "",
  emails: "",
};

function startValues(rule: LogRule | null): FormValues {
  if (rule === null) return NEW_RULE;
  const { name, query, kind, minRecords, changePercent, enabled } = rule;
  return {
    name,
    query,
    kind,
    minRecords,
    changePercent,
    enabled,
    windowMinutes: rule.windowSeconds / 60,
    quietMinutes: rule.quietSeconds / 60,
    webhookUrl: rule.webhookUrl ?? "",
    emails: rule.emails.join(", "),
  };
}

function toRule({ windowMinutes, quietMinutes, webhookUrl, emails, ...rest }: FormValues) {
  return {
    ...rest,
    windowSeconds: Math.round(windowMinutes * 60),
    quietSeconds: Math.round(quietMinutes * 60),
    webhookUrl: webhookUrl.trim() === "" ? null : webhookUrl.trim(),
    emails: emails.split(/[\s,;]+/).filter((email) => email !== ""),
  };
}
