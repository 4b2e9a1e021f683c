import { Paper, Stack, TagsInput, Text, Title } from "@mantine/core";
import {
  blockVisitorRoute,
  getConversationRoute,
  listConversationsRoute,
  listTagsRoute,
  setTagsRoute,
} from "@netvexa/contract";
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

function Tags({ conversation, mayWrite }: Part) {
  const { conversations } = useWords().messages;
  const known = useRoute(listTagsRoute, {});
  const change = useChange(setTagsRoute, [getConversationRoute, listConversationsRoute, listTagsRoute]);
  return (
    <div>
      <TagsInput
        label={conversations.tags}
        value={conversation.tags}
        data={known.data?.tags.map(({ tag }) => tag) ?? []}
        maxTags={20}
        maxLength={40}
        disabled={!mayWrite}
        onChange={(tags) => change.mutate({ params: { conversationId: conversation.id }, body: { tags } })}
      />
      {change.error && <ProblemNote error={change.error} />}
    </div>
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
