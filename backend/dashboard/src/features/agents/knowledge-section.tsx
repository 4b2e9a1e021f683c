import { Checkbox, Stack, Text } from "@mantine/core";
import { listSourcesRoute } from "@netvexa/contract";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { QueryView } from "../../states/query-view.tsx";
import type { SectionProps } from "./agent-form.tsx";

const KINDS = ["page", "product", "file", "qa"] as const;

/** Which sources and kinds of knowledge its answers may rest on; nothing ticked means all. */
export function KnowledgeSection({ form, readOnly }: SectionProps) {
  const { agents } = useWords().messages;
  const query = useRoute(listSourcesRoute, {});
  return (
    <Stack>
      <Checkbox.Group label={agents.kinds} description={agents.allWhereNone} {...form.getInputProps("kinds")}>
        <Stack gap="xs" mt="xs">
          {KINDS.map((kind) => (
            <Checkbox key={kind} value={kind} label={agents.kindNames[kind]} disabled={readOnly} />
          ))}
        </Stack>
      </Checkbox.Group>
      <QueryView query={query}>
        {({ sources }) =>
          sources.length === 0 ? (
            <Text c="dimmed">{agents.noSources}</Text>
          ) : (
            <Checkbox.Group
              label={agents.sources}
              description={agents.allWhereNone}
              {...form.getInputProps("sourceIds")}
            >
              <Stack gap="xs" mt="xs">
                {sources.map(({ id, name }) => (
                  <Checkbox key={id} value={id} label={name} disabled={readOnly} />
                ))}
              </Stack>
            </Checkbox.Group>
          )
        }
      </QueryView>
    </Stack>
  );
}
