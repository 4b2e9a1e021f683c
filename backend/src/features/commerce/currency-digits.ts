/** ISO 4217 list one (2024): currencies whose minor unit is not a hundredth. */
const zeroDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ");
const threeDigits = "BHD IQD JOD KWD LYD OMR TND".split(" ");
const fourDigits = "CLF UYW".split(" ");
const knownCurrencies = new Set(Intl.supportedValuesOf("currency"));
const unusualDigits = new Map([
  ...zeroDigits.map((code) => [code, 0] as const),
  ...threeDigits.map((code) => [code, 3] as const),
  ...fourDigits.map((code) => [code, 4] as const),
]);

/** Decimal places between a currency's major and minor unit by ISO 4217, or null when there is no such currency. */
export function currencyDigits(currency: string): number | null {
  const unusual = unusualDigits.get(currency);
  if (unusual !== undefined) return unusual;
  return knownCurrencies.has(currency) ? 2 : null;
}

/** `EUR` for ` eur `; null when there is no such currency. */
export function normaliseCurrency(code: string): string | null {
  const upper = code.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(upper) && currencyDigits(upper) !== null ? upper : null;
}
