import { mountLauncher } from "../../../widget/src/mount-launcher.ts";
import { placeChat } from "./place-chat.ts";
import { whenAllowed } from "./when-allowed.ts";

/**
 * Starts the chat with what the page's own element says. The script itself may have been combined with others, delayed
 * or moved by a cache plugin, so nothing is read from its tag, and it may run more than once.
 */
function startChat(): void {
  const settings = document.querySelector<HTMLElement>("#netvexa-chat-settings");
  if (!settings) return;
  whenAllowed(settings.dataset.consent, () => {
    if (document.querySelector("netvexa-chat")) return;
    mountLauncher({ src: settings.dataset.files ?? "", dataset: settings.dataset });
    const chat = document.querySelector<HTMLElement>("netvexa-chat");
    const place = document.querySelector<HTMLElement>("[data-netvexa-chat]");
    if (chat && place) placeChat(chat, place);
  });
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", startChat);
else startChat();
