import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { PASSWORD_MIN_LENGTH, resetPasswordRoute } from "@netvexa/contract/people";
import { useSearchParams } from "wouter";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { AccountPage, PageLink } from "./account-page.tsx";
import { useSchemaCheck } from "../../states/use-schema-check.ts";

/** Sets a new password by the token of the mailed link. */
export function ResetPassword() {
  const words = useWords();
  const { accounts } = words.messages;
  const [search] = useSearchParams();
  const reset = useChange(resetPasswordRoute);
  const form = useForm({
    initialValues: { token: search.get("token") ?? "", password: "" },
    validate: useSchemaCheck(resetPasswordRoute.request.body),
  });
  return (
    <AccountPage title={accounts.newPassword}>
      {reset.isSuccess ? (
        <Text role="status">{accounts.passwordChanged}</Text>
      ) : (
        <form onSubmit={form.onSubmit((body) => reset.mutate({ body }))} noValidate>
          <Stack>
            <ProblemNote error={reset.error} />
            {form.errors["token"] && <Text c="var(--mantine-color-error)">{accounts.linkIncomplete}</Text>}
            <PasswordInput
              label={accounts.newPassword}
              description={words.fill(accounts.passwordHint, { count: PASSWORD_MIN_LENGTH })}
              autoComplete="new-password"
              {...form.getInputProps("password")}
            />
            <Button type="submit" loading={reset.isPending}>
              {accounts.setPassword}
            </Button>
          </Stack>
        </form>
      )}
      <PageLink to="/sign-in">{accounts.backToSignIn}</PageLink>
    </AccountPage>
  );
}
