import { cutText, stripHtml } from "#features/content";
import type { Attribute } from "#features/content";
import { catalogueLimits } from "./catalogue-limits.ts";
import type { CatalogueRecord } from "./catalogue-record.ts";

type Given = CatalogueRecord["attributes"];
type Value = string | number | boolean | null;

/** Names and values as shoppers read them: `product_colour` becomes "Product colour", true becomes "yes". */
export function listAttributes(given: Given): Attribute[] {
  const pairs: [string, Value | Value[]][] = Array.isArray(given)
    ? given.map(({ name, value }) => [name, value])
    : Object.entries(given ?? {});
  return pairs
    .map(([name, value]) => ({ name: readLabel(name), value: readValue(value) }))
    .filter((attribute) => attribute.name !== "" && attribute.value !== "");
}

function readLabel(name: string): string {
  const label = stripHtml(cutText(name, catalogueLimits.nameChars));
  if (!/^[a-z0-9_]+$/.test(label)) return label;
  const spaced = label.replaceAll(/_+/g, " ").trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function readValue(value: Value | Value[]): string {
  if (Array.isArray(value))
    return value
      .map((entry) => readValue(entry))
      .filter(Boolean)
      .join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return stripHtml(cutText(String(value ?? ""), catalogueLimits.valueChars));
}
