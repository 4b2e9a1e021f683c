import { Anchor, Button, Paper, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { getHandoffSettingsRoute, setHandoffSettingsRoute } from "@netvexa/contract";
import { Link } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { Blocks } from "./blocks.tsx";
import { CannedReplies } from "./canned-replies.tsx";

/** Replies that are ready, who is blocked, how long visitors wait, and what counts as spam. */
export function InboxSettings() {
  const { conversations } = useWords().messages;
  const { permissions } = useStorefront();
  return (
    <PermissionGate permission="conversations:read">
      <Stack>
        <Anchor component={Link} href="/conversations" size="sm">
          ← {conversations.back}
        </Anchor>
        <ScreenHead title={conversations.settings} />
        <CannedReplies />
        <Blocks />
        {permissions.includes("settings:read") && <Waiting />}
      </Stack>
    </PermissionGate>
  );
}

type Settings = RouteOutput<typeof getHandoffSettingsRoute>;

function Waiting() {
  const { conversations } = useWords().messages;
  const query = useRoute(getHandoffSettingsRoute, {});
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {conversations.waiting}
        </Title>
        <QueryView query={query}>{(settings) => <WaitingForm settings={settings} />}</QueryView>
      </Stack>
    </Paper>
  );
}

const SECONDS = ["noticeSeconds", "waitSeconds", "answerSeconds", "idleSeconds"] as const;

/** One in each line; an empty line is none. */
const toLines = (items: readonly string[]): string => items.join("\n");
const fromLines = (text: string): string[] => text.split("\n").flatMap((line) => line.trim() || []);

/** As fields of a form hold them. */
function toTexts({ spam, mailTo, ...settings }: Settings) {
  return {
    noticeSeconds: String(settings.noticeSeconds),
    waitSeconds: String(settings.waitSeconds),
    answerSeconds: String(settings.answerSeconds),
    idleSeconds: String(settings.idleSeconds),
    mostLinks: String(spam.mostLinks),
    mailTo: toLines(mailTo),
    words: toLines(spam.words),
  };
}

function fromTexts(texts: ReturnType<typeof toTexts>, { spam }: Settings): Settings {
  return {
    noticeSeconds: Number(texts.noticeSeconds),
    waitSeconds: Number(texts.waitSeconds),
    answerSeconds: Number(texts.answerSeconds),
    idleSeconds: Number(texts.idleSeconds),
    mailTo: fromLines(texts.mailTo),
    spam: { ...spam, mostLinks: Number(texts.mostLinks), words: fromLines(texts.words) },
  };
}

function WaitingForm({ settings }: { settings: Settings }) {
  const { conversations } = useWords().messages;
  const { permissions } = useStorefront();
  const save = useChange(setHandoffSettingsRoute, [getHandoffSettingsRoute]);
  const disabled = !permissions.includes("settings:write");
  const form = useForm({ initialValues: toTexts(settings) });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate({ body: fromTexts(values, settings) }))}>
      <Stack gap="sm" align="start">
        {SECONDS.map((name) => (
          <TextInput
            key={name}
            type="number"
            label={conversations.seconds[name]}
            disabled={disabled}
            {...form.getInputProps(name)}
          />
        ))}
        <Textarea
          label={conversations.mailTo}
          description={conversations.mailToHelp}
          w="100%"
          disabled={disabled}
          {...form.getInputProps("mailTo")}
        />
        <Textarea label={conversations.spamWords} w="100%" disabled={disabled} {...form.getInputProps("words")} />
        <TextInput
          type="number"
          label={conversations.mostLinks}
          disabled={disabled}
          {...form.getInputProps("mostLinks")}
        />
        {!disabled && (
          <Button type="submit" loading={save.isPending}>
            {conversations.save}
          </Button>
        )}
        <Text role="status" size="sm">
          {save.isSuccess && conversations.saved}
        </Text>
        {save.error && <ProblemNote error={save.error} />}
      </Stack>
    </form>
  );
}
