import type { Strings } from "./locales/en.ts";
import type { PeopleStrings } from "./people/people-strings.ts";
import type { PageSettings, PanelModule } from "./panel-contract.ts";

export interface LoadedPanel extends PanelModule {
  /** Missing for English, which the panel brings along, and where the language could not be loaded. */
  strings?: Strings;
  people?: PeopleStrings;
}

/** Loads the panel and its language side by side. `attempt` varies the address, as browsers keep a failed import. */
export async function loadPanel({ files, locale }: PageSettings, attempt: number): Promise<LoadedPanel> {
  const load = (file: string): Promise<LoadedPanel> => {
    const address = `${files}${file}.js?v=${VERSION}.${attempt}`;
    return import(/* @vite-ignore */ address);
  };
  const modules = await Promise.all([load("panel"), locale === "en" || load(`locale-${locale}`).catch(() => {})]);
  return Object.assign({}, ...modules);
}
