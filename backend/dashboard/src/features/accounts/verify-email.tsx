import { verifyEmailRoute } from "@netvexa/contract/people";
import { Button, Stack, Text } from "@mantine/core";
import { useSearchParams } from "wouter";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { AccountPage, PageLink } from "./account-page.tsx";
import { useSessionChange } from "./use-session-change.ts";

/** Proves the address by the token of the mailed link. By a click, as mail scanners open links by themselves. */
export function VerifyEmail() {
  const { accounts } = useWords().messages;
  const [search] = useSearchParams();
  const { change, enter } = useSessionChange(verifyEmailRoute);
  const token = search.get("token") ?? "";
  return (
    <AccountPage title={accounts.verifyEmail}>
      <Stack>
        <Text>{accounts.verifyEmailText}</Text>
        <ProblemNote error={change.error} />
        <Button
          loading={change.isPending}
          onClick={() => change.mutate({ body: { token } }, { onSuccess: () => enter("/") })}
        >
          {accounts.confirmEmail}
        </Button>
      </Stack>
      <PageLink to="/sign-in">{accounts.backToSignIn}</PageLink>
    </AccountPage>
  );
}
