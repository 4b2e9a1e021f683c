import { Stack, Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";

const PATHS = { search: "/logs", rules: "/logs/rules", alerts: "/logs/alerts" } as const;
export type LogsTab = keyof typeof PATHS;
const TABS: LogsTab[] = ["search", "rules", "alerts"];

/** Heading and tabs of the screens about logs. */
export function LogsFrame({ tab, children }: { tab: LogsTab; children: ReactNode }) {
  const { logs } = useWords().messages;
  const [, navigate] = useLocation();
  const open = (value: string | null) => {
    const chosen = TABS.find((one) => one === value);
    if (chosen) navigate(PATHS[chosen]);
  };
  return (
    <PermissionGate permission="logs:read">
      <Stack>
        <ScreenHead title={logs.title} />
        <Tabs value={tab} onChange={open} activateTabWithKeyboard={false}>
          <Tabs.List className="scrolling-tabs">
            {TABS.map((value) => (
              <Tabs.Tab key={value} value={value}>
                {logs.tabs[value]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab} pt="md">
            {children}
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </PermissionGate>
  );
}
