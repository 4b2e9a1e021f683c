import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { accountConfigRoute, signInRoute } from "@netvexa/contract/people";
import { useState } from "react";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { AccountPage, PageLink } from "./account-page.tsx";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { useSessionChange } from "./use-session-change.ts";
import { wantedPlaceQuery } from "./wanted-place.ts";
import { ProblemNote } from "../../states/problem-note.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

/** E-mail address and password, then the second factor where the account has one. */
export function SignIn() {
  const { accounts } = useWords().messages;
  const [needsFactor, setNeedsFactor] = useState(false);
  return (
    <AccountPage title={accounts.signIn}>
      {needsFactor ? <SecondFactor /> : <PasswordForm onFactorNeeded={() => setNeedsFactor(true)} />}
    </AccountPage>
  );
}

function PasswordForm({ onFactorNeeded }: { onFactorNeeded: () => void }) {
  const { accounts } = useWords().messages;
  const { change, enter } = useSessionChange(signInRoute);
  const config = useRoute(accountConfigRoute, {});
  const form = useForm({
    initialValues: { email: "", password: "" },
    validate: useSchemaCheck(signInRoute.request.body),
  });
  const submit = form.onSubmit((body) =>
    change.mutate({ body }, { onSuccess: ({ state }) => (state === "signed_in" ? enter() : onFactorNeeded()) }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemNote error={change.error} />
        <TextInput label={accounts.email} type="email" autoComplete="email" {...form.getInputProps("email")} />
        <PasswordInput label={accounts.password} autoComplete="current-password" {...form.getInputProps("password")} />
        <Button type="submit" loading={change.isPending}>
          {accounts.signIn}
        </Button>
        <PasskeySignIn />
        <PageLink to="/forgot-password">{accounts.forgotPassword}</PageLink>
        {config.data?.signUpOpen === true && (
          <PageLink to={`/sign-up${wantedPlaceQuery()}`}>{accounts.noAccountYet}</PageLink>
        )}
      </Stack>
    </form>
  );
}
