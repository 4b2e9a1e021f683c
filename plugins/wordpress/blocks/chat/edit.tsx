import { useBlockProps } from "@wordpress/block-editor";
import type { ReactElement } from "react";
import type { ChatEditProps } from "./chat-attributes";
import { ChatControls } from "./chat-controls";
import { ChatPreview } from "./chat-preview";

export function ChatEdit({ attributes, setAttributes }: ChatEditProps): ReactElement {
  return (
    <div {...useBlockProps()}>
      <ChatControls attributes={attributes} setAttributes={setAttributes} />
      <ChatPreview attributes={attributes} />
    </div>
  );
}
