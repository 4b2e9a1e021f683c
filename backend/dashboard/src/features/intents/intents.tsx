import { Anchor, Badge, Button, Group, NativeSelect, Paper, Stack, Switch, Text, TextInput } from "@mantine/core";
import { correctIntentRoute, listIntentsRoute, listMessageIntentsRoute, setIntentRoute } from "@netvexa/contract";
import { useState, type FormEvent } from "react";
import { Link } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { EmptyState } from "../../states/empty-state.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";

type Message = RouteOutput<typeof listMessageIntentsRoute>["messages"][number];
const NONE = "";

/** What visitors' messages were taken for, and what they were: a correction teaches. */
export function Intents() {
  const { navigation, intents } = useWords().messages;
  const { permissions } = useStorefront();
  const [open, setOpen] = useState(true);
  const query = useRoute(listMessageIntentsRoute, { query: { open: open ? "true" : "false", limit: 50 } });
  const known = useRoute(listIntentsRoute, {});
  const names = known.data?.intents.map(({ name }) => name) ?? [];
  return (
    <PermissionGate permission="conversations:read">
      <Stack>
        <ScreenHead title={navigation.intents} />
        <Text c="dimmed">{intents.text}</Text>
        {permissions.includes("conversations:write") && <NewIntent />}
        <Switch label={intents.open} checked={open} onChange={(event) => setOpen(event.currentTarget.checked)} />
        <QueryView query={query}>
          {({ messages }) =>
            messages.length === 0 ? (
              <EmptyState title={intents.none} text={intents.noneText} />
            ) : (
              messages.map((message) => <MessageCard key={message.turnId} message={message} names={names} />)
            )
          }
        </QueryView>
      </Stack>
    </PermissionGate>
  );
}

function NewIntent() {
  const { intents } = useWords().messages;
  const [name, setName] = useState("");
  const set = useChange(setIntentRoute, [listIntentsRoute]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ body: { name: name.trim(), stage: "other" } }, { onSuccess: () => setName("") });
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="sm">
        <TextInput
          className="growing"
          label={intents.own}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={set.isPending} disabled={name.trim() === ""}>
          {intents.add}
        </Button>
      </Group>
      <ProblemNote error={set.error} />
    </form>
  );
}

function MessageCard({ message, names }: { message: Message; names: string[] }) {
  const words = useWords();
  const { intents } = words.messages;
  return (
    <Paper withBorder p="md" component="article">
      <Anchor component={Link} href={`/conversations/${message.conversationId}`} className="passage">
        {message.text}
      </Anchor>
      <Group gap="xs" my={4}>
        {message.intents.map(({ intent, confidence }) => (
          <Badge key={intent} variant="outline">
            {intent} · {words.percent(confidence)}
          </Badge>
        ))}
        <Text size="sm" c="dimmed">
          {words.ago(message.understoodAt)}
        </Text>
      </Group>
      {message.correction !== null && (
        <Text size="sm">
          {words.fill(intents.corrected, { intent: message.correction.intent ?? intents.noneOfThem })}
        </Text>
      )}
      <Correction message={message} names={names} />
    </Paper>
  );
}

function Correction({ message, names }: { message: Message; names: string[] }) {
  const { intents } = useWords().messages;
  const { permissions } = useStorefront();
  const [intent, setIntent] = useState(message.correction?.intent ?? message.intents[0]?.intent ?? NONE);
  const correct = useChange(correctIntentRoute, [listMessageIntentsRoute]);
  if (!permissions.includes("conversations:write")) return null;
  const body = { intent: intent === NONE ? null : intent };
  return (
    <>
      <Group align="end" gap="sm">
        <NativeSelect
          className="growing"
          label={intents.meant}
          value={intent}
          onChange={(event) => setIntent(event.currentTarget.value)}
          data={[{ value: NONE, label: intents.noneOfThem }, ...names]}
        />
        <Button
          variant="default"
          loading={correct.isPending}
          onClick={() => correct.mutate({ params: { turnId: message.turnId }, body })}
        >
          {intents.teach}
        </Button>
      </Group>
      <ProblemNote error={correct.error} />
    </>
  );
}
