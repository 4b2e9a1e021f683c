import { Button, Menu, Text } from "@mantine/core";
import { useLocation } from "wouter";
import { useWords } from "../language/language-context.tsx";
import { useMe } from "./me-context.ts";
import { useStorefront } from "./storefront-context.ts";
import { useAddress } from "./use-address.ts";

/** Says which storefront is open, and opens another one. */
export function StorefrontSwitch() {
  const words = useWords();
  const { organisations } = useMe();
  const { name, tenantId } = useStorefront();
  const [, navigate] = useLocation();
  const address = useAddress();
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          variant="default"
          className="shrinking"
          aria-label={words.fill(words.messages.shell.switchFrom, { name })}
        >
          <Text span truncate fw={600} size="sm">
            {name}
          </Text>
          <span aria-hidden="true">&nbsp;▾</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {organisations.map((organisation) => [
          <Menu.Label key={organisation.id}>{organisation.name}</Menu.Label>,
          ...organisation.storefronts.map((storefront) => (
            <Menu.Item
              key={storefront.tenantId}
              aria-current={storefront.tenantId === tenantId ? "true" : undefined}
              fw={storefront.tenantId === tenantId ? 700 : 400}
              onClick={() => navigate(address(`/s/${storefront.tenantId}/`))}
            >
              {storefront.name}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
