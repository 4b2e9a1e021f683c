import type { catalogueMapping } from "@netvexa/contract";
import type { z } from "zod";

type CatalogueMapping = z.output<typeof catalogueMapping>;

type Fields = Partial<Record<string, string | string[]>>;

/** Turns a record of any shape into one for `catalogueRecordSchema`, which then judges it. */
export function mapRecord(source: unknown, mapping: CatalogueMapping): Record<string, unknown> {
  const record: Record<string, unknown> = {
    ...mapping.constants,
    ...readFields(source, mapping.fields),
    ...fillTemplates(source, mapping.templates ?? {}),
  };
  const named = Object.entries(readFields(source, mapping.attributeFields ?? {}));
  if (named.length > 0)
    record["attributes"] = [...listAttributes(record["attributes"]), ...named.flatMap(namedAttribute)];
  if (mapping.variants) record["variants"] = mapVariants(source, mapping.variants);
  return record;
}

function mapVariants(source: unknown, mapping: NonNullable<CatalogueMapping["variants"]>): unknown {
  const variants = readPath(source, mapping.path);
  if (!Array.isArray(variants)) return undefined;
  return variants.map((variant: unknown) => ({
    ...readFields(variant, mapping.fields),
    ...fillTemplates(variant, mapping.templates ?? {}),
  }));
}

function readFields(source: unknown, fields: Fields): Record<string, unknown> {
  const values = Object.entries(fields).map(
    ([target, paths]) => [target, readFirst(source, [paths ?? []].flat())] as const,
  );
  return Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== null && value !== ""));
}

function readFirst(source: unknown, paths: readonly string[]): unknown {
  const values = paths.map((path) => readPath(source, path));
  return values.find((value) => value !== undefined && value !== null && value !== "");
}

/** The value at a path, undefined where there is none; `[*]` gathers a list. A key that holds dots is tried whole first. */
function readPath(source: unknown, path: string): unknown {
  if (isObject(source) && Object.hasOwn(source, path)) return source[path];
  let values: unknown[] = [source];
  let isList = false;
  for (const step of path.match(/[^.[\]]+/g) ?? []) {
    isList ||= step === "*";
    values = values.flatMap((value) => takeStep(value, step));
  }
  return isList ? values : values[0];
}

function takeStep(value: unknown, step: string): unknown[] {
  if (step === "*") return Array.isArray(value) ? value : [];
  if (Array.isArray(value)) {
    const entry: unknown = /^\d+$/.test(step) ? value[Number(step)] : undefined;
    return entry === undefined ? [] : [entry];
  }
  return isObject(value) && Object.hasOwn(value, step) ? [value[step]] : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const addresses = new Set(["url", "image", "images"]);

/** A template with a placeholder that the record does not fill gives nothing. */
function fillTemplates(source: unknown, templates: Partial<Record<string, string>>): Record<string, string> {
  const filled = Object.entries(templates).flatMap(([target, template = ""]) => {
    const text = fillTemplate(source, template, addresses.has(target));
    return text === null ? [] : [[target, text] as const];
  });
  return Object.fromEntries(filled);
}

function fillTemplate(source: unknown, template: string, isAddress: boolean): string | null {
  let isWhole = true;
  const text = template.replaceAll(/\{([^{}]+)\}/g, (_, path: string) => {
    const value = readPath(source, path);
    const isFilled = (typeof value === "string" && value !== "") || typeof value === "number";
    isWhole &&= isFilled;
    if (!isFilled) return "";
    return isAddress ? encodeURIComponent(String(value).toWellFormed()) : String(value);
  });
  return isWhole ? text : null;
}

function listAttributes(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.entries(value).flatMap(namedAttribute) : [];
}

function namedAttribute([name, value]: [string, unknown]): { name: string; value: unknown }[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((entry) => entry !== null).map((entry) => ({ name, value: entry }));
}
