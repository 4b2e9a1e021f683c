/** Measures by their spellings, so that "5 kg" is not "5 g". */
const MEASURES: Record<string, string> = {
  kg: "kg|kilos?|kilograms?|kilogramm|kilogrammes?|kilogramos?|chili|chilogramm[oi]|quilos?|كيلوغرام|كجم|كغ",
  g: "g|gr|grams?|gramm|grammes?|gramos?|gramm[oi]|gramas?|غرام|جرام",
  mg: "mg",
  lb: "lbs?|pounds?",
  oz: "oz|ounces?",
  l: "l|lit(?:re|er)s?|litros?|litr[oi]|لتر",
  ml: "ml|millilit(?:re|er)s?|مل",
  cl: "cl",
  m: "m|met(?:re|er)s?|mètres?|metros?|metr[oi]|متر",
  cm: "cm|centimet(?:re|er)s?|zentimeter|centimètres?|centímetros?|centimetr[oi]|سم|سنتيمتر",
  mm: "mm|millimet(?:re|er)s?|millimètres?|milímetros?|millimetr[oi]|ملم",
  km: "km|kilomet(?:re|er)s?|kilomètres?|كم",
  in: 'in|inch|inches|zoll|pouces?|pulgadas?|pollic[ei]|polegadas?|بوصة|"|″',
  ft: "ft|feet|foot",
  w: "w|watts?|واط",
  kw: "kw",
  kwh: "kwh",
  wh: "wh",
  v: "v|volts?",
  mah: "mah",
  gb: "gb|gigabytes?",
  tb: "tb",
  mb: "mb",
  hz: "hz|hertz",
  mhz: "mhz",
  ghz: "ghz",
  mp: "mp|megapixels?",
  lm: "lm|lumens?",
  celsius: "°c|° c|degrees celsius|grad celsius|degrés|grados|gradi|graus",
};

const matchers = Object.entries(MEASURES).map(([unit, pattern]) => ({
  unit,
  matcher: new RegExp(`^[ \\u00A0-]?(?:${pattern})(?![\\p{L}\\p{N}])`, "u"),
}));

/** The measure that stands at the beginning of folded text, after at most one space or hyphen; null for none. */
export function findMeasure(text: string): string | null {
  const ahead = text.slice(0, 24);
  return matchers.find(({ matcher }) => matcher.test(ahead))?.unit ?? null;
}
