import styles from "./loader.css?inline";

export interface Launcher {
  /** `<netvexa-chat>`, with what it offers to the page's own scripts. */
  element: HTMLElement & { open?: () => Promise<void>; close?: () => void; ask?: (question: string) => boolean };
  root: HTMLElement;
  button: HTMLElement;
  /** Announces what is written into it. */
  alert: HTMLElement;
}

/** Draws the launcher without style attributes or elements, so that a page's content security policy need not allow any. */
export function drawLauncher(name: string, direction: string): Launcher {
  if (!customElements.get("netvexa-chat")) customElements.define("netvexa-chat", class extends HTMLElement {});
  const element = document.createElement("netvexa-chat");
  const shadow = element.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [sheet];
  const root = add(shadow, "div", { class: "root", dir: direction });
  const alert = add(root, "p", { role: "alert" });
  const button = add(root, "button", {
    class: "launcher",
    "aria-label": name,
    "aria-haspopup": "dialog",
    "aria-expanded": "false",
  });
  document.body.append(element);
  return { element, root, button, alert };
}

function add(parent: ParentNode, tag: string, attributes: Record<string, string>): HTMLElement {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name] ?? "");
  parent.append(element);
  return element;
}
