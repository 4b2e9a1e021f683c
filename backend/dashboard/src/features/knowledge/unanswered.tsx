import { Anchor, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { listUnansweredRoute } from "@netvexa/contract";
import { Link } from "wouter";
import type { RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { EmptyState } from "../../states/empty-state.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { KnowledgeFrame } from "./knowledge-frame.tsx";

type Question = RouteOutput<typeof listUnansweredRoute>["questions"][number];

/** What the agent could not answer, by meaning and how often it was asked, each one step from an answer. */
export function Unanswered() {
  return (
    <KnowledgeFrame tab="unanswered">
      <PermissionGate permission="conversations:read">
        <Questions />
      </PermissionGate>
    </KnowledgeFrame>
  );
}

function Questions() {
  const { knowledge } = useWords().messages;
  const query = useRoute(listUnansweredRoute, { query: { limit: 100 } });
  return (
    <QueryView query={query}>
      {({ questions }) =>
        questions.length === 0 ? (
          <EmptyState title={knowledge.nothingUnanswered} text={knowledge.nothingUnansweredText} />
        ) : (
          <Stack gap="sm">
            {questions.map((question) => (
              <QuestionCard key={question.lastConversationId + question.question} question={question} />
            ))}
          </Stack>
        )
      }
    </QueryView>
  );
}

function QuestionCard({ question }: { question: Question }) {
  const words = useWords();
  const { overview, knowledge } = words.messages;
  const { permissions } = useStorefront();
  const others = question.wordings.filter((wording) => wording !== question.question);
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between" gap="xs" align="start">
        <div>
          <Anchor component={Link} href={`/conversations/${question.lastConversationId}`} fw={600}>
            {question.question}
          </Anchor>
          <Text size="sm" c="dimmed">
            {words.count(overview.asked, question.count)} · {words.ago(question.lastAskedAt)}
          </Text>
          {others.length > 0 && (
            <Text size="sm" c="dimmed">
              {words.fill(knowledge.alsoAsked, { questions: others.join(" · ") })}
            </Text>
          )}
        </div>
        {permissions.includes("knowledge:write") && (
          <Button
            component={Link}
            href={`/knowledge/answers?question=${encodeURIComponent(question.question)}`}
            variant="default"
            size="xs"
          >
            {overview.writeAnswer}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
