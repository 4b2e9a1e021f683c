import { Button, Group, Paper, Text } from "@mantine/core";
import {
  closeConversationRoute,
  getConversationRoute,
  handBackConversationRoute,
  listConversationsRoute,
  takeConversationRoute,
} from "@netvexa/contract";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useMe } from "../../shell/me-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { StateBadge } from "./state-badge.tsx";
import type { ConversationDetail } from "./transcript.tsx";

const REFRESHES = [getConversationRoute, listConversationsRoute];

/** Who has the conversation, and what this member can do about it. */
export function HandoffBar({ conversation }: { conversation: ConversationDetail }) {
  const words = useWords();
  const { conversations } = words.messages;
  const { person } = useMe();
  const { handoff, present } = conversation;
  const others = present.filter(({ id }) => id !== person.id).map(({ name }) => name);
  return (
    <Paper withBorder p="sm" component="section" aria-label={conversations.handoff}>
      <Group justify="space-between" gap="sm">
        <Group gap="xs">
          <StateBadge state={handoff.state} person={handoff.person} />
          {handoff.state === "agent" && <Text size="sm">{conversations.states.agent}</Text>}
          {others.length > 0 && (
            <Text size="sm" c="dimmed">
              {words.fill(conversations.alsoHere, { names: others.join(", ") })}
            </Text>
          )}
        </Group>
        <Commands conversation={conversation} isMine={handoff.assignedTo?.id === person.id} />
      </Group>
    </Paper>
  );
}

function Commands({ conversation, isMine }: { conversation: ConversationDetail; isMine: boolean }) {
  const { conversations } = useWords().messages;
  const take = useChange(takeConversationRoute, REFRESHES);
  const handBack = useChange(handBackConversationRoute, REFRESHES);
  const close = useChange(closeConversationRoute, REFRESHES);
  const { handoff } = conversation;
  const command = { params: { conversationId: conversation.id }, body: { version: handoff.version } };
  const mayClose = handoff.state !== "closed" && (isMine || handoff.assignedTo === null);
  const problem = take.error ?? handBack.error ?? close.error;
  return (
    <Group gap="xs">
      {isMine ? (
        <Button size="xs" variant="default" loading={handBack.isPending} onClick={() => handBack.mutate(command)}>
          {conversations.handBack}
        </Button>
      ) : (
        <Button size="xs" loading={take.isPending} onClick={() => take.mutate(command)}>
          {conversations.take}
        </Button>
      )}
      {mayClose && (
        <Button size="xs" variant="default" loading={close.isPending} onClick={() => close.mutate(command)}>
          {conversations.close}
        </Button>
      )}
      {problem && <ProblemNote error={problem} />}
    </Group>
  );
}
