import { placeChat } from "./place-chat";

/** The widget's script is loaded on its own and defines the element when it runs. */
void customElements.whenDefined("netvexa-chat").then(() => {
  const chat = document.querySelector<HTMLElement>("netvexa-chat");
  const place = document.querySelector<HTMLElement>("[data-netvexa-chat]");
  if (chat && place) placeChat(chat, place);
});
