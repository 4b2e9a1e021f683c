import { mountLauncher } from "../../../widget/src/mount-launcher.ts";
import { placeChat } from "./place-chat.ts";
import { whenAllowed } from "./when-allowed.ts";

/**
 * Starts the chat with what the page's own element says. The script itself may have been combined with others, delayed
 * or moved by a cache plugin, so nothing is read from its tag, and it may run more than once.
 */
function startPage(): void {
  const settings = document.querySelector<HTMLElement>("#netvexa-chat-settings");
  if (!settings) return;
  whenAllowed(settings.dataset.consent, () => {
    if (isWanted(settings.dataset) && !document.querySelector("netvexa-chat")) startChat(settings);
    if (document.querySelector("[data-netvexa-orders],#netvexa-chat-order")) void load(settings, "orders");
  });
}

/** A page is cached for every device, so the browser decides for itself; what stands in the page is always shown. */
function isWanted({ chat, device }: DOMStringMap): boolean {
  if (chat === "off") return false;
  const isNarrow = matchMedia("(max-width: 782px)").matches;
  return !device || (device === "mobile") === isNarrow || document.querySelector("[data-netvexa-chat]") !== null;
}

function startChat(settings: HTMLElement): void {
  mountLauncher({ src: settings.dataset.files ?? "", dataset: settings.dataset });
  const chat = document.querySelector<HTMLElement>("netvexa-chat");
  const place = document.querySelector<HTMLElement>("[data-netvexa-chat]");
  if (!chat) return;
  if (settings.dataset.store) chat.addEventListener("focusin", () => void load(settings, "cart"), { once: true });
  if (place) placeChat(chat, place);
}

interface PageModule {
  start(settings: DOMStringMap): void;
}

/** What only some pages need is a module of its own. */
async function load({ dataset }: HTMLElement, name: "cart" | "orders"): Promise<void> {
  const address = `${dataset.files}${name}.js?v=${VERSION}`;
  const module: PageModule = await import(/* @vite-ignore */ address);
  module.start(dataset);
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", startPage);
else startPage();
