import type { WidgetConfig } from "@netvexa/contract/wire";
import { render } from "preact";
import { askQuestion } from "./ask-question.ts";
import type { Chat } from "./chat.ts";
import { createApi } from "./create-api.ts";
import { dressPanel } from "./dress-panel.ts";
import { drawDialog, showDialog } from "./draw-dialog.ts";
import { createPlaceKeeper, takeFocus } from "./keep-place.ts";
import { strings as english } from "./locales/en.ts";
import type { Panel, PanelOptions } from "./panel-contract.ts";
import { restoreConversation } from "./restore-conversation.ts";
import { withPeople } from "./load-people.ts";
import { drawPanel } from "./views/panel-view.tsx";
import { recallVisitor } from "./visitor.ts";

/** Puts the closed panel beside the launcher. Asks for the visitor's conversation when it is first opened. */
export function createPanel({ launcher, getConfig, strings, people, ...page }: PanelOptions): Panel {
  const { element, root, button } = launcher;
  const dialog = drawDialog(launcher);
  const keepPlace = createPlaceKeeper(dialog);
  const visitor = recallVisitor(page.storefront);
  const chat: Chat = {
    ...page,
    strings: strings ?? english,
    peopleStrings: people,
    visitor,
    api: createApi(page.base, page.storefront, visitor),
    draw: () => keepPlace(() => render(drawPanel(chat, close), dialog)),
    turns: [],
    conversationId: null,
  };
  const close = (): void => {
    dialog.close();
    button.focus();
  };
  const dress = (): void => {
    dressPanel(root, chat.config);
    chat.draw();
  };
  const appear = (): void => {
    showDialog(dialog, element);
    button.ariaExpanded = "true";
    chat.draw();
    void restoreConversation(chat);
  };
  const open = (): void => {
    appear();
    // Part of the page, it is simply there; the focus stays where the visitor reads.
    if (element.dataset.inline === undefined) takeFocus(dialog);
  };
  dress();
  void getConfig().then((config) => {
    chat.config = config && withPageWords(config, element.dataset, page.base);
    dress();
    if (config?.enabled === false) void withPeople(chat, () => {});
  });
  for (const change of ["online", "offline"]) addEventListener(change, chat.draw);
  element.close = () => dialog.close();
  element.ask = (question) => {
    appear();
    return askQuestion(chat, question);
  };
  return { open, appear, toggle: () => (dialog.open ? close() : open()) };
}

/** What the page says on its own element goes before what the merchant has set for all pages. */
function withPageWords(config: WidgetConfig, { greeting, suggestions }: DOMStringMap, base: string): WidgetConfig {
  return {
    ...config,
    avatarUrl: config.avatarUrl && base + config.avatarUrl,
    greeting: greeting ?? config.greeting,
    suggestions: suggestions?.split("\n") ?? config.suggestions,
  };
}
