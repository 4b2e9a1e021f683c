import { readMigrations, type Migration } from "#platform/migrate";

/** The migrations that this version of the program knows. */
export function readProductMigrations(): Promise<Migration[]> {
  return readMigrations(new URL("../migrations/", import.meta.url));
}
