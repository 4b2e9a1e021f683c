import { Button, Checkbox, Group, NativeSelect, Paper, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { createApiKeyRoute, grantableScopes, listApiKeysRoute, type Scope } from "@netvexa/contract";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { useCopy } from "./use-copy.ts";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

interface Fields {
  name: string;
  scopes: Scope[];
  expiresInDays: string;
}

/** Issues a key with what it may do, and shows it this once. */
export function NewApiKey() {
  const words = useWords();
  const { storefront } = words.messages;
  const { role } = useStorefront();
  const create = useChange(createApiKeyRoute, [listApiKeysRoute]);
  const check = useSchemaCheck(createApiKeyRoute.request.body);
  const form = useForm<Fields>({
    initialValues: { name: "", scopes: [], expiresInDays: "" },
    validate: (fields) => check(toBody(fields)),
  });
  const expiries = ["", "30", "90", "365"].map((value) => ({
    value,
    label: value === "" ? storefront.never : words.fill(storefront.inDays, { days: value }),
  }));
  if (create.data) return <IssuedKey value={create.data.key} />;
  return (
    <form onSubmit={form.onSubmit((fields) => create.mutate({ body: toBody(fields) }))} noValidate>
      <Stack>
        <ProblemNote error={create.error} />
        <TextInput label={storefront.keyName} data-autofocus {...form.getInputProps("name")} />
        <Checkbox.Group label={storefront.keyScopes} {...form.getInputProps("scopes")}>
          <Stack gap="xs" mt="xs">
            {grantableScopes(role).map((scope) => (
              <Checkbox key={scope} value={scope} label={storefront.scopes[scope]} />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect label={storefront.keyExpiry} data={expiries} {...form.getInputProps("expiresInDays")} />
        <Button type="submit" loading={create.isPending}>
          {storefront.issue}
        </Button>
      </Stack>
    </form>
  );
}

function toBody({ expiresInDays, ...body }: Fields) {
  return { ...body, expiresInDays: expiresInDays === "" ? null : Number(expiresInDays) };
}

function IssuedKey({ value }: { value: string }) {
  const { storefront } = useWords().messages;
  const { copied, copy } = useCopy();
  return (
    <Stack role="status">
      <Text>{storefront.shownOnce}</Text>
      <Paper withBorder p="sm">
        <Group justify="space-between">
          <code className="code">{value}</code>
          <Button size="xs" variant="default" onClick={() => copy(value)}>
            {copied ? storefront.copied : storefront.copy}
          </Button>
        </Group>
      </Paper>
    </Stack>
  );
}
