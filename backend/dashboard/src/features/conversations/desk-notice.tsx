import { Button } from "@mantine/core";
import { listConversationsRoute } from "@netvexa/contract";
import { useEffect, useRef, useState } from "react";
import { useRoute } from "../../api/use-route.ts";
import { useWords } from "../../language/language-context.tsx";

const FRESH_MS = 15_000;

/** A notification of the desktop for every visitor who begins to wait for a person while the page is out of sight. */
export function DeskNotice() {
  const { conversations } = useWords().messages;
  const waiting = useRoute(
    listConversationsRoute,
    { query: { inbox: "waiting", limit: 20 } },
    { refetchMs: () => FRESH_MS },
  );
  const [permission, setPermission] = useState(() => ("Notification" in window ? Notification.permission : "denied"));
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (waiting.data === undefined) return;
    const now = waiting.data.conversations;
    const fresh = now.filter(({ id }) => known.current !== null && !known.current.has(id));
    known.current = new Set(now.map(({ id }) => id));
    if (permission !== "granted" || !document.hidden) return;
    for (const { id, firstQuestion } of fresh) {
      const notice = new Notification(conversations.waitingNotice, { body: firstQuestion.slice(0, 120), tag: id });
      notice.addEventListener("click", () => window.focus());
    }
  }, [waiting.data, permission, conversations]);
  if (permission !== "default") return null;
  return (
    <Button variant="default" size="xs" onClick={() => void Notification.requestPermission().then(setPermission)}>
      {conversations.notifyMe}
    </Button>
  );
}
