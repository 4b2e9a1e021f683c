import type { Launcher } from "./draw-launcher.ts";
import { hasFocus, takeFocus } from "./keep-place.ts";
import styles from "./panel.css?inline";

/** Narrow and low screens show the panel in full, as a modal dialog; `panel.css` has the same condition. */
const fullScreen = matchMedia("(max-width:560px),(max-height:480px)");

/** Puts the closed dialog beside the launcher. Escape closes it, and the focus that was in it returns to the launcher. */
export function drawDialog({ element, root, button }: Launcher): HTMLDialogElement {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  element.shadowRoot?.adoptedStyleSheets.push(sheet);
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "title");
  dialog.setAttribute("aria-describedby", "disclosure");
  root.append(dialog);
  dialog.onclose = () => (button.ariaExpanded = `${dialog.open}`);
  root.onkeydown = (event) => {
    if (event.key !== "Escape" || !dialog.open || element.dataset.inline !== undefined) return;
    event.preventDefault();
    dialog.close();
    button.focus();
  };
  fullScreen.onchange = () => {
    if (!dialog.open) return;
    const hadFocus = hasFocus(dialog);
    dialog.close();
    showDialog(dialog, element);
    if (hadFocus) takeFocus(dialog);
  };
  fitToKeyboard(dialog);
  return dialog;
}

/** Shows the dialog; on a large screen, and where it is part of the page, without taking the focus, as `show()` would. */
export function showDialog(dialog: HTMLDialogElement, { dataset }: HTMLElement): void {
  if (dialog.open) return;
  if (fullScreen.matches && dataset.inline === undefined) dialog.showModal();
  else dialog.setAttribute("open", "");
}

/** On-screen keyboards cover the page instead of shrinking it; the full-screen panel keeps to what is left. */
function fitToKeyboard({ style }: HTMLElement): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  viewport.onresize = viewport.onscroll = () => {
    // A page that is zoomed in shows a part of the panel, not a smaller one.
    const isZoomed = viewport.scale > 1.01;
    style.setProperty("--height", isZoomed ? "" : `${viewport.height}px`);
    style.setProperty("--top", isZoomed ? "" : `${viewport.offsetTop}px`);
  };
}
