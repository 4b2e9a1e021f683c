import { AppShell, Burger, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { lazy, Suspense, useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "wouter";
import { useWords } from "../language/language-context.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { Navigation } from "./navigation.tsx";
import { StorefrontSwitch } from "./storefront-switch.tsx";

const NoticesBell = lazy(async () => ({ default: (await import("./notices-bell.tsx")).NoticesBell }));

/** Header, navigation and the screen; on a phone the navigation opens over the screen and closes with a choice. */
export function Shell({ children }: { children: ReactNode }) {
  const { shell } = useWords().messages;
  const [opened, { toggle, close }] = useDisclosure();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    close();
  }, [location, close]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding="md"
    >
      <a href="#main" className="skip-link" onClick={() => main.current?.focus()}>
        {shell.skip}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? shell.closeNavigation : shell.openNavigation}
              aria-expanded={opened}
            />
            <Text fw={700} visibleFrom="sm">
              Netvexa
            </Text>
            <StorefrontSwitch />
          </Group>
          <Group gap={0} wrap="nowrap">
            <Suspense>
              <NoticesBell />
            </Suspense>
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" className={opened ? "" : "collapsed-navigation"} aria-label={shell.navigation}>
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="main" ref={main} tabIndex={-1}>
        <div className="screen">{children}</div>
      </AppShell.Main>
    </AppShell>
  );
}
