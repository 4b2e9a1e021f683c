import { Anchor, Button, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { getStorefrontRoute, origin, updateStorefrontRoute } from "@netvexa/contract";
import { useApiContext } from "../../api/api-context.ts";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { lazyScreen } from "../../shell/lazy-screen.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { EmbedLine } from "./embed-line.tsx";

type Storefront = RouteOutput<typeof getStorefrontRoute>;
const ConnectedSites = lazyScreen(() => import("../connect/connected-sites.tsx").then((part) => part.ConnectedSites));
const StorefrontSettings = lazyScreen<{ saved: Storefront }>(() =>
  import("./storefront-settings.tsx").then((part) => part.StorefrontSettings),
);
const StorefrontData = lazyScreen(() => import("./storefront-data.tsx").then((part) => part.StorefrontData));
const DeleteStorefront = lazyScreen(() => import("./delete-storefront.tsx").then((part) => part.DeleteStorefront));

/** The line for the shop's pages, and the origins that may show the agent. */
export function Installation() {
  const { navigation } = useWords().messages;
  const query = useRoute(getStorefrontRoute, {});
  return (
    <PermissionGate permission="settings:read">
      <Stack>
        <ScreenHead title={navigation.install} />
        <QueryView query={query}>
          {(storefront) => (
            <>
              <Embed publicKey={storefront.publicKey} />
              <ConnectedSites />
              <Origins storefront={storefront} />
              <StorefrontSettings saved={storefront} />
              <StorefrontData />
              <DeleteStorefront />
            </>
          )}
        </QueryView>
      </Stack>
    </PermissionGate>
  );
}

function Embed({ publicKey }: { publicKey: string }) {
  const { storefront } = useWords().messages;
  const { basePath } = useApiContext();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{storefront.embed}</Title>
        <Text>{storefront.embedText}</Text>
        <EmbedLine publicKey={publicKey} />
        <Anchor href={`${basePath}/preview?storefront=${publicKey}`} target="_blank">
          {storefront.tryPage}
        </Anchor>
      </Stack>
    </Paper>
  );
}

function Origins({ storefront: data }: { storefront: Storefront }) {
  const { storefront } = useWords().messages;
  const { permissions } = useStorefront();
  const mayWrite = permissions.includes("settings:write");
  const update = useChange(updateStorefrontRoute, [getStorefrontRoute]);
  const form = useForm({
    initialValues: { origins: data.allowedOrigins.join("\n") },
    validate: {
      origins: (text) =>
        readLines(text).every((line) => origin.safeParse(line).success) ? null : storefront.originWrong,
    },
  });
  const submit = form.onSubmit(({ origins }) => update.mutate({ body: { allowedOrigins: readLines(origins) } }));
  return (
    <Paper withBorder p="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Title order={2}>{storefront.origins}</Title>
          <Textarea
            label={storefront.originsLabel}
            description={storefront.originsHint}
            autosize
            minRows={3}
            readOnly={!mayWrite}
            classNames={{ input: "code" }}
            {...form.getInputProps("origins")}
          />
          <ProblemNote error={update.error} />
          {update.isSuccess && <Text role="status">{storefront.saved}</Text>}
          {mayWrite && (
            <div>
              <Button type="submit" loading={update.isPending}>
                {storefront.save}
              </Button>
            </div>
          )}
        </Stack>
      </form>
    </Paper>
  );
}

function readLines(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim().replace(/\/$/, "").toLowerCase());
  return [...new Set(lines.filter((line) => line !== ""))];
}
