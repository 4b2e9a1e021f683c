import { NavLink } from "@mantine/core";
import { Link, useLocation } from "wouter";
import { useWords } from "../language/language-context.tsx";
import { Icon, type IconName } from "./icons.tsx";

const ENTRIES: { path: string; icon: IconName }[] = [
  { path: "/", icon: "overview" },
  { path: "/conversations", icon: "conversations" },
  { path: "/logs", icon: "logs" },
  { path: "/traces", icon: "traces" },
  { path: "/knowledge", icon: "knowledge" },
  { path: "/agents", icon: "agents" },
  { path: "/leads", icon: "leads" },
  { path: "/intents", icon: "intents" },
  { path: "/install", icon: "install" },
  { path: "/keys", icon: "keys" },
  { path: "/assistants", icon: "assistants" },
  { path: "/team", icon: "team" },
  { path: "/privacy", icon: "privacy" },
  { path: "/audit", icon: "audit" },
  { path: "/start", icon: "start" },
];

/** The screens of the storefront that is open. */
export function Navigation() {
  const { navigation } = useWords().messages;
  const [location] = useLocation();
  const labels: Record<string, string> = navigation;
  return ENTRIES.map(({ path, icon }) => {
    const active = path === "/" ? location === "/" : location.startsWith(path);
    return (
      <NavLink
        key={path}
        component={Link}
        href={path}
        label={labels[icon]}
        leftSection={<Icon name={icon} />}
        active={active}
        aria-current={active ? "page" : undefined}
      />
    );
  });
}
