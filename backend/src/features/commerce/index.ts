export type {
  CatalogueDocument,
  CatalogueFormat,
  CatalogueItem,
  CatalogueProblem,
  CatalogueProblemCode,
} from "./catalogue-item.ts";
export { catalogueLimits } from "./catalogue-limits.ts";
export { catalogueMappingSchema } from "./catalogue-mapping.ts";
export type { CatalogueMapping } from "./catalogue-mapping.ts";
export { catalogueOptionsSchema } from "./catalogue-options.ts";
export type { CatalogueOptions } from "./catalogue-options.ts";
export { catalogueRecordSchema } from "./catalogue-record.ts";
export type { CatalogueRecord } from "./catalogue-record.ts";
export { currencyDigits, normaliseCurrency } from "./currency-digits.ts";
export { detectCatalogueFormat } from "./detect-catalogue-format.ts";
export { formatMoney } from "./format-money.ts";
export { parseMoney } from "./parse-money.ts";
export type { Money, ParseMoneyOptions } from "./parse-money.ts";
export { readCatalogue } from "./read-catalogue.ts";
