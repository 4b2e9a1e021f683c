import { Button, Group, Stack, Text } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import {
  agentContent,
  compareAgentRoute,
  listAgentsRoute,
  readAgentRoute,
  updateAgentDraftRoute,
  type AgentContent,
} from "@netvexa/contract";
import { useState, type ComponentType } from "react";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { lazyScreen } from "../../shell/lazy-screen.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";
import type { AgentDetail } from "./agent.tsx";
import { HoursSection } from "./hours-section.tsx";
import { BehaviourSection } from "./behaviour-section.tsx";
import { PagesSection } from "./pages-section.tsx";
import { toContent, toFields, type AgentFields } from "./to-content.ts";
import { WordsSection } from "./words-section.tsx";

export interface SectionProps {
  agentId: string;
  form: UseFormReturnType<AgentFields>;
  readOnly: boolean;
}

const ContactSection = lazyScreen<SectionProps>(() =>
  import("./contact-section.tsx").then((part) => part.ContactSection),
);
const KnowledgeSection = lazyScreen<SectionProps>(() =>
  import("./knowledge-section.tsx").then((part) => part.KnowledgeSection),
);
const LookSection = lazyScreen<SectionProps>(() => import("./look-section.tsx").then((part) => part.LookSection));

const SECTIONS = {
  words: WordsSection,
  behaviour: BehaviourSection,
  knowledge: KnowledgeSection,
  look: LookSection,
  pages: PagesSection,
  hours: HoursSection,
  contact: ContactSection,
} satisfies Record<string, ComponentType<SectionProps>>;
type SectionName = keyof typeof SECTIONS;
const NAMES: readonly SectionName[] = ["words", "behaviour", "knowledge", "look", "pages", "hours", "contact"];

/** Where the schema speaks of a field that the form holds in another. */
const PLACES: Record<string, keyof AgentFields> = {
  openingHours: "exceptions",
  look: "accentColour",
  models: "firstModel",
};

export interface AgentFormProps {
  agent: AgentDetail;
  /** Called with every valid state of the form. */
  onDraft: (draft: AgentContent) => void;
}

/** The whole draft in sections; saved as a draft, which visitors do not see. */
export function AgentForm({ agent, onDraft }: AgentFormProps) {
  const { agents } = useWords().messages;
  const { permissions } = useStorefront();
  const readOnly = !permissions.includes("settings:write");
  const save = useChange(updateAgentDraftRoute, [readAgentRoute, listAgentsRoute, compareAgentRoute]);
  const check = useSchemaCheck(agentContent);
  const form = useForm<AgentFields>({
    initialValues: toFields(agent.draft),
    validate: (fields) => placeProblems(check(toContent(fields))),
    onValuesChange: (fields) => {
      const draft = agentContent.safeParse(toContent(fields));
      if (draft.success) onDraft(draft.data);
    },
  });
  const params = { agentId: agent.id };
  const submit = form.onSubmit((fields) => {
    const content = agentContent.parse(toContent(fields));
    const body = { revision: agent.revision, content };
    save.mutate({ params, body }, { onSuccess: () => form.resetDirty() });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {NAMES.map((name) => (
          <FormSection key={name} name={name} agentId={agent.id} form={form} readOnly={readOnly} />
        ))}
        <ProblemNote error={save.error} />
        {Object.keys(form.errors).length > 0 && <Text c="var(--mantine-color-error)">{agents.checkFields}</Text>}
        {!readOnly && (
          <Group>
            <Button type="submit" variant="default" loading={save.isPending} disabled={!form.isDirty()}>
              {agents.saveDraft}
            </Button>
            {form.isDirty() && <Text size="sm">{agents.unsaved}</Text>}
          </Group>
        )}
      </Stack>
    </form>
  );
}

/** The section's code and what it reads come when it is first opened; it stays from then on. */
function FormSection({ name, ...props }: SectionProps & { name: SectionName }) {
  const { agents } = useWords().messages;
  const isFirst = name === NAMES[0];
  const [wasOpened, setWasOpened] = useState(isFirst);
  const Section = SECTIONS[name];
  return (
    <details className="form-section" open={isFirst} onToggle={() => setWasOpened(true)}>
      <summary>{agents.sections[name]}</summary>
      <div>{wasOpened && <Section {...props} />}</div>
    </details>
  );
}

function placeProblems(problems: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [PLACES[field] ?? field, problem]));
}
