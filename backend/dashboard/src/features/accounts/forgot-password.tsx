import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { requestPasswordResetRoute } from "@netvexa/contract/people";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { AccountPage, PageLink } from "./account-page.tsx";
import { MailboxLink } from "./check-mail.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

/** Asks for the link that sets a new password; never says whether there is such an account. */
export function ForgotPassword() {
  const { accounts } = useWords().messages;
  const request = useChange(requestPasswordResetRoute);
  const form = useForm({
    initialValues: { email: "" },
    validate: useSchemaCheck(requestPasswordResetRoute.request.body),
  });
  return (
    <AccountPage title={accounts.resetPassword}>
      {request.isSuccess ? (
        <>
          <Text role="status">{accounts.resetMailed}</Text>
          <MailboxLink />
        </>
      ) : (
        <form onSubmit={form.onSubmit((body) => request.mutate({ body }))} noValidate>
          <Stack>
            <ProblemNote error={request.error} />
            <TextInput label={accounts.email} type="email" autoComplete="email" {...form.getInputProps("email")} />
            <Button type="submit" loading={request.isPending}>
              {accounts.sendLink}
            </Button>
          </Stack>
        </form>
      )}
      <PageLink to="/sign-in">{accounts.backToSignIn}</PageLink>
    </AccountPage>
  );
}
