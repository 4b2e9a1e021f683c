import { __ } from "@wordpress/i18n";
import { useEffect, useState } from "@wordpress/element";
import type { ReactElement } from "react";
import type { ChatAttributes } from "./chat-attributes";

declare global {
  interface Window {
    /** Where the site shows the chat alone; missing until it is connected. */
    netvexaChatPreview?: string;
  }
}

const PAUSE_MS = 400;

/** The real widget as visitors will see it, with nothing in it that could be pressed: the editor asks no questions. */
export function ChatPreview({ attributes }: { attributes: ChatAttributes }): ReactElement {
  const address = useAddress(attributes);
  if (attributes.layout === "launcher") {
    return <p className="netvexa-preview-note">{__("The chat opens from the corner of this page.", "netvexa-chat")}</p>;
  }
  if (address === null) {
    const words = __("Connect the site under Settings → Netvexa to see the chat here.", "netvexa-chat");
    return <p className="netvexa-preview-note">{words}</p>;
  }
  const title = __("Netvexa Chat", "netvexa-chat");
  return <iframe className="netvexa-preview" title={title} src={address} style={{ height: attributes.height }} />;
}

/** Not anew with every key that is pressed. */
function useAddress(attributes: ChatAttributes): string | null {
  const page = window.netvexaChatPreview;
  const wanted = page ? `${page}&attributes=${encodeURIComponent(JSON.stringify(attributes))}` : null;
  const [address, setAddress] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAddress(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return address;
}
