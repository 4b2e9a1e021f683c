export type { CatalogueItem, CatalogueProblem } from "./catalogue-item.ts";
export type { CatalogueOptions } from "./catalogue-options.ts";
export { currencyDigits, normaliseCurrency } from "./currency-digits.ts";
export { formatMoney } from "./format-money.ts";
export { parseMoney } from "./parse-money.ts";
export { readCatalogue } from "./read-catalogue.ts";
export { recogniseCatalogue } from "./recognise-catalogue.ts";
