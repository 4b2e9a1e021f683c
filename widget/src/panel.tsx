import { render } from "preact";
import { darkEnough, lightEnough } from "./accent-colours.ts";
import type { Chat } from "./chat.ts";
import { createApi } from "./create-api.ts";
import { drawDialog, showDialog } from "./draw-dialog.ts";
import { createPlaceKeeper, takeFocus } from "./keep-place.ts";
import { strings as english } from "./locales/en.ts";
import type { Panel, PanelOptions } from "./panel-contract.ts";
import { restoreConversation } from "./restore-conversation.ts";
import { drawPanel } from "./views/panel-view.tsx";
import { recallVisitor } from "./visitor.ts";

/** Puts the closed panel beside the launcher. Asks for the visitor's conversation when it is first opened. */
export function createPanel({ launcher, getConfig, strings, base, storefront, language }: PanelOptions): Panel {
  const { element, root, button } = launcher;
  const dialog = drawDialog(launcher);
  const keepPlace = createPlaceKeeper(dialog);
  const visitor = recallVisitor(storefront);
  const chat: Chat = {
    storefront,
    language,
    strings: strings ?? english,
    visitor,
    api: createApi(base, storefront, visitor),
    draw: () => keepPlace(() => render(drawPanel(chat, close), dialog)),
    turns: [],
    conversationId: null,
  };
  const close = (): void => {
    dialog.close();
    button.focus();
  };
  const dress = (): void => {
    const accent = root.style.getPropertyValue("--accent");
    root.style.setProperty("--accent-on-light", darkEnough(accent));
    root.style.setProperty("--accent-on-dark", lightEnough(accent));
    chat.draw();
  };
  const appear = (): void => {
    showDialog(dialog);
    button.ariaExpanded = "true";
    chat.draw();
    void restoreConversation(chat);
  };
  const open = (): void => {
    appear();
    takeFocus(dialog);
  };
  dress();
  void getConfig().then((config) => {
    chat.config = config;
    dress();
  });
  addEventListener("online", chat.draw);
  addEventListener("offline", chat.draw);
  element.close = () => dialog.close();
  return { open, appear, toggle: () => (dialog.open ? close() : open()) };
}
