import type { Launcher } from "./draw-launcher.ts";
import type { ConfigSource } from "./dress-launcher.ts";
import type { PeopleStrings } from "./people/people-strings.ts";
import type { Strings } from "./locales/en.ts";

/** What the script tag and the page settle before anything is loaded. */
export interface PageSettings {
  /** Absolute address of the folder that the widget's files are in, with a slash at its end. */
  files: string;
  /** The same of the server: that folder, unless the tag names another one. */
  base: string;
  storefront: string;
  /** The page's language tag, as the backend is told. */
  language: string;
  /** The widget's own language nearest to it. */
  locale: string;
}

/** What the loader hands to the panel that it loaded. */
export interface PanelOptions extends PageSettings {
  launcher: Launcher;
  /** The merchant's settings, with the launcher dressed in them. */
  getConfig: ConfigSource;
  /** Missing for English, which the panel brings along. */
  strings?: Strings;
  /** What is said around people, in the same language. */
  people?: PeopleStrings;
}

export interface Panel {
  open(): void;
  /** Opens without taking the focus from the page, for a panel that the visitor did not ask for. */
  appear(): void;
  toggle(): void;
}

export interface PanelModule {
  createPanel(options: PanelOptions): Panel;
}
