/**
 * Returns a function that redraws the dialog and keeps the visitor's place in it: the focus goes to the view's first
 * field when the view changes and to the conversation when its button is gone; the conversation follows an answer until
 * its question reaches the top, unless the visitor has scrolled away, and always shows a new question.
 */
export function createPlaceKeeper(dialog: HTMLElement): (draw: () => void) => void {
  let followedTo = 0;
  let count = 0;
  return (draw) => {
    keepFocus(dialog, draw);
    const log = dialog.querySelector(".log");
    const turns = dialog.querySelectorAll("section");
    if (log && (count !== turns.length || Math.abs(log.scrollTop - followedTo) < 4)) {
      log.scrollTop = (turns[turns.length - 1]?.offsetTop ?? -10) + 10;
      followedTo = log.scrollTop;
    }
    count = turns.length;
  };
}

function keepFocus(dialog: HTMLElement, draw: () => void): void {
  const field = findField(dialog);
  const hadFocus = hasFocus(dialog);
  draw();
  if (!hadFocus) return;
  if (field !== findField(dialog)) takeFocus(dialog);
  else if (!hasFocus(dialog)) dialog.querySelector<HTMLElement>(".log")?.focus();
}

export function takeFocus(dialog: HTMLElement): void {
  findField(dialog)?.focus();
}

export function hasFocus(dialog: HTMLElement): boolean {
  return dialog.matches(":focus-within");
}

/** Each view has one field, or words, to begin with. */
function findField(dialog: HTMLElement): HTMLElement | null {
  return dialog.querySelector("[data-focus]");
}
