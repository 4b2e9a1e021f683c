import { Anchor, Group, Paper, Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { isLanguage, LANGUAGES } from "../../language/languages.ts";
import { useChangeLanguage, useWords } from "../../language/language-context.tsx";

export interface AccountPageProps {
  title: string;
  children: ReactNode;
}

/** The frame of all pages before the sign-in. */
export function AccountPage({ title, children }: AccountPageProps) {
  return (
    <main className="narrow">
      <Paper withBorder p={{ base: "md", sm: "xl" }} radius="md">
        <Stack>
          <Title order={1}>{title}</Title>
          {children}
        </Stack>
      </Paper>
      <LanguageChoice />
    </main>
  );
}

/** A link to another of these pages. */
export function PageLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Anchor component={Link} href={to} size="sm" underline="always">
      {children}
    </Anchor>
  );
}

function LanguageChoice() {
  const { language } = useWords();
  const changeLanguage = useChangeLanguage();
  return (
    <Group justify="center" mt="md">
      {Object.entries(LANGUAGES).map(([code, { name }]) => (
        <Anchor
          key={code}
          component="button"
          type="button"
          size="sm"
          lang={code}
          underline="always"
          aria-current={code === language ? "true" : undefined}
          fw={code === language ? 700 : 400}
          onClick={() => isLanguage(code) && changeLanguage(code)}
        >
          {name}
        </Anchor>
      ))}
    </Group>
  );
}
