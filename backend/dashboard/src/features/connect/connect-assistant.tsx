import { Anchor, Button, Checkbox, NativeSelect, Stack, Text } from "@mantine/core";
import { decideConsentRoute, getConsentRoute } from "@netvexa/contract";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useApiContext } from "../../api/api-context.ts";
import { callRoute, type RouteOutput } from "../../api/call-route.ts";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useMe } from "../../shell/me-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { AccountPage } from "../accounts/account-page.tsx";
import { storefrontChoices } from "./storefront-choices.ts";

type Asked = RouteOutput<typeof getConsentRoute>;

/** Where an assistant sends its user: which storefront it may look into, and with which rights. */
export function ConnectAssistant() {
  const { connect } = useWords().messages;
  const uid = new URLSearchParams(location.search).get("consent") ?? "";
  const query = useRoute(getConsentRoute, { params: { uid } });
  return (
    <AccountPage title={connect.assistantTitle}>
      <QueryView query={query}>{(asked) => <Consent uid={uid} asked={asked} />}</QueryView>
    </AccountPage>
  );
}

function Consent({ uid, asked }: { uid: string; asked: Asked }) {
  const words = useWords();
  const { connect, storefront: labels } = words.messages;
  const { organisations, person } = useMe();
  const choices = storefrontChoices(organisations, { newIn: () => "" }).filter(
    ({ value }) => !value.startsWith("new:"),
  );
  const [storefront, setStorefront] = useState(choices[0]?.value ?? "");
  const [scopes, setScopes] = useState<string[]>(asked.scopes.filter((scope) => scope.endsWith(":read")));
  const decide = useDecision(uid, storefront);
  if (choices.length === 0) return <Text>{connect.noRight}</Text>;
  const chosen = asked.scopes.filter((scope) => scopes.includes(scope));
  return (
    <Stack>
      <Text>{words.fill(connect.assistantAsks, { client: asked.client })}</Text>
      <Text size="sm">{words.fill(connect.assistantReturns, { host: asked.returnsTo })}</Text>
      <NativeSelect
        label={connect.storefront}
        data={choices}
        value={storefront}
        onChange={(event) => setStorefront(event.currentTarget.value)}
      />
      <Checkbox.Group label={connect.rights} value={scopes} onChange={setScopes}>
        <Stack gap="xs" mt="xs">
          {asked.scopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={labels.scopes[scope]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <ProblemNote error={decide.error} />
      <Button
        disabled={chosen.length === 0}
        loading={decide.isPending || decide.isSuccess}
        onClick={() => decide.mutate({ allow: true, scopes: chosen })}
      >
        {connect.letIn}
      </Button>
      <Anchor
        component="button"
        type="button"
        size="sm"
        underline="always"
        onClick={() => decide.mutate({ allow: false, scopes: [] })}
      >
        {connect.cancel}
      </Anchor>
      <Text size="xs">{words.fill(connect.signedInAs, { email: person.email })}</Text>
    </Stack>
  );
}

interface Decision {
  allow: boolean;
  scopes: Asked["scopes"];
}

/** Tells the answer and sends the browser on to where it is carried out. */
function useDecision(uid: string, storefront: string) {
  const { basePath } = useApiContext();
  return useMutation({
    mutationFn: async (body: Decision) => {
      const answer = await callRoute({ basePath, storefront }, decideConsentRoute, { params: { uid }, body });
      location.assign(answer.redirectUrl);
    },
  });
}
