import { Badge, Button, Menu, Text } from "@mantine/core";
import { listNoticesRoute, seeNoticesRoute } from "@netvexa/contract";
import { useLocation } from "wouter";
import type { RouteOutput } from "../api/call-route.ts";
import { useChange, useRoute } from "../api/use-route.ts";
import { useWords } from "../language/language-context.tsx";
import { Icon } from "./icons.tsx";
import { useStorefront } from "./storefront-context.ts";

type Notice = RouteOutput<typeof listNoticesRoute>["notices"][number];
const LOOK_AGAIN_MS = 60_000;

/** What needs a hand, each with the screen where it is mended; the number counts what this member has not seen. */
export function NoticesBell() {
  const words = useWords();
  const { notices: labels } = words.messages;
  const { permissions } = useStorefront();
  const enabled = permissions.includes("settings:read");
  const { data } = useRoute(listNoticesRoute, {}, { enabled, refetchMs: () => LOOK_AGAIN_MS });
  const see = useChange(seeNoticesRoute, [listNoticesRoute]);
  if (!enabled) return null;
  const notices = data?.notices ?? [];
  const fresh = notices.filter(({ isNew }) => isNew).length;
  const label = fresh === 0 ? labels.title : words.count(labels.fresh, fresh);
  return (
    <Menu position="bottom-end" width={320} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="inherit"
          px="xs"
          aria-label={label}
          onClick={() => fresh > 0 && see.mutate({})}
        >
          <Icon name="notices" />
          {fresh > 0 && (
            <Badge color="red.9" size="sm" ml={4}>
              {fresh}
            </Badge>
          )}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="notices">
        <Menu.Label>{labels.title}</Menu.Label>
        {notices.length === 0 && <Menu.Item disabled>{labels.none}</Menu.Item>}
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function NoticeItem({ notice }: { notice: Notice }) {
  const words = useWords();
  const { notices: labels } = words.messages;
  const [, navigate] = useLocation();
  const { title, remedy } = labels.kinds[notice.kind];
  return (
    <Menu.Item onClick={() => navigate(placeOf(notice))}>
      <Text size="sm" fw={600} className="passage">
        {words.fill(title, { name: notice.name ?? "" })}
      </Text>
      <Text size="sm" className="passage">
        {notice.resolvedAt === null ? remedy : words.fill(labels.solved, { time: words.ago(notice.resolvedAt) })}
      </Text>
      <Text size="xs" c="dimmed">
        {words.ago(notice.openedAt)}
      </Text>
    </Menu.Item>
  );
}

function placeOf({ kind, subject }: Notice): string {
  switch (kind) {
    case "sync_failed":
    case "sync_stale":
      return `/knowledge/sources/${subject}`;
    case "key_expiring":
      return "/keys";
    case "spend_near":
      return "/install";
    case "model_outage":
      return "/agents";
  }
}
