import type { CatalogueProblemCode } from "./catalogue-item.ts";

export interface BuildContext {
  /** ISO 4217 for prices that name no currency; without it those prices are left out. */
  currency: string | null;
  priceUnit: "major" | "minor";
  /** The decimal sign of the file, where its format fixes one. */
  decimal?: "." | ",";
  language: string | null;
  /** The shop's address; relative addresses are resolved against it. */
  baseUrl: string | null;
}

/** Notes what had to be left out of one record. */
export type NoteProblem = (code: CatalogueProblemCode, reason: string) => void;

/** The texts of a field that may hold one value or several. */
export function listWords(value: string | number | (string | number)[] | null | undefined): string[] {
  const list = Array.isArray(value) ? value : [value ?? ""];
  return list.map((entry) => String(entry).trim()).filter((entry) => entry !== "");
}
