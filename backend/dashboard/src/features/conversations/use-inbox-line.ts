import { getConversationRoute, listConversationsRoute } from "@netvexa/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useApiContext } from "../../api/api-context.ts";
import { openInboxLine, type InboxFrame, type InboxLine, type MemberFrame } from "./open-inbox-line.ts";

export interface LiveInbox {
  isLive: boolean;
  /** Who types in the conversation that is open; null for nobody. */
  typing: string | null;
  send(frame: MemberFrame): void;
}

const TYPING_MS = 6_000;

/**
 * Keeps the lists, and the conversation that is open, as they are at this moment. Everything that is shown is read
 * through the API; the connection only says when.
 */
export function useInboxLine(conversationId: string | null): LiveInbox {
  const { basePath, storefront } = useApiContext();
  const queries = useQueryClient();
  const [isLive, setLive] = useState(false);
  const [typing, setTyping] = useState<string | null>(null);
  const line = useRef<InboxLine | null>(null);
  useEffect(() => {
    if (storefront === null) return undefined;
    let quiet = 0;
    const refresh = (id: string) => void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === id });
    const watch = () => conversationId !== null && line.current?.send({ type: "watch", conversationId });
    const onFrame = (frame: InboxFrame) => {
      if (frame.type === "conversation") refresh(listConversationsRoute.id);
      if (frame.type !== "thread") return;
      if (frame.frame.type !== "typing") return refresh(getConversationRoute.id);
      setTyping(frame.frame.name ?? "");
      window.clearTimeout(quiet);
      quiet = window.setTimeout(() => setTyping(null), TYPING_MS);
    };
    const onChange = (isOpen: boolean) => {
      setLive(isOpen);
      if (!isOpen) return;
      watch();
      refresh(listConversationsRoute.id);
      refresh(getConversationRoute.id);
    };
    line.current = openInboxLine({ basePath, storefront, onFrame, onChange });
    return () => {
      window.clearTimeout(quiet);
      line.current?.close();
      line.current = null;
    };
  }, [basePath, storefront, conversationId, queries]);
  return { isLive, typing, send: (frame) => line.current?.send(frame) };
}
