interface PlaceSettings {
  layout?: string;
  greeting?: string;
  suggestions?: string[];
}

/** Gives the chat this page's words, and its place in the page where it has one; it is loaded when it comes into view. */
export function placeChat(chat: HTMLElement & { open?(): Promise<void> }, place: HTMLElement): void {
  const { layout, greeting, suggestions }: PlaceSettings = JSON.parse(place.dataset.netvexaChat ?? "{}");
  if (greeting) chat.dataset.greeting = greeting;
  if (suggestions?.length) chat.dataset.suggestions = suggestions.join("\n");
  if (layout !== "inline") return;
  chat.dataset.inline = "";
  place.append(chat);
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    void chat.open?.();
  });
  observer.observe(place);
}
