import { Anchor, Badge, Button, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { confirmTotpRoute, disableTotpRoute, getMeRoute, startTotpRoute } from "@netvexa/contract/people";
import type { RouteOutput } from "../../api/call-route.ts";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useMe } from "../../shell/me-context.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

type Setup = RouteOutput<typeof startTotpRoute>;

/** The second factor: turned on by the password and a first code, turned off by the password. */
export function AuthenticatorApp() {
  const { accounts } = useWords().messages;
  const { person } = useMe();
  const start = useChange(startTotpRoute);
  const disable = useChange(disableTotpRoute, [getMeRoute]);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group gap="sm">
          <Title order={2}>{accounts.authenticator}</Title>
          <Badge variant="default">{person.secondFactor ? accounts.on : accounts.off}</Badge>
        </Group>
        <Text c="dimmed">{accounts.authenticatorText}</Text>
        {person.secondFactor && (
          <AskPassword
            label={accounts.turnOff}
            error={disable.error}
            pending={disable.isPending}
            onPassword={(password) => disable.mutate({ body: { password } })}
          />
        )}
        {!person.secondFactor && start.data === undefined && (
          <AskPassword
            label={accounts.setUp}
            error={start.error}
            pending={start.isPending}
            onPassword={(password) => start.mutate({ body: { password } })}
          />
        )}
        {!person.secondFactor && start.data && <ConfirmSetup setup={start.data} />}
      </Stack>
    </Paper>
  );
}

interface AskPasswordProps {
  label: string;
  error: Error | null;
  pending: boolean;
  onPassword: (password: string) => void;
}

function AskPassword({ label, error, pending, onPassword }: AskPasswordProps) {
  const { accounts } = useWords().messages;
  const form = useForm({ initialValues: { password: "" }, validate: useSchemaCheck(startTotpRoute.request.body) });
  return (
    <form onSubmit={form.onSubmit(({ password }) => onPassword(password))} noValidate>
      <Stack gap="sm" maw={480}>
        <ProblemNote error={error} />
        <PasswordInput
          label={accounts.currentPassword}
          autoComplete="current-password"
          {...form.getInputProps("password")}
        />
        <div>
          <Button type="submit" variant="default" loading={pending}>
            {label}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function ConfirmSetup({ setup }: { setup: Setup }) {
  const { accounts } = useWords().messages;
  const confirm = useChange(confirmTotpRoute, [getMeRoute]);
  const form = useForm({ initialValues: { code: "" }, validate: useSchemaCheck(confirmTotpRoute.request.body) });
  const secret = new URL(setup.uri).searchParams.get("secret") ?? "";
  return (
    <form onSubmit={form.onSubmit((body) => confirm.mutate({ body }))} noValidate>
      <Stack gap="sm" maw={480}>
        <Text>
          {accounts.enterSecret}{" "}
          <Anchor href={setup.uri} underline="always">
            {accounts.openApp}
          </Anchor>
        </Text>
        <code className="code">{secret}</code>
        <Text>{accounts.backupCodes}</Text>
        <code className="code">{setup.backupCodes.join("  ")}</code>
        <ProblemNote error={confirm.error} />
        <TextInput label={accounts.code} autoComplete="one-time-code" {...form.getInputProps("code")} />
        <div>
          <Button type="submit" loading={confirm.isPending}>
            {accounts.turnOn}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
