import { Button } from "@mantine/core";
import { passkeySignInOptionsRoute, passkeySignInRoute } from "@netvexa/contract/people";
import { useChange } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";
import { ProblemNote } from "../../states/problem-note.tsx";
import { canUsePasskeys, choosePasskey } from "./passkey.ts";
import { useSessionChange } from "./use-session-change.ts";

/** Signs in by a passkey in place of address, password and second factor. */
export function PasskeySignIn() {
  const { accounts } = useWords().messages;
  const options = useChange(passkeySignInOptionsRoute);
  const { change, enter } = useSessionChange(passkeySignInRoute);
  if (!canUsePasskeys()) return null;
  const choose = async (asked: Record<string, unknown>) => {
    const response = await choosePasskey(asked);
    if (response) change.mutate({ body: { response } }, { onSuccess: () => enter() });
  };
  return (
    <>
      <ProblemNote error={options.error ?? change.error} />
      <Button
        variant="default"
        loading={options.isPending || change.isPending}
        onClick={() => options.mutate({}, { onSuccess: (asked) => void choose(asked) })}
      >
        {accounts.signInWithPasskey}
      </Button>
    </>
  );
}
