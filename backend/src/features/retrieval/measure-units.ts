/** Spellings of units as they stand behind a number, by the one spelling they are indexed under. */
const spellings: Record<string, string> = {
  in: `in inch inches " ″ ” '' ’’ zoll pouce pouces pulgada pulgadas pollici pollice polegada polegadas tum duim`,
  mm: "mm millimeter millimeters millimetre millimetres millimètres milímetros millimetri",
  cm: "cm centimeter centimeters centimetre centimetres zentimeter centimètres centímetros centimetri",
  m: "m meter meters metre metres mètre mètres metro metros metri",
  km: "km kilometer kilometers kilometre kilometres kilomètres kilómetros quilômetros chilometri",
  ft: "ft foot feet ′",
  mg: "mg",
  g: "g gr gram grams gramm grammes gramme gramos grammi gramas",
  kg: "kg kilo kilos kilogram kilograms kilogramm kilogrammes",
  lb: "lb lbs pound pounds",
  oz: "oz ounce ounces",
  ml: "ml milliliter millilitre milliliters millilitres",
  cl: "cl",
  l: "l liter liters litre litres litro litros litri",
  gal: "gal gallon gallons",
  w: "w watt watts",
  kw: "kw kilowatt",
  kwh: "kwh",
  wh: "wh",
  v: "v volt volts",
  a: "a amp amps ampere",
  ah: "ah",
  mah: "mah",
  hz: "hz hertz",
  khz: "khz",
  mhz: "mhz",
  ghz: "ghz",
  kb: "kb",
  mb: "mb megabyte megabytes mo",
  gb: "gb gigabyte gigabytes go",
  tb: "tb terabyte terabytes to",
  mbps: "mbps mbit/s mb/s",
  gbps: "gbps gbit/s gb/s",
  mp: "mp megapixel megapixels mpx mpix",
  dpi: "dpi",
  rpm: "rpm",
  db: "db",
  px: "px pixel pixels",
  lm: "lm lumen lumens",
};
const canonical = new Map(
  Object.entries(spellings).flatMap(([unit, words]) => words.split(" ").map((word): [string, string] => [word, unit])),
);

/** The one spelling of a unit (`inches` → `in`), or null; expects lower case. */
export function findUnit(word: string): string | null {
  return canonical.get(word) ?? null;
}
