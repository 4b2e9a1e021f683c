import { Badge, Button, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import {
  changePasswordRoute,
  endSessionRoute,
  endSessionsRoute,
  getMeRoute,
  listSessionsRoute,
  PASSWORD_MIN_LENGTH,
  updateMeRoute,
} from "@netvexa/contract/people";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { useMe } from "../../shell/me-context.ts";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { ConfirmButton } from "../../states/confirm-button.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { AuthenticatorApp } from "./authenticator-app.tsx";
import { Passkeys } from "./passkeys.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

/** One's own name, password and sessions. */
export function Account() {
  const { shell } = useWords().messages;
  return (
    <Stack>
      <ScreenHead title={shell.account} />
      <NameForm />
      <PasswordForm />
      <AuthenticatorApp />
      <Passkeys />
      <Sessions />
    </Stack>
  );
}

function NameForm() {
  const { accounts } = useWords().messages;
  const { person } = useMe();
  const update = useChange(updateMeRoute, [getMeRoute]);
  const form = useForm({
    initialValues: { name: person.name },
    validate: useSchemaCheck(updateMeRoute.request.body),
  });
  return (
    <Paper withBorder p="md">
      <form onSubmit={form.onSubmit((body) => update.mutate({ body }))} noValidate>
        <Stack gap="sm" maw={480}>
          <Text c="dimmed">{person.email}</Text>
          <TextInput label={accounts.name} autoComplete="name" {...form.getInputProps("name")} />
          <ProblemNote error={update.error} />
          {update.isSuccess && <Text role="status">{accounts.saved}</Text>}
          <div>
            <Button type="submit" loading={update.isPending}>
              {accounts.save}
            </Button>
          </div>
        </Stack>
      </form>
    </Paper>
  );
}

function PasswordForm() {
  const words = useWords();
  const { accounts } = words.messages;
  const change = useChange(changePasswordRoute, [listSessionsRoute]);
  const form = useForm({
    initialValues: { current: "", password: "" },
    validate: useSchemaCheck(changePasswordRoute.request.body),
  });
  const submit = form.onSubmit((body) => change.mutate({ body }, { onSuccess: () => form.reset() }));
  return (
    <Paper withBorder p="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm" maw={480}>
          <Title order={2}>{accounts.changePassword}</Title>
          <PasswordInput
            label={accounts.currentPassword}
            autoComplete="current-password"
            {...form.getInputProps("current")}
          />
          <PasswordInput
            label={accounts.newPassword}
            description={words.fill(accounts.passwordHint, { count: PASSWORD_MIN_LENGTH })}
            autoComplete="new-password"
            {...form.getInputProps("password")}
          />
          <ProblemNote error={change.error} />
          {change.isSuccess && <Text role="status">{accounts.passwordChanged}</Text>}
          <div>
            <Button type="submit" loading={change.isPending}>
              {accounts.changePassword}
            </Button>
          </div>
        </Stack>
      </form>
    </Paper>
  );
}

function Sessions() {
  const words = useWords();
  const { accounts } = words.messages;
  const query = useRoute(listSessionsRoute, {});
  const end = useChange(endSessionRoute, [listSessionsRoute]);
  const endAll = useChange(endSessionsRoute, [getMeRoute]);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{accounts.sessions}</Title>
          <ConfirmButton
            label={accounts.endAll}
            question={accounts.endAllQuestion}
            pending={endAll.isPending}
            onConfirm={() => endAll.mutate({})}
          />
        </Group>
        <ProblemNote error={end.error ?? endAll.error} />
        <QueryView query={query}>
          {({ sessions }) =>
            sessions.map((session) => (
              <Group key={session.id} justify="space-between" gap="xs">
                <div>
                  <Text lineClamp={1}>{session.userAgent ?? accounts.unknownDevice}</Text>
                  <Text size="sm" c="dimmed">
                    {session.address ?? ""} {words.fill(accounts.lastSeen, { time: words.ago(session.lastSeenAt) })}
                  </Text>
                </div>
                {session.current ? (
                  <Badge variant="default">{accounts.thisSession}</Badge>
                ) : (
                  <Button size="xs" variant="default" onClick={() => end.mutate({ params: { sessionId: session.id } })}>
                    {accounts.endSession}
                  </Button>
                )}
              </Group>
            ))
          }
        </QueryView>
      </Stack>
    </Paper>
  );
}
