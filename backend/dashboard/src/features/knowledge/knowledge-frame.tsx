import { Stack, Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useWords } from "../../language/language-context.tsx";
import { ScreenHead } from "../../shell/screen-head.tsx";
import { PermissionGate } from "../../states/permission-gate.tsx";

export type KnowledgeTab = "sources" | "documents" | "answers" | "unanswered" | "search";

const PATHS: Record<KnowledgeTab, string> = {
  sources: "/knowledge",
  documents: "/knowledge/documents",
  answers: "/knowledge/answers",
  unanswered: "/knowledge/unanswered",
  search: "/knowledge/search",
};
const TABS: KnowledgeTab[] = ["sources", "documents", "answers", "unanswered", "search"];

/** Heading and tabs of everything that the agent knows. */
export function KnowledgeFrame({ tab, children }: { tab: KnowledgeTab; children: ReactNode }) {
  const { navigation, knowledge } = useWords().messages;
  const [, navigate] = useLocation();
  const open = (value: string | null) => {
    const chosen = TABS.find((one) => one === value);
    if (chosen) navigate(PATHS[chosen]);
  };
  return (
    <PermissionGate permission="knowledge:read">
      <Stack>
        <ScreenHead title={navigation.knowledge} />
        <Tabs value={tab} onChange={open} activateTabWithKeyboard={false}>
          <Tabs.List className="scrolling-tabs">
            {TABS.map((value) => (
              <Tabs.Tab key={value} value={value}>
                {knowledge.tabs[value]}
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
