import { Button, Group, List, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { blockEmailRoute, listBlocksRoute, unblockVisitorRoute } from "@netvexa/contract";
import { useState, type FormEvent } from "react";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";

type Block = RouteOutput<typeof listBlocksRoute>["blocks"][number];

/** Who is blocked, and the way to block an e-mail address. */
export function Blocks() {
  const { conversations } = useWords().messages;
  const { permissions } = useStorefront();
  const mayWrite = permissions.includes("conversations:write");
  const query = useRoute(listBlocksRoute, {});
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {conversations.blocks}
        </Title>
        <QueryView query={query}>
          {({ blocks }) =>
            blocks.length === 0 ? (
              <Text c="dimmed">{conversations.noBlocks}</Text>
            ) : (
              <List listStyleType="none" spacing="xs">
                {blocks.map((block) => (
                  <List.Item key={block.id}>
                    <BlockView block={block} mayWrite={mayWrite} />
                  </List.Item>
                ))}
              </List>
            )
          }
        </QueryView>
        {mayWrite && <NewBlock />}
      </Stack>
    </Paper>
  );
}

function BlockView({ block, mayWrite }: { block: Block; mayWrite: boolean }) {
  const words = useWords();
  const { conversations } = words.messages;
  const unblock = useChange(unblockVisitorRoute, [listBlocksRoute]);
  return (
    <Group gap="xs">
      <Text size="sm">
        {conversations.blockKinds[block.kind]}: <span className="code">{block.label}</span>
      </Text>
      <Text size="xs" c="dimmed">
        {block.blockedBy} · {words.dateTime(block.createdAt)}
      </Text>
      {mayWrite && (
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={`${conversations.unblock}: ${block.label}`}
          onClick={() => unblock.mutate({ params: { blockId: block.id } })}
        >
          {conversations.unblock}
        </Button>
      )}
    </Group>
  );
}

function NewBlock() {
  const { conversations } = useWords().messages;
  const block = useChange(blockEmailRoute, [listBlocksRoute]);
  const [email, setEmail] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    block.mutate({ body: { email } }, { onSuccess: () => setEmail("") });
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="xs">
        <TextInput
          type="email"
          required
          label={conversations.blockEmail}
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={block.isPending}>
          {conversations.block}
        </Button>
      </Group>
      {block.error && <ProblemNote error={block.error} />}
    </form>
  );
}
