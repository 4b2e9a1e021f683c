import { Badge, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { listApiKeysRoute, revokeApiKeyRoute } from "@netvexa/contract";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { EmptyState } from "../../states/empty-state.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { NewApiKey } from "./new-api-key.tsx";
import { Dialog } from "../../states/dialog.tsx";

type ApiKey = RouteOutput<typeof listApiKeysRoute>["keys"][number];

/** Keys for the merchant's own software: issue, look at, revoke. */
export function ApiKeys() {
  return (
    <PermissionGate permission="keys:read">
      <ApiKeysScreen />
    </PermissionGate>
  );
}

function ApiKeysScreen() {
  const { navigation, storefront } = useWords().messages;
  const { permissions } = useStorefront();
  const [adding, { open, close }] = useDisclosure();
  const query = useRoute(listApiKeysRoute, {});
  return (
    <Stack>
      <ScreenHead title={navigation.keys}>
        {permissions.includes("keys:write") && <Button onClick={open}>{storefront.newKey}</Button>}
      </ScreenHead>
      <Text c="dimmed">{storefront.keysText}</Text>
      <QueryView query={query}>
        {({ keys }) =>
          keys.length === 0 ? (
            <EmptyState title={storefront.noKeys} text={storefront.noKeysText} />
          ) : (
            keys.map((key) => <KeyCard key={key.id} apiKey={key} />)
          )
        }
      </QueryView>
      <Dialog opened={adding} onClose={close} title={storefront.newKey}>
        <NewApiKey />
      </Dialog>
    </Stack>
  );
}

function KeyCard({ apiKey }: { apiKey: ApiKey }) {
  const words = useWords();
  const { storefront } = words.messages;
  const { permissions } = useStorefront();
  const revoke = useChange(revokeApiKeyRoute, [listApiKeysRoute]);
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>{apiKey.name}</Text>
          <Text size="sm" c="dimmed">
            <span className="code">{apiKey.prefix}…</span> ·{" "}
            {words.fill(storefront.createdOn, { date: words.date(apiKey.createdAt) })}
            {apiKey.expiresAt !== null &&
              ` · ${words.fill(storefront.expiresOn, { date: words.date(apiKey.expiresAt) })}`}
          </Text>
          <Group gap={4} mt={4}>
            {apiKey.scopes.map((scope) => (
              <Badge key={scope} variant="default">
                {storefront.scopes[scope]}
              </Badge>
            ))}
          </Group>
        </div>
        {apiKey.revokedAt !== null && (
          <Badge variant="dot" color="red">
            {storefront.revoked}
          </Badge>
        )}
        {apiKey.revokedAt === null && permissions.includes("keys:write") && (
          <ConfirmButton
            size="xs"
            label={storefront.revoke}
            question={words.fill(storefront.revokeQuestion, { name: apiKey.name })}
            pending={revoke.isPending}
            onConfirm={() => revoke.mutate({ params: { keyId: apiKey.id } })}
          />
        )}
      </Group>
      <ProblemNote error={revoke.error} />
    </Paper>
  );
}
