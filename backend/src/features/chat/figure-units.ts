/** Spellings are alternatives of a regular expression over folded text (`foldFigures`), longest first. */

/** Currencies by their signs and words; a sign that several share stands for whichever the source names. */
const CURRENCIES: Record<string, string> = {
  EUR: "€|euros?|eur|euroja|يورو",
  GBP: "uk£|£gb|£|gbp|pounds?(?: sterling)?|sterling|quid|livres? sterling|libras?(?: esterlinas?)?|sterline|ponden|pfund sterling|جنيه استرليني",
  USD: "us ?\\$|\\$us|usd|us dollars?|us-dollar",
  CHF: "chf|sfr\\.?|franken|francs? suisses?|franchi(?: svizzeri)?",
  JPY: "jp¥|jpy|円|yen",
  CNY: "cn¥|¥cn|cny|rmb|元|yuan",
  INR: "₹|inr|rupees?|rupien|roupies?|rs\\.",
  PLN: "zł|pln|złotych|zloty|złoty",
  CZK: "kč|czk",
  HUF: "huf|forint",
  TRY: "₺|try|lira",
  RUB: "₽|rub|rubel|рублей",
  UAH: "₴|uah",
  BRL: "r\\$|brl|reais",
  AUD: "au?\\$|\\$au|aud",
  CAD: "ca?\\$|\\$ca|cad",
  SEK: "sek",
  NOK: "nok",
  DKK: "dkk",
  AED: "aed|د\\.إ|دراهم|درهما|درهم(?: إماراتي)?",
  SAR: "sar|﷼|ر\\.س|ريالات|ريال(?: سعودي)?",
  EGP: "egp|جنيها|جنيه(?: مصري)?",
  "?dollar": "\\$|dollars?|dollari|dólares|dólar|bucks?|دولارات|دولارا|دولار",
  "?krone": "kr\\.?|kronor|kroner|kronen",
  "?yen": "¥",
  "?cent": "cents?|¢|centimes?|céntimos?|centavos?|centesimi|cêntimos?|pence|سنتات|سنتا|سنت",
  "?slang": "tenners?|fivers?|grand",
};

/** What a shared sign may stand for. */
const SHARED: Record<string, string[]> = {
  "?dollar": ["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN"],
  "?krone": ["SEK", "NOK", "DKK", "CZK", "ISK"],
  "?yen": ["JPY", "CNY"],
};

export const PERCENT_WORDS =
  "%|percent|per cent|prozent|pour ?cent|por ciento|per cento|por cento|procent|pct|بالمئة|بالمائة|في المئة|في المائة";

/** Units of time by what they are; "business" days are a unit of their own. */
const DURATIONS: Record<string, string> = {
  workday:
    "(?:business|working|work|week)[- ]?days?|werktage?n?|arbeitstage?n?|jours? (?:ouvrés?|ouvrables?)|días? (?:hábil(?:es)?|laborables?)|giorn[oi] (?:lavorativ[oi]|feriali)|dias? (?:úteis|útil)|werkdag(?:en)?|(?:أيام|يوم|يوما) عمل",
  day: "days?|tage?n?|tägige?[nrs]?|jours?|días?|giorn[oi]|dias?|dag(?:en)?|أيام|ايام|يوما|يوم",
  week: "weeks?|wochen?|wöchige?[nrs]?|semaines?|semanas?|settiman[ae]|wek?en|week|أسابيع|اسابيع|أسبوعا|أسبوع|اسبوع",
  month: "months?|monat(?:e|en|s)?|monatige?[nrs]?|mois|mes(?:es)?|mes[ei]|mês|maand(?:en)?|أشهر|اشهر|شهور|شهرا|شهر",
  year: "years?|yrs?|jahre?n?s?|jährige?[nrs]?|ans?|années?|años?|ann[oi]|anos?|jaar|jaren|سنوات|سنة|أعوام|عاما|عام",
  hour: "hours?|hrs?|h|stunden?|std\\.?|heures?|horas?|or[ae]|uur|uren|ساعات|ساعة",
  minute: "minutes?|mins?|minuten?|minutos?|minut[oi]|minuut|دقائق|دقيقة",
  second: "seconds?|secs?|sekunden?|secondes?|segundos?|second[oi]|seconden?|ثوان|ثانية",
  night: "nights?|nächten?|nuits?|noches?|nott[ei]|noites?|nachten|ليال|ليلة",
};

/** What can be counted on a shelf, before or behind which stands how many. */
const STOCK =
  "(?:(?:pieces?|items?|units?|pcs\\.?|stück|exemplare?|pièces?|exemplaires?|unidades?|piezas?|pezzi|unità|peças|stuks?|exemplaren|قطع|قطعة|وحدات|حبات)(?: (?:are|is|sind|ist|sont|son|sono|são|zijn))?(?: (?:still|only|just|noch|nur|encore|aún|ancora|ainda|nog))? ?)?(?:left|remaining|in stock|available|auf lager|vorrätig|verfügbar|lieferbar|übrig|en stock|restants?|restantes?|disponibles?|en existencia|disponibil[ei]|rimast[ie]|rimanent[ie]|in magazzino|em estoque|em stock|disponíve(?:l|is)|op voorraad|beschikbaar|resterend|متبقية|متوفرة|في المخزون|متاحة)|pieces?|pcs\\.?|stück|pièces|unidades|pezzi|peças|stuks|قطع";
const STOCK_LEAD =
  "stock(?: level)?:?|nur noch|bestand:?|lagerbestand:?|plus que|il (?:n'en )?reste(?: que)?|solo quedan|quedan|sólo quedan|restano(?: solo)?|rimangono|restam(?: apenas)?|só restam|nog maar|nog slechts|voorraad:?|بقي|تبقى";

const durationUnits = Object.entries(DURATIONS);
const currencySigns = Object.entries(CURRENCIES);

export const DURATION_WORDS = alternation(Object.values(DURATIONS));
export const CURRENCY_WORDS = alternation(Object.values(CURRENCIES));
export const STOCK_WORDS = STOCK;
export const STOCK_LEADS = STOCK_LEAD;

function alternation(patterns: string[]): string {
  return patterns.join("|");
}

const currencyMatchers = currencySigns.map(([code, pattern]) => ({
  code,
  matcher: new RegExp(`^(?:${pattern})$`, "u"),
}));
const durationMatchers = durationUnits.map(([unit, pattern]) => ({
  unit,
  matcher: new RegExp(`^(?:${pattern})$`, "u"),
}));

/** ISO code, or a `?name` that several currencies share; null for what is no currency. */
export function findCurrency(spelling: string): string | null {
  return currencyMatchers.find(({ matcher }) => matcher.test(spelling.trim()))?.code ?? null;
}

export function findDuration(spelling: string): string | null {
  return durationMatchers.find(({ matcher }) => matcher.test(spelling.trim()))?.unit ?? null;
}

/** Whether two currencies, one of them perhaps a shared sign, can be the same. */
export function sameCurrency(one: string, other: string): boolean {
  return one === other || (SHARED[one]?.includes(other) ?? false) || (SHARED[other]?.includes(one) ?? false);
}
