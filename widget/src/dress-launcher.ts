import type { WidgetConfig } from "@netvexa/contract/wire";
import { inkOn, isHexColour } from "./accent-colours.ts";
import type { PageSettings } from "./panel-contract.ts";

export type ConfigSource = () => Promise<WidgetConfig | null>;

/**
 * Dresses the launcher by the script tag's attributes and returns a function that asks, once, for the merchant's
 * settings, which then decide what the tag leaves open. Its promise never rejects: null where the backend did not
 * answer.
 */
export function dressLauncher({ dataset, style }: HTMLElement, tag: DOMStringMap, page: PageSettings): ConfigSource {
  let request: Promise<WidgetConfig | null> | undefined;
  const dress = (config: WidgetConfig | null): WidgetConfig | null => {
    const accent = [tag.accent, config?.accentColour].find(isHexColour) ?? "#0f766e";
    style.setProperty("--accent", accent);
    style.setProperty("--on-accent", inkOn(accent));
    dataset.position = tag.position ?? config?.position ?? "end";
    if (config?.hidden) style.display = "none";
    return config;
  };
  dress(null);
  return () => (request ??= fetchConfig(page, tag.agent).then(dress));
}

/** The agent that the page asks for goes before the one that the merchant chose for the page's path. */
function fetchConfig({ base, storefront, language }: PageSettings, agent = ""): Promise<WidgetConfig | null> {
  const page = encodeURIComponent(location.pathname);
  return fetch(`${base}v1/widget/config?storefront=${storefront}&language=${language}&agent=${agent}&page=${page}`)
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null);
}
