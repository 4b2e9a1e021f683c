import { Container } from "@mantine/core";
import { EmptyState } from "../states/empty-state.tsx";
import { useWords } from "../language/language-context.tsx";

/** Signed in, but not (any more) a member of anything. */
export function NoStorefront() {
  const { shell } = useWords().messages;
  return (
    <Container py="xl">
      <EmptyState order={1} title={shell.noStorefront} text={shell.noStorefrontText} />
    </Container>
  );
}
