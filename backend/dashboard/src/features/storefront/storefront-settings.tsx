import { Button, Group, NumberInput, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { getStorefrontRoute, updateStorefrontRoute } from "@netvexa/contract";
import { getMeRoute } from "@netvexa/contract/people";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

interface Fields {
  name: string;
  language: string;
  currency: string;
  /** Empty for none. */
  dailyTurnCap: number | string;
}

/** Name, language and currency of the shop, and how many questions it answers in a day at most. */
export function StorefrontSettings({ saved }: { saved: RouteOutput<typeof getStorefrontRoute> }) {
  const { storefront } = useWords().messages;
  const { permissions } = useStorefront();
  const readOnly = !permissions.includes("settings:write");
  const update = useChange(updateStorefrontRoute, [getStorefrontRoute, getMeRoute]);
  const check = useSchemaCheck(updateStorefrontRoute.request.body);
  const form = useForm<Fields>({
    initialValues: {
      name: saved.name,
      language: saved.language,
      currency: saved.currency,
      dailyTurnCap: saved.dailyTurnCap ?? "",
    },
    validate: (fields) => check(toBody(fields)),
  });
  return (
    <Paper withBorder p="md">
      <form onSubmit={form.onSubmit((fields) => update.mutate({ body: toBody(fields) }))} noValidate>
        <Stack gap="sm" maw={480}>
          <Title order={2}>{storefront.settings}</Title>
          <TextInput label={storefront.name} readOnly={readOnly} {...form.getInputProps("name")} />
          <Group grow align="start">
            <TextInput label={storefront.language} readOnly={readOnly} {...form.getInputProps("language")} />
            <TextInput label={storefront.currency} readOnly={readOnly} {...form.getInputProps("currency")} />
          </Group>
          <NumberInput
            label={storefront.dailyTurnCap}
            description={storefront.dailyTurnCapHint}
            min={0}
            allowDecimal={false}
            hideControls
            readOnly={readOnly}
            {...form.getInputProps("dailyTurnCap")}
          />
          <ProblemNote error={update.error} />
          {update.isSuccess && <Text role="status">{storefront.saved}</Text>}
          {!readOnly && (
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

function toBody({ name, language, currency, dailyTurnCap }: Fields) {
  return {
    name,
    language: language.trim().toLowerCase(),
    currency: currency.trim().toUpperCase(),
    dailyTurnCap: dailyTurnCap === "" ? null : Number(dailyTurnCap),
  };
}
