import { Button, List, Paper, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { createCannedReplyRoute, deleteCannedReplyRoute, listCannedRepliesRoute } from "@netvexa/contract";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";

type Reply = RouteOutput<typeof listCannedRepliesRoute>["replies"][number];

/** Replies that the team has ready. */
export function CannedReplies() {
  const { conversations } = useWords().messages;
  const { permissions } = useStorefront();
  const mayWrite = permissions.includes("conversations:write");
  const query = useRoute(listCannedRepliesRoute, {});
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {conversations.canned}
        </Title>
        <QueryView query={query}>
          {({ replies }) => (
            <List listStyleType="none" spacing="xs">
              {replies.map((reply) => (
                <List.Item key={reply.id}>
                  <ReplyView reply={reply} mayWrite={mayWrite} />
                </List.Item>
              ))}
            </List>
          )}
        </QueryView>
        {mayWrite && <NewReply />}
      </Stack>
    </Paper>
  );
}

function ReplyView({ reply, mayWrite }: { reply: Reply; mayWrite: boolean }) {
  const { conversations } = useWords().messages;
  const remove = useChange(deleteCannedReplyRoute, [listCannedRepliesRoute]);
  return (
    <>
      <Text fw={600}>{reply.title}</Text>
      <Text size="sm" className="passage">
        {reply.text}
      </Text>
      {mayWrite && (
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={`${conversations.remove}: ${reply.title}`}
          onClick={() => remove.mutate({ params: { replyId: reply.id } })}
        >
          {conversations.remove}
        </Button>
      )}
    </>
  );
}

function NewReply() {
  const { conversations } = useWords().messages;
  const create = useChange(createCannedReplyRoute, [listCannedRepliesRoute]);
  const form = useForm({ initialValues: { title: "", text: "" } });
  return (
    <form onSubmit={form.onSubmit((body) => create.mutate({ body }, { onSuccess: () => form.reset() }))}>
      <Stack gap="xs" align="start">
        <TextInput label={conversations.replyTitle} required maxLength={80} w="100%" {...form.getInputProps("title")} />
        <Textarea
          label={conversations.replyText}
          required
          maxLength={4000}
          w="100%"
          autosize
          {...form.getInputProps("text")}
        />
        <Button type="submit" loading={create.isPending}>
          {conversations.addReply}
        </Button>
        {create.error && <ProblemNote error={create.error} />}
      </Stack>
    </form>
  );
}
