import { drawLauncher } from "./draw-launcher.ts";
import { dressLauncher } from "./dress-launcher.ts";
import { launcherLabels } from "./launcher-labels.ts";
import { loadPanel } from "./load-panel.ts";
import type { PageSettings, Panel } from "./panel-contract.ts";

/**
 * Draws the launcher; everything else waits for the visitor, or for the browser to be idle. Stores nothing. The element
 * takes `open()` and, once the panel is there, `close()` from the page's own scripts.
 */
export function mountLauncher({ src, dataset }: Pick<HTMLScriptElement, "src" | "dataset">): void {
  const page = readPageSettings(src, dataset);
  const [failed = "", name = "Chat"] = launcherLabels[page.locale] ?? [];
  const launcher = drawLauncher(name, page.locale === "ar" ? "rtl" : "ltr");
  const { element, root, button, alert } = launcher;
  const getConfig = dressLauncher(root, dataset, page);

  let panel: Promise<Panel> | undefined;
  let attempt = 0;
  const load = (): Promise<Panel> =>
    (panel ??= loadPanel(page, attempt++).then(({ createPanel, ...words }) =>
      createPanel({ ...page, launcher, getConfig, ...words }),
    ));
  const prepare = (): void => void load().catch(() => (panel = undefined));
  const show = async (by: keyof Panel): Promise<void> => {
    alert.textContent = "";
    button.ariaBusy = "true";
    try {
      (await load())[by]();
    } catch {
      panel = undefined;
      alert.textContent = failed;
    }
    button.ariaBusy = null;
  };

  element.open = () => show("open");
  button.onclick = () => show("toggle");
  button.onpointerenter = button.onfocus = prepare;
  // Safari came late to idle callbacks.
  (window.requestIdleCallback ?? setTimeout)(() => {
    void getConfig();
    if (dataset.open === "true") void show("appear");
  });
}

function readPageSettings(src: string, { storefront = "", language, server }: DOMStringMap): PageSettings {
  language ??= document.documentElement.lang || navigator.language;
  const short = language.slice(0, 2).toLowerCase();
  const files = new URL(".", src).href;
  return { files, base: server ?? files, storefront, language, locale: launcherLabels[short] ? short : "en" };
}
