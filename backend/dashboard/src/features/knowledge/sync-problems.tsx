import { Paper, Stack, Table, Text, Title } from "@mantine/core";
import { listSyncProblemsRoute } from "@netvexa/contract";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { WideTable } from "../../states/wide-table.tsx";

const RUNNING_MS = 3_000;

/** What the latest reading left out or could not read, each with its reason. */
export function SyncProblems({ syncId, running }: { syncId: string; running: boolean }) {
  const { knowledge } = useWords().messages;
  const query = useRoute(
    listSyncProblemsRoute,
    { params: { syncId }, query: { limit: 200 } },
    { refetchMs: () => (running ? RUNNING_MS : false) },
  );
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={3}>{knowledge.problems}</Title>
        <QueryView query={query}>
          {({ problems }) =>
            problems.length === 0 ? (
              <Text c="dimmed">{knowledge.noProblems}</Text>
            ) : (
              <WideTable label={knowledge.problems} head={[knowledge.item, knowledge.outcome, knowledge.reason]}>
                {problems.map((problem) => (
                  <Table.Tr key={problem.position}>
                    <Table.Td className="code">{problem.item}</Table.Td>
                    <Table.Td>{knowledge.problemOutcomes[problem.outcome]}</Table.Td>
                    <Table.Td>{problem.reason}</Table.Td>
                  </Table.Tr>
                ))}
              </WideTable>
            )
          }
        </QueryView>
      </Stack>
    </Paper>
  );
}
