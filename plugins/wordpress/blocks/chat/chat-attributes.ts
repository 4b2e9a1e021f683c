/** The block's attributes, as `block.json` describes them. */
export interface ChatAttributes {
  layout: "inline" | "launcher";
  greeting: string;
  suggestions: string[];
  /** `#rrggbb`, or empty for the site's own. */
  accent: string;
  position: "" | "start" | "end";
  /** Pixels; of the panel in the page. */
  height: number;
}

export interface ChatEditProps {
  attributes: ChatAttributes;
  setAttributes(changed: Partial<ChatAttributes>): void;
}
