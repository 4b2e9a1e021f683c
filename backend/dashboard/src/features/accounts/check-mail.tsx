import { Anchor, Button, Stack, Text } from "@mantine/core";
import { accountConfigRoute, resendVerificationRoute } from "@netvexa/contract/people";
import { useChange, useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";

/** After the sign-up where addresses are verified: what was mailed has to be opened. */
export function CheckMail({ email }: { email: string }) {
  const words = useWords();
  const { accounts } = words.messages;
  const resend = useChange(resendVerificationRoute);
  return (
    <Stack>
      <Text role="status">{words.fill(accounts.mailSent, { email })}</Text>
      <MailboxLink />
      <ProblemNote error={resend.error} />
      <Button variant="default" loading={resend.isPending} onClick={() => resend.mutate({ body: { email } })}>
        {resend.isSuccess ? accounts.mailSentAgain : accounts.sendAgain}
      </Button>
    </Stack>
  );
}

/** Where mail is not really sent, but kept to be looked at. */
export function MailboxLink() {
  const { accounts } = useWords().messages;
  const mailbox = useRoute(accountConfigRoute, {}).data?.mailbox ?? null;
  if (mailbox === null) return null;
  return (
    <Anchor href={mailbox} underline="always">
      {accounts.openMailbox}
    </Anchor>
  );
}
