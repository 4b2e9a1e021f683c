import { Button, Group } from "@mantine/core";
import { getMeRoute, keepStorefrontRoute } from "@netvexa/contract/people";
import { useChange } from "../api/use-route.ts";
import { useWords } from "../language/language-context.tsx";
import { EmptyState } from "../states/empty-state.tsx";
import { ProblemNote } from "../states/problem-note.tsx";
import { useStorefront } from "./storefront-context.ts";

/** In place of all screens while a storefront waits to be deleted: when, and the way back. */
export function ClosedStorefront({ dueAt }: { dueAt: string }) {
  const words = useWords();
  const { storefront } = words.messages;
  const { tenantId, name, organisation } = useStorefront();
  const keep = useChange(keepStorefrontRoute, [getMeRoute]);
  const text = words.fill(storefront.deletionDue, { date: words.date(dueAt) });
  return (
    <EmptyState order={1} title={name} text={text}>
      <ProblemNote error={keep.error} />
      {organisation.permissions.includes("storefronts:delete") && (
        <Group justify="center">
          <Button
            loading={keep.isPending}
            onClick={() => keep.mutate({ params: { organisationId: organisation.id, tenantId } })}
          >
            {storefront.keep}
          </Button>
        </Group>
      )}
    </EmptyState>
  );
}
