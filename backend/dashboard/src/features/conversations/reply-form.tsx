import { Button, Group, NativeSelect, Paper, Stack, Text, Textarea } from "@mantine/core";
import { getConversationRoute, listCannedRepliesRoute, replyToVisitorRoute } from "@netvexa/contract";
import { useRef, useState, type KeyboardEvent } from "react";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import type { LiveInbox } from "./use-inbox-line.ts";

const TYPING_EVERY_MS = 3_000;

/** Where the member writes to the visitor, by hand or from the replies that the team has ready. */
export function ReplyForm({ conversationId, inbox }: { conversationId: string; inbox: LiveInbox }) {
  const words = useWords();
  const { conversations } = words.messages;
  const [text, setText] = useState("");
  const typedAt = useRef(0);
  const reply = useChange(replyToVisitorRoute, [getConversationRoute]);
  const send = () => {
    if (text.trim() === "" || reply.isPending) return;
    reply.mutate({ params: { conversationId }, body: { text } }, { onSuccess: () => setText("") });
  };
  const write = (value: string) => {
    setText(value);
    if (performance.now() - typedAt.current < TYPING_EVERY_MS) return;
    typedAt.current = performance.now();
    inbox.send({ type: "signal", conversationId, typing: true });
  };
  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <Paper withBorder p="sm" component="section" aria-label={conversations.reply}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed" role="status" mih="1.5em">
          {inbox.typing !== null && conversations.visitorTypes}
        </Text>
        <Textarea
          label={conversations.reply}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          value={text}
          onChange={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={sendOnEnter}
        />
        <Group justify="space-between" align="end">
          <ReadyReplies onChoose={(ready) => setText(text === "" ? ready : `${text}\n${ready}`)} />
          <Button onClick={send} loading={reply.isPending}>
            {conversations.send}
          </Button>
        </Group>
        {reply.error && <ProblemNote error={reply.error} />}
      </Stack>
    </Paper>
  );
}

function ReadyReplies({ onChoose }: { onChoose: (text: string) => void }) {
  const { conversations } = useWords().messages;
  const replies = useRoute(listCannedRepliesRoute, {}).data?.replies ?? [];
  if (replies.length === 0) return <span />;
  return (
    <NativeSelect
      aria-label={conversations.canned}
      value=""
      onChange={({ currentTarget }) => {
        const chosen = replies.find(({ id }) => id === currentTarget.value);
        if (chosen) onChoose(chosen.text);
      }}
      data={[
        { value: "", label: conversations.canned },
        ...replies.map(({ id, title }) => ({ value: id, label: title })),
      ]}
    />
  );
}
