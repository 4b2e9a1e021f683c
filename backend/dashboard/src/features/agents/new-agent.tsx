import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { AGENT_TEMPLATES, createAgentRoute, duplicateAgentRoute, listAgentsRoute } from "@netvexa/contract";
import { useState, type FormEvent } from "react";
import { useLocation } from "wouter";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { Dialog } from "../../states/dialog.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";

export interface NewAgentProps {
  opened: boolean;
  onClose: () => void;
  /** What it begins as a copy of; left out, it begins from a template. */
  of?: { id: string; name: string };
}

/** Asks for a name and what the agent is there for, makes it and opens it. */
export function NewAgent({ opened, onClose, of }: NewAgentProps) {
  const words = useWords();
  const { agents, agent: labels } = words.messages;
  const [, navigate] = useLocation();
  const [name, setName] = useState(of ? words.fill(agents.copyOf, { name: of.name }).slice(0, 80) : "");
  const [template, setTemplate] = useState<(typeof AGENT_TEMPLATES)[number]>("sales");
  const make = useChange(createAgentRoute, [listAgentsRoute]);
  const copy = useChange(duplicateAgentRoute, [listAgentsRoute]);
  const onSuccess = ({ id }: { id: string }) => navigate(`/agents/${id}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (of) copy.mutate({ params: { agentId: of.id }, body: { name } }, { onSuccess });
    else make.mutate({ body: { name, template, language: words.language } }, { onSuccess });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={of ? agents.duplicate : agents.create}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={labels.name}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {of === undefined && (
            <NativeSelect
              label={agents.template}
              value={template}
              onChange={({ currentTarget: { value } }) =>
                setTemplate(AGENT_TEMPLATES.find((one) => one === value) ?? "blank")
              }
              data={AGENT_TEMPLATES.map((value) => ({ value, label: agents.templates[value] }))}
            />
          )}
          <ProblemNote error={make.error ?? copy.error} />
          <Button type="submit" loading={make.isPending || copy.isPending} disabled={name.trim() === ""}>
            {agents.createNow}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
