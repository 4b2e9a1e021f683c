import { Badge, Group, Paper, Stack, Text } from "@mantine/core";
import { listAssistantsRoute, removeAssistantRoute } from "@netvexa/contract";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";

type Assistant = RouteOutput<typeof listAssistantsRoute>["assistants"][number];

/** Assistants that members have let in, and a way to send them away. */
export function LetIn() {
  const { assistants: words } = useWords().messages;
  const query = useRoute(listAssistantsRoute, {});
  return (
    <QueryView query={query}>
      {({ assistants }) =>
        assistants.length === 0 ? (
          <Text c="dimmed">{words.nobody}</Text>
        ) : (
          <Stack gap="xs">
            {assistants.map((assistant) => (
              <AssistantCard key={assistant.id} assistant={assistant} />
            ))}
          </Stack>
        )
      }
    </QueryView>
  );
}

function AssistantCard({ assistant }: { assistant: Assistant }) {
  const words = useWords();
  const { permissions } = useStorefront();
  const remove = useChange(removeAssistantRoute, [listAssistantsRoute]);
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>{assistant.client}</Text>
          <Text size="sm" c="dimmed">
            {words.fill(words.messages.storefront.createdOn, { date: words.date(assistant.createdAt) })}
          </Text>
          <Group gap={4} mt={4}>
            {assistant.scopes.map((scope) => (
              <Badge key={scope} variant="default">
                {scope}
              </Badge>
            ))}
          </Group>
        </div>
        {permissions.includes("keys:write") && (
          <ConfirmButton
            label={words.messages.assistants.sendAway}
            question={words.fill(words.messages.assistants.sendAwayQuestion, { client: assistant.client })}
            onConfirm={() => remove.mutate({ params: { assistantId: assistant.id } })}
            pending={remove.isPending}
          />
        )}
      </Group>
      <ProblemNote error={remove.error} />
    </Paper>
  );
}
