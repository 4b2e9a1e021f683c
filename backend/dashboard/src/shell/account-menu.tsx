import { signOutRoute } from "@netvexa/contract/people";
import { Button, Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useChange } from "../api/use-route.ts";
import { isLanguage, LANGUAGES } from "../language/languages.ts";
import { useChangeLanguage, useWords } from "../language/language-context.tsx";
import { Icon } from "./icons.tsx";
import { useMe } from "./me-context.ts";
import { useAddress } from "./use-address.ts";

const SCHEMES: MantineColorScheme[] = ["auto", "light", "dark"];

/** The member's own: account, language, light or dark, and the way out. */
export function AccountMenu() {
  const { messages, language } = useWords();
  const { shell } = messages;
  const { person } = useMe();
  const [, navigate] = useLocation();
  const changeLanguage = useChangeLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const change = (code: string) => isLanguage(code) && changeLanguage(code);
  return (
    <Menu position="bottom-end" width={220} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="subtle" color="gray" c="inherit" px="xs" aria-label={shell.accountMenu}>
          <Icon name="account" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className="truncated" title={person.email}>
          {person.email}
        </Menu.Label>
        <Menu.Item onClick={() => navigate("/account")}>{shell.account}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{shell.language}</Menu.Label>
        {Object.entries(LANGUAGES).map(([code, { name }]) => (
          <Menu.Item key={code} lang={code} fw={code === language ? 700 : 400} onClick={() => change(code)}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Label>{shell.appearance}</Menu.Label>
        {SCHEMES.map((scheme) => (
          <Menu.Item key={scheme} fw={scheme === colorScheme ? 700 : 400} onClick={() => setColorScheme(scheme)}>
            {shell.schemes[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={signOut}>{shell.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useSignOut(): () => void {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const address = useAddress();
  const { mutate } = useChange(signOutRoute);
  return () =>
    mutate(
      {},
      {
        onSuccess: () => {
          navigate(address("/sign-in"));
          queries.clear();
        },
      },
    );
}
