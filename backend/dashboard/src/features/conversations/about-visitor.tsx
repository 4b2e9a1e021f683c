import { Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import {
  blockVisitorRoute,
  getConversationRoute,
  listConversationsRoute,
  listTagsRoute,
  setTagsRoute,
} from "@netvexa/contract";
import { useState, type FormEvent } from "react";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { SafeLink } from "./answer-text.tsx";
import { Notes } from "./notes.tsx";
import type { ConversationDetail } from "./transcript.tsx";

/** What the team knows beside what was said: page, tags, notes, and whether the visitor is blocked. */
export function AboutVisitor({ conversation }: { conversation: ConversationDetail }) {
  const { conversations } = useWords().messages;
  const { permissions } = useStorefront();
  const mayWrite = permissions.includes("conversations:write");
  const { page, blocked } = conversation.visitor;
  return (
    <Paper withBorder p="md" component="aside" aria-label={conversations.about}>
      <Stack gap="md">
        <div>
          <Title order={2} size="h5">
            {conversations.visitor}
          </Title>
          <Text size="sm">
            {page === null ? conversations.noPage : <SafeLink url={page.url}>{page.title || page.url}</SafeLink>}
          </Text>
          <Text size="sm" c="dimmed">
            {page?.language ?? conversation.language}
          </Text>
          {blocked && <Text size="sm">{conversations.blocked}</Text>}
        </div>
        <Tags conversation={conversation} mayWrite={mayWrite} />
        <Notes conversation={conversation} mayWrite={mayWrite} />
        {mayWrite && !blocked && conversation.channel === "widget" && <Block conversationId={conversation.id} />}
      </Stack>
    </Paper>
  );
}

interface Part {
  conversation: ConversationDetail;
  mayWrite: boolean;
}

/** With commas between them; those in use are offered. */
function Tags({ conversation, mayWrite }: Part) {
  const { conversations } = useWords().messages;
  const known = useRoute(listTagsRoute, {}).data?.tags ?? [];
  const change = useChange(setTagsRoute, [getConversationRoute, listConversationsRoute, listTagsRoute]);
  const [text, setText] = useState(conversation.tags.join(", "));
  const save = () => {
    const tags = text.split(",").flatMap((tag) => tag.trim().slice(0, 40) || []);
    if (tags.join() === conversation.tags.join()) return;
    change.mutate({ params: { conversationId: conversation.id }, body: { tags: tags.slice(0, 20) } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label={conversations.tags}
        list="known-tags"
        value={text}
        disabled={!mayWrite}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={save}
      />
      <datalist id="known-tags">
        {known.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      {change.error && <ProblemNote error={change.error} />}
    </form>
  );
}

function Block({ conversationId }: { conversationId: string }) {
  const { conversations } = useWords().messages;
  const block = useChange(blockVisitorRoute, [getConversationRoute]);
  const params = { conversationId };
  return (
    <Stack gap="xs" align="start">
      <ConfirmButton
        size="xs"
        label={conversations.blockVisitor}
        question={conversations.blockVisitorQuestion}
        pending={block.isPending}
        onConfirm={() => block.mutate({ params, body: { kind: "visitor" } })}
      />
      <ConfirmButton
        size="xs"
        label={conversations.blockNetwork}
        question={conversations.blockNetworkQuestion}
        pending={block.isPending}
        onConfirm={() => block.mutate({ params, body: { kind: "network" } })}
      />
      {block.error && <ProblemNote error={block.error} />}
    </Stack>
  );
}
