const PATHS = {
  overview: "M4 19V10M10 19V5M16 19v-6M21 19H3",
  conversations: "M4 5h16v11H9l-5 4z",
  logs: "M4 6h3M4 12h3M4 18h3M10 6h10M10 12h10M10 18h6",
  knowledge: "M5 4h6a2 2 0 0 1 1 1v15a3 3 0 0 0-2-1H5zM19 4h-6a2 2 0 0 0-1 1v15a3 3 0 0 1 2-1h5z",
  agents: "M7 8h10a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3zM12 8V4M9 13v1M15 13v1",
  install: "M8 8l-5 4 5 4M16 8l5 4-5 4M13.5 5l-3 14",
  keys: "M14.5 9.5a4 4 0 1 1-1.2-2.8 4 4 0 0 1 1.2 2.8zM14 11l7 7M18 15l2-2",
  traces: "M4 5h9M8 10h8M12 15h8M4 20h6",
  assistants:
    "M12 3l1.800 5.200L19 10l-5.200 1.800L12 17l-1.800-5.200L5 10l5.200-1.800zM19 16l.8 2.200L22 19l-2.200.8L19 22l-.8-2.200L16 19l2.200-.8z",
  team: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20c0-3 2.5-5 6-5s6 2 6 5M16 5a3 3 0 0 1 0 6M18 15c2 .5 3 2.500 3 5",
  start: "M5 20v-6l7-10 7 10v6zM10 20v-5h4v5",
  notices: "M6 17V11a6 6 0 0 1 12 0v6l1.500 2h-15zM10 21h4",
  audit: "M6 3h9l4 4v14H6zM9 11h7M9 15h7M9 7h3",
  leads: "M4 20l5-7 4 4 7-10M15 7h5v5",
  intents: "M4 5h10v6H8l-4 3zM12 14h8v6l-3-2h-5z",
  privacy: "M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6z",
  account: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.500-6 8-6s8 2 8 6",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing that goes with a word and is silent for screen readers. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
