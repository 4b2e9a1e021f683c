import { Anchor, Badge, Grid, Group, Stack, Text } from "@mantine/core";
import { getConversationRoute } from "@netvexa/contract";
import { useEffect } from "react";
import { Link, useParams } from "wouter";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useMe } from "../../shell/me-context.ts";
import { lazyScreen } from "../../shell/lazy-screen.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { HandoffBar } from "./handoff-bar.tsx";
import { Transcript, type ConversationDetail } from "./transcript.tsx";
import { useInboxLine, type LiveInbox } from "./use-inbox-line.ts";

const ReplyForm = lazyScreen<{ conversationId: string; inbox: LiveInbox }>(() =>
  import("./reply-form.tsx").then((part) => part.ReplyForm),
);
const AboutVisitor = lazyScreen(() => import("./about-visitor.tsx").then((part) => part.AboutVisitor));

/** Where the live connection does not stand, it is asked again by itself. */
const WITHOUT_LINE_MS = 3_000;

/** A conversation as it goes on, with what the team knows and does about it. */
export function Conversation() {
  const { conversations } = useWords().messages;
  const { conversationId = "" } = useParams();
  const inbox = useInboxLine(conversationId);
  const query = useRoute(
    getConversationRoute,
    { params: { conversationId } },
    { refetchMs: () => (inbox.isLive ? false : WITHOUT_LINE_MS) },
  );
  return (
    <PermissionGate permission="conversations:read">
      <Stack>
        <Anchor component={Link} href="/conversations" size="sm">
          ← {conversations.back}
        </Anchor>
        {query.data === undefined && <ScreenHead title={conversations.untitled} />}
        <QueryView query={query}>
          {(conversation) => <ConversationView conversation={conversation} inbox={inbox} />}
        </QueryView>
      </Stack>
    </PermissionGate>
  );
}

function ConversationView({ conversation, inbox }: { conversation: ConversationDetail; inbox: LiveInbox }) {
  const words = useWords();
  const { conversations } = words.messages;
  const { permissions } = useStorefront();
  const { person } = useMe();
  useReadMark(conversation, inbox);
  const isLiveChat = conversation.channel === "widget" && permissions.includes("conversations:write");
  const isMine = conversation.handoff.assignedTo?.id === person.id;
  return (
    <>
      <ScreenHead title={titleOf(conversation) || conversations.untitled}>
        <Group gap="xs">
          <Badge variant="default">{conversation.language}</Badge>
          <Text size="sm" c="dimmed">
            {words.dateTime(conversation.createdAt)} · {conversations.channels[conversation.channel]}
          </Text>
        </Group>
      </ScreenHead>
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            {isLiveChat && <HandoffBar conversation={conversation} />}
            <Transcript conversation={conversation} />
            {isLiveChat && isMine && <ReplyForm conversationId={conversation.id} inbox={inbox} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <AboutVisitor conversation={conversation} />
        </Grid.Col>
      </Grid>
    </>
  );
}

function titleOf({ turns, entries }: ConversationDetail): string | undefined {
  const said = entries.find(({ kind }) => kind === "message");
  return turns[0]?.question ?? (said?.kind === "message" ? said.text.slice(0, 120) : undefined);
}

/** Tells the visitor how far the team has read, while the page is in sight. */
function useReadMark({ id, entries }: ConversationDetail, { send, isLive }: LiveInbox): void {
  const last = entries.at(-1)?.position ?? 0;
  useEffect(() => {
    if (!isLive || last === 0) return;
    send({ type: "signal", conversationId: id, ...(document.hidden ? { delivered: last } : { read: last }) });
  }, [id, last, isLive]);
}
