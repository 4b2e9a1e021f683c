import { Badge, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { disconnectSiteRoute, listSitesRoute } from "@netvexa/contract";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";

type Site = RouteOutput<typeof listSitesRoute>["sites"][number];

/** Sites that connected themselves to the storefront that is open, each with a way to end it. */
export function ConnectedSites() {
  const { connect } = useWords().messages;
  const { permissions } = useStorefront();
  const query = useRoute(listSitesRoute, {}, { enabled: permissions.includes("keys:read") });
  if (!permissions.includes("keys:read")) return null;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{connect.sites}</Title>
        <QueryView query={query}>
          {({ sites }) => (sites.length === 0 ? <Text>{connect.noSites}</Text> : <Sites sites={sites} />)}
        </QueryView>
      </Stack>
    </Paper>
  );
}

function Sites({ sites }: { sites: Site[] }) {
  const words = useWords();
  const { connect } = words.messages;
  const { permissions } = useStorefront();
  const end = useChange(disconnectSiteRoute, [listSitesRoute]);
  return (
    <>
      <ProblemNote error={end.error} />
      {sites.map(({ id, url, provenAt }) => (
        <Group key={id} justify="space-between">
          <Text style={{ overflowWrap: "anywhere" }}>{url}</Text>
          <Group gap="sm">
            <Badge variant="outline" color={provenAt === null ? "yellow.9" : "teal.9"}>
              {provenAt === null ? connect.unproven : connect.proven}
            </Badge>
            {permissions.includes("keys:write") && (
              <ConfirmButton
                size="xs"
                label={connect.disconnect}
                question={words.fill(connect.disconnectQuestion, { site: new URL(url).host })}
                pending={end.isPending}
                onConfirm={() => end.mutate({ params: { siteId: id } })}
              />
            )}
          </Group>
        </Group>
      ))}
    </>
  );
}
