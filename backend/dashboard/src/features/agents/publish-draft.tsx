import { Button, Stack, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  compareAgentRoute,
  listAgentsRoute,
  listAgentVersionsRoute,
  publishAgentRoute,
  readAgentRoute,
} from "@netvexa/contract";
import { useState } from "react";
import { ApiProblem } from "../../api/api-problem.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { Dialog } from "../../states/dialog.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import type { AgentDetail } from "./agent.tsx";
import { DifferenceList } from "./difference-list.tsx";

/** Shows what would change for visitors, then publishes it; an exam that speaks against it must be overridden by a reason. */
export function PublishDraft({ agent }: { agent: AgentDetail }) {
  const { agents } = useWords().messages;
  const { permissions } = useStorefront();
  const [opened, { open, close }] = useDisclosure();
  if (!permissions.includes("settings:write") || !agent.hasUnpublished) return null;
  return (
    <>
      <Button onClick={open}>{agents.publish}</Button>
      <Dialog opened={opened} onClose={close} title={agents.publishTitle} size="lg">
        {opened && <Publication agent={agent} onDone={close} />}
      </Dialog>
    </>
  );
}

const REFRESHED = [readAgentRoute, listAgentsRoute, listAgentVersionsRoute, compareAgentRoute];

function Publication({ agent, onDone }: { agent: AgentDetail; onDone: () => void }) {
  const { agents } = useWords().messages;
  const [note, setNote] = useState("");
  const [reason, setReason] = useState("");
  const params = { agentId: agent.id };
  const query = useRoute(compareAgentRoute, { params });
  const publish = useChange(publishAgentRoute, REFRESHED);
  const needsReason = publish.error instanceof ApiProblem && publish.error.code.startsWith("exam_");
  const overrideReason = needsReason && reason.trim() !== "" ? reason.trim() : null;
  const body = { revision: agent.revision, note: note.trim() || null, overrideReason };
  return (
    <Stack>
      <QueryView query={query}>
        {({ differences }) =>
          agent.published === null ? <Text>{agents.firstVersion}</Text> : <DifferenceList differences={differences} />
        }
      </QueryView>
      <Textarea
        label={agents.note}
        description={agents.noteHint}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <ProblemNote error={publish.error} />
      {needsReason && (
        <Textarea
          label={agents.overrideReason}
          description={agents.overrideHint}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Button
        loading={publish.isPending}
        disabled={needsReason && reason.trim().length < 3}
        onClick={() => publish.mutate({ params, body }, { onSuccess: onDone })}
      >
        {needsReason ? agents.publishAnyway : agents.publishNow}
      </Button>
    </Stack>
  );
}
