import { Button, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { secondFactorRoute } from "@netvexa/contract/people";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";
import { useSessionChange } from "./use-session-change.ts";

/** The code of the authenticator app after the password, or one of the backup codes. */
export function SecondFactor() {
  const { accounts } = useWords().messages;
  const { change, enter } = useSessionChange(secondFactorRoute);
  const form = useForm({
    initialValues: { code: "", backup: false },
    validate: useSchemaCheck(secondFactorRoute.request.body.pick({ code: true }).loose()),
  });
  const submit = form.onSubmit(({ code, backup }) =>
    change.mutate({ body: { code, method: backup ? "backup_code" : "totp" } }, { onSuccess: () => enter() }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{accounts.secondFactor}</Text>
        <ProblemNote error={change.error} />
        <TextInput
          label={accounts.code}
          autoComplete="one-time-code"
          data-autofocus
          autoFocus
          {...form.getInputProps("code")}
        />
        <Switch label={accounts.useBackupCode} {...form.getInputProps("backup", { type: "checkbox" })} />
        <Button type="submit" loading={change.isPending}>
          {accounts.goOn}
        </Button>
      </Stack>
    </form>
  );
}
