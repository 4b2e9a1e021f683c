import { Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import {
  acceptInvitationRoute,
  getMeRoute,
  PASSWORD_MIN_LENGTH,
  previewInvitationRoute,
  signUpAccountRoute,
} from "@netvexa/contract/people";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { z } from "zod";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { QueryView } from "../../states/query-view.tsx";
import { AccountPage, PageLink } from "./account-page.tsx";
import { CheckMail } from "./check-mail.tsx";
import { useSessionChange } from "./use-session-change.ts";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

/** What an invitation is to, and the two ways to accept it: as who is signed in, or with a new account. */
export function Invitation() {
  const words = useWords();
  const { accounts } = words.messages;
  const [search] = useSearchParams();
  const token = search.get("token") ?? "";
  const preview = useRoute(previewInvitationRoute, { body: { token } });
  const me = useRoute(getMeRoute, {});
  return (
    <AccountPage title={accounts.invitation}>
      <QueryView query={preview}>
        {({ organisation, email, role }) => (
          <>
            <Text>{words.fill(accounts.invitedTo, { organisation, email, role: accounts.roles[role] })}</Text>
            {me.data?.person.email === email ? <Accept token={token} /> : <Join token={token} email={email} />}
          </>
        )}
      </QueryView>
    </AccountPage>
  );
}

function Accept({ token }: { token: string }) {
  const { accounts } = useWords().messages;
  const { change, enter } = useSessionChange(acceptInvitationRoute);
  return (
    <>
      <ProblemNote error={change.error} />
      <Button
        loading={change.isPending}
        onClick={() => change.mutate({ body: { token } }, { onSuccess: () => enter("/") })}
      >
        {accounts.acceptInvitation}
      </Button>
    </>
  );
}

const { name, password } = signUpAccountRoute.request.body.shape;

function Join({ token, email }: { token: string; email: string }) {
  const words = useWords();
  const { accounts } = words.messages;
  const { change, enter } = useSessionChange(signUpAccountRoute);
  const [mailed, setMailed] = useState(false);
  const form = useForm({
    initialValues: { name: "", password: "" },
    validate: useSchemaCheck(z.object({ name, password })),
  });
  if (mailed) return <CheckMail email={email} />;
  const submit = form.onSubmit((values) =>
    change.mutate(
      { body: { ...values, email, invitation: token } },
      { onSuccess: ({ state }) => (state === "signed_in" ? enter("/") : setMailed(true)) },
    ),
  );
  const back = encodeURIComponent(`/invitation?token=${encodeURIComponent(token)}`);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemNote error={change.error} />
        <TextInput label={accounts.email} value={email} readOnly autoComplete="email" />
        <TextInput label={accounts.name} autoComplete="name" {...form.getInputProps("name")} />
        <PasswordInput
          label={accounts.password}
          description={words.fill(accounts.passwordHint, { count: PASSWORD_MIN_LENGTH })}
          autoComplete="new-password"
          {...form.getInputProps("password")}
        />
        <Button type="submit" loading={change.isPending}>
          {accounts.joinWithAccount}
        </Button>
        <PageLink to={`/sign-in?next=${back}`}>{accounts.haveAccount}</PageLink>
      </Stack>
    </form>
  );
}
