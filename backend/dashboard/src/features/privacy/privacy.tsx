import { Button, NumberInput, Paper, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import { getRetentionRoute, setRetentionRoute } from "@netvexa/contract";
import { deleteOrganisationRoute, getMeRoute } from "@netvexa/contract/people";
import { useState, type FormEvent } from "react";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";

/** How long conversations are kept, what is shown of orders, and the end of the organisation. */
export function Privacy() {
  const { navigation, privacy } = useWords().messages;
  const query = useRoute(getRetentionRoute, {});
  return (
    <PermissionGate permission="settings:read">
      <Stack>
        <ScreenHead title={navigation.privacy} />
        <QueryView query={query}>{(saved) => <Retention saved={saved} />}</QueryView>
        <Paper withBorder p="md">
          <Stack gap="xs">
            <Title order={2}>{privacy.consent}</Title>
            <Text>{privacy.consentText}</Text>
            <Title order={2}>{privacy.orders}</Title>
            <Text>{privacy.ordersText}</Text>
          </Stack>
        </Paper>
        <DeleteOrganisation />
      </Stack>
    </PermissionGate>
  );
}

const USUAL_DAYS = 90;

function Retention({ saved }: { saved: RouteOutput<typeof getRetentionRoute> }) {
  const { privacy } = useWords().messages;
  const { permissions } = useStorefront();
  const [days, setDays] = useState(saved.conversationDays);
  const set = useChange(setRetentionRoute, [getRetentionRoute]);
  const readOnly = !permissions.includes("settings:write");
  return (
    <Paper withBorder p="md">
      <Stack gap="sm" maw={480}>
        <Title order={2}>{privacy.retention}</Title>
        <Text>{privacy.retentionText}</Text>
        <Switch
          label={privacy.forget}
          checked={days !== null}
          disabled={readOnly}
          onChange={(event) => setDays(event.currentTarget.checked ? USUAL_DAYS : null)}
        />
        {days !== null && (
          <NumberInput
            label={privacy.days}
            min={1}
            max={3650}
            readOnly={readOnly}
            value={days}
            onChange={(value) => setDays(Number(value) || 1)}
          />
        )}
        <ProblemNote error={set.error} />
        {set.isSuccess && <Text role="status">{privacy.saved}</Text>}
        {!readOnly && (
          <div>
            <Button loading={set.isPending} onClick={() => set.mutate({ body: { conversationDays: days } })}>
              {privacy.save}
            </Button>
          </div>
        )}
      </Stack>
    </Paper>
  );
}

function DeleteOrganisation() {
  const words = useWords();
  const { privacy, storefront } = words.messages;
  const { organisation } = useStorefront();
  const [typed, setTyped] = useState("");
  const remove = useChange(deleteOrganisationRoute, [getMeRoute]);
  if (!organisation.permissions.includes("organisation:delete")) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate({ params: { organisationId: organisation.id }, body: { name: typed } });
  };
  return (
    <Paper withBorder p="md">
      <form onSubmit={submit}>
        <Stack gap="sm" maw={480}>
          <Title order={2}>{privacy.deleteOrganisation}</Title>
          <Text>{privacy.deleteText}</Text>
          <TextInput
            label={words.fill(storefront.confirmName, { name: organisation.name })}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <ProblemNote error={remove.error} />
          <div>
            <Button type="submit" color="red.9" disabled={typed !== organisation.name} loading={remove.isPending}>
              {privacy.deleteOrganisation}
            </Button>
          </div>
        </Stack>
      </form>
    </Paper>
  );
}
