import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { addPasskeyRoute, listPasskeysRoute, passkeyOptionsRoute, removePasskeyRoute } from "@netvexa/contract/people";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";
import { canUsePasskeys, makePasskey } from "./passkey.ts";

/** One's own passkeys: what there is, one more, and each one's end. */
export function Passkeys() {
  const words = useWords();
  const { accounts } = words.messages;
  const query = useRoute(listPasskeysRoute, {});
  const remove = useChange(removePasskeyRoute, [listPasskeysRoute]);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{accounts.passkeys}</Title>
        <Text c="dimmed">{accounts.passkeysText}</Text>
        <ProblemNote error={remove.error} />
        <QueryView query={query}>
          {({ passkeys }) =>
            passkeys.map(({ id, name, createdAt }) => (
              <Group key={id} justify="space-between" gap="xs">
                <div>
                  <Text>{name ?? accounts.passkey}</Text>
                  <Text size="sm" c="dimmed">
                    {createdAt !== null && words.dateTime(createdAt)}
                  </Text>
                </div>
                <ConfirmButton
                  size="xs"
                  label={accounts.remove}
                  question={words.fill(accounts.removePasskey, { name: name ?? accounts.passkey })}
                  pending={remove.isPending}
                  onConfirm={() => remove.mutate({ params: { passkeyId: id } })}
                />
              </Group>
            ))
          }
        </QueryView>
        {canUsePasskeys() ? <AddPasskey /> : <Text size="sm">{accounts.noPasskeysHere}</Text>}
      </Stack>
    </Paper>
  );
}

function AddPasskey() {
  const { accounts } = useWords().messages;
  const options = useChange(passkeyOptionsRoute);
  const add = useChange(addPasskeyRoute, [listPasskeysRoute]);
  const form = useForm({ initialValues: { name: "" }, validate: useSchemaCheck(passkeyOptionsRoute.request.body) });
  const make = async (name: string, asked: Record<string, unknown>) => {
    const response = await makePasskey(asked);
    if (response) add.mutate({ body: { name, response } }, { onSuccess: () => form.reset() });
  };
  const submit = form.onSubmit(({ name }) =>
    options.mutate({ body: { name } }, { onSuccess: (asked) => void make(name, asked) }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" maw={480}>
        <ProblemNote error={options.error ?? add.error} />
        <TextInput label={accounts.passkeyName} {...form.getInputProps("name")} />
        <div>
          <Button type="submit" loading={options.isPending || add.isPending}>
            {accounts.addPasskey}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
