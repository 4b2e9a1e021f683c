import { Anchor, Button, NativeSelect, Stack, Text } from "@mantine/core";
import { authorizeSiteRoute } from "@netvexa/contract";
import { createStorefrontRoute } from "@netvexa/contract/people";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useApiContext } from "../../api/api-context.ts";
import { callRoute } from "../../api/call-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useMe } from "../../shell/me-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { AccountPage } from "../accounts/account-page.tsx";
import { readSiteRequest, refusalAddress, type SiteRequest } from "./site-request.ts";
import { likelyChoice, storefrontChoices } from "./storefront-choices.ts";

/** Where a site sends its owner: which storefront it is, and whether it may connect itself. */
export function ConnectSite() {
  const { connect } = useWords().messages;
  const asked = readSiteRequest(location.search);
  return (
    <AccountPage title={connect.title}>
      {asked === null ? <Text>{connect.incomplete}</Text> : <Consent asked={asked} />}
    </AccountPage>
  );
}

function Consent({ asked }: { asked: SiteRequest }) {
  const words = useWords();
  const { connect } = words.messages;
  const { organisations, person } = useMe();
  const choices = storefrontChoices(organisations, {
    newIn: (organisation) => words.fill(connect.newIn, { organisation }),
  });
  const [choice, setChoice] = useState(likelyChoice(organisations, choices, asked.site));
  const allow = useAllow(asked, choice);
  if (choices.length === 0) return <Text>{connect.noRight}</Text>;
  return (
    <Stack>
      <Text>{words.fill(connect.asks, { site: new URL(asked.site).host })}</Text>
      <Text size="sm">{connect.what}</Text>
      <NativeSelect
        label={connect.storefront}
        data={choices}
        value={choice}
        onChange={(event) => setChoice(event.currentTarget.value)}
      />
      <ProblemNote error={allow.error} />
      <Button loading={allow.isPending || allow.isSuccess} onClick={() => allow.mutate()}>
        {connect.allow}
      </Button>
      <Anchor href={refusalAddress(asked)} size="sm" underline="always">
        {connect.cancel}
      </Anchor>
      <Text size="xs">{words.fill(connect.signedInAs, { email: person.email })}</Text>
    </Stack>
  );
}

/** Makes the storefront where that was chosen, once, and sends the browser back with the code. */
function useAllow(asked: SiteRequest, choice: string) {
  const { basePath } = useApiContext();
  const { language } = useWords();
  const [made, setMade] = useState<Record<string, string>>({});
  return useMutation({
    mutationFn: async () => {
      const storefront = choice.startsWith("new:") ? (made[choice] ?? (await create())) : choice;
      const { site, return: returnUrl, state, challenge } = asked;
      const body = { siteUrl: site, returnUrl, state, codeChallenge: challenge };
      const { redirectUrl } = await callRoute({ basePath, storefront }, authorizeSiteRoute, { body });
      location.assign(redirectUrl);
    },
  });

  async function create(): Promise<string> {
    const name = asked.name.trim() === "" ? new URL(asked.site).host : asked.name.trim();
    const kind = "wordpress" as const;
    const body = { kind, name, homeUrl: asked.site, allowedOrigins: [location.origin], language };
    const params = { organisationId: choice.slice("new:".length) };
    const { tenantId } = await callRoute({ basePath, storefront: null }, createStorefrontRoute, { params, body });
    setMade((known) => ({ ...known, [choice]: tenantId }));
    return tenantId;
  }
}
