import type { WidgetConfig } from "@netvexa/contract/wire";
import { darkEnough, lightEnough } from "./accent-colours.ts";

const FONTS: Record<string, string> = {
  page: getComputedStyle(document.body).fontFamily,
  serif: "serif",
  rounded: "ui-rounded,system-ui",
};

/** Gives the panel its accent where it is text, and the brightness and font that the merchant chose. */
export function dressPanel({ style, dataset }: HTMLElement, config?: WidgetConfig | null): void {
  const accent = style.getPropertyValue("--accent");
  style.setProperty("--accent-on-light", darkEnough(accent));
  style.setProperty("--accent-on-dark", lightEnough(accent));
  dataset.theme = config?.theme ?? "auto";
  style.fontFamily = FONTS[config?.font ?? ""] ?? "";
}
