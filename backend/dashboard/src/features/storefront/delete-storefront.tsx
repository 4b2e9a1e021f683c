import { Button, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { deleteStorefrontRoute, getMeRoute } from "@netvexa/contract/people";
import { useState, type FormEvent } from "react";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";

/** Closes the storefront and has it deleted; its name must be typed, so that nobody deletes the wrong one. */
export function DeleteStorefront() {
  const words = useWords();
  const { storefront } = words.messages;
  const { tenantId, name, organisation } = useStorefront();
  const [typed, setTyped] = useState("");
  const remove = useChange(deleteStorefrontRoute, [getMeRoute]);
  if (!organisation.permissions.includes("storefronts:delete")) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate({ params: { organisationId: organisation.id, tenantId }, body: { name: typed } });
  };
  return (
    <Paper withBorder p="md">
      <form onSubmit={submit}>
        <Stack gap="sm" maw={480}>
          <Title order={2}>{storefront.delete}</Title>
          <Text>{storefront.deleteText}</Text>
          <TextInput
            label={words.fill(storefront.confirmName, { name })}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <ProblemNote error={remove.error} />
          <div>
            <Button type="submit" color="red.9" disabled={typed !== name} loading={remove.isPending}>
              {storefront.delete}
            </Button>
          </div>
        </Stack>
      </form>
    </Paper>
  );
}
