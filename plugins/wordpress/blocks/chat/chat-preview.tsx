import { __ } from "@wordpress/i18n";
import type { CSSProperties, ReactElement } from "react";
import type { ChatAttributes } from "./chat-attributes";

const DEFAULT_ACCENT = "#0f766e";

/** The chat as visitors will see it, with nothing in it that could be pressed: the editor asks no questions. */
export function ChatPreview({ attributes }: { attributes: ChatAttributes }): ReactElement {
  const style: CSSProperties & Record<"--netvexa-accent", string> = {
    "--netvexa-accent": attributes.accent === "" ? DEFAULT_ACCENT : attributes.accent,
  };
  if (attributes.layout === "launcher") {
    return (
      <p className="netvexa-preview-launcher" style={style}>
        <span aria-hidden="true" />
        {__("The chat opens from the corner of this page.", "netvexa-chat")}
      </p>
    );
  }
  return (
    <div className="netvexa-preview" style={{ ...style, height: attributes.height }}>
      <p className="netvexa-preview-head">{__("Assistant", "netvexa-chat")}</p>
      <div className="netvexa-preview-log">
        <p className="netvexa-preview-bubble">
          {attributes.greeting === "" ? __("Your agent's greeting", "netvexa-chat") : attributes.greeting}
        </p>
        <ul>
          {attributes.suggestions
            .filter((question) => question.trim() !== "")
            .map((question) => (
              <li key={question}>{question}</li>
            ))}
        </ul>
      </div>
      <p className="netvexa-preview-field">{__("Ask a question", "netvexa-chat")}</p>
    </div>
  );
}
