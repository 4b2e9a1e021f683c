import { Button, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { lazy, Suspense } from "react";
import { useLocation } from "wouter";
import { useWords } from "../language/language-context.tsx";
import { useMe } from "./me-context.ts";
import { useStorefront } from "./storefront-context.ts";
import { useAddress } from "./use-address.ts";

const NewStorefront = lazy(() => import("./new-storefront.tsx").then((module) => ({ default: module.NewStorefront })));

/** Says which storefront is open, opens another one, and makes further ones. */
export function StorefrontSwitch() {
  const words = useWords();
  const { shell } = words.messages;
  const { organisations } = useMe();
  const { name } = useStorefront();
  const [adding, { open, close }] = useDisclosure();
  const extensible = organisations.filter(({ permissions }) => permissions.includes("storefronts:create"));
  return (
    <>
      <Menu position="bottom-start" width={260} withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="default" className="shrinking" aria-label={words.fill(shell.switchFrom, { name })}>
            <Text span truncate fw={600} size="sm">
              {name}
            </Text>
            <span aria-hidden="true">&nbsp;▾</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <StorefrontItems />
          {extensible.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={open}>{shell.addStorefront}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {adding && (
        <Suspense fallback={null}>
          <NewStorefront organisations={extensible} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function StorefrontItems() {
  const { organisations } = useMe();
  const { tenantId: opened } = useStorefront();
  const [, navigate] = useLocation();
  const address = useAddress();
  return organisations.map((organisation) => [
    <Menu.Label key={organisation.id}>{organisation.name}</Menu.Label>,
    ...organisation.storefronts.map(({ tenantId, name }) => (
      <Menu.Item
        key={tenantId}
        aria-current={tenantId === opened ? "true" : undefined}
        fw={tenantId === opened ? 700 : 400}
        onClick={() => navigate(address(`/s/${tenantId}/`))}
      >
        {name}
      </Menu.Item>
    )),
  ]);
}
