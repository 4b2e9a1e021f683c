import { Code, Stack, Text, Textarea } from "@mantine/core";
import { useWords } from "../../language/language-context.tsx";
import type { SectionProps } from "./agent-form.tsx";

/** Pages on which this agent speaks instead of the default one, and pages without a widget. */
export function PagesSection({ agentId, form, readOnly }: SectionProps) {
  const { agents } = useWords().messages;
  const area = { autosize: true, readOnly, maxRows: 12, minRows: 2 };
  return (
    <Stack>
      <Textarea label={agents.pages} description={agents.pagesHint} {...area} {...form.getInputProps("pages")} />
      <Textarea label={agents.hiddenOn} description={agents.hiddenHint} {...area} {...form.getInputProps("hiddenOn")} />
      <Text size="sm">
        {agents.byAttribute} <Code className="code">{`data-agent="${agentId}"`}</Code>
      </Text>
    </Stack>
  );
}
