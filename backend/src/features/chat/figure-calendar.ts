const LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "ar"];
/** Month names that are also everyday words: they count only beside a number. */
const AMBIGUOUS_MONTHS = new Set([
  "may",
  "march",
  "mar",
  "mai",
  "mars",
  "mei",
  "set",
  "ago",
  "out",
  "dez",
  "juin",
  "jan",
  "sept",
]);

/** Arabic has two sets of month names; this is the one that ICU's `ar` does not give. */
const LEVANTINE_MONTHS = [
  "كانون الثاني",
  "شباط",
  "آذار",
  "نيسان",
  "أيار",
  "حزيران",
  "تموز",
  "آب",
  "أيلول",
  "تشرين الأول",
  "تشرين الثاني",
  "كانون الأول",
];

const PLURAL_WEEKDAYS = new Map<string, number>([
  ...["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"].map(
    (name, index) => [name, index + 1] as const,
  ),
  ...["montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags"].map(
    (name, index) => [name, index + 1] as const,
  ),
]);

/** Days seen from today, by language: "hier" is yesterday in one and here in two others. Folded spellings. */
const RELATIVE: Record<string, Record<string, string>> = {
  en: {
    today: "today|tonight",
    tomorrow: "tomorrow",
    "after-tomorrow": "day after tomorrow",
    yesterday: "yesterday",
    "next-week": "next week",
    "this-week": "this week",
    weekend: "weekend",
    "next-month": "next month",
  },
  de: {
    today: "heute",
    tomorrow: "morgen",
    "after-tomorrow": "übermorgen",
    yesterday: "gestern",
    "next-week": "(?:nächste|kommende)[rn]? woche",
    "this-week": "diese[rn]? woche",
    weekend: "wochenende",
    "next-month": "(?:nächste|kommende)[nr]? monat",
  },
  fr: {
    today: "aujourd'hui|ce soir",
    tomorrow: "demain",
    "after-tomorrow": "après-demain",
    yesterday: "hier",
    "next-week": "la semaine prochaine",
    "this-week": "cette semaine",
    weekend: "week-end",
    "next-month": "le mois prochain",
  },
  es: {
    today: "hoy|esta noche",
    tomorrow: "mañana",
    "after-tomorrow": "pasado mañana",
    yesterday: "ayer",
    "next-week": "la próxima semana|la semana que viene",
    "this-week": "esta semana",
    weekend: "fin de semana",
    "next-month": "el próximo mes",
  },
  it: {
    today: "oggi|stasera",
    tomorrow: "domani",
    "after-tomorrow": "dopodomani",
    yesterday: "ieri",
    "next-week": "la (?:prossima settimana|settimana prossima)",
    "this-week": "questa settimana",
    weekend: "fine settimana|weekend",
    "next-month": "il (?:prossimo mese|mese prossimo)",
  },
  pt: {
    today: "hoje|esta noite",
    tomorrow: "amanhã",
    "after-tomorrow": "depois de amanhã",
    yesterday: "ontem",
    "next-week": "(?:na |a )?(?:próxima semana|semana que vem)",
    "this-week": "esta semana",
    weekend: "fim de semana",
    "next-month": "o próximo mês|o mês que vem",
  },
  nl: {
    today: "vandaag|vanavond",
    tomorrow: "morgen",
    "after-tomorrow": "overmorgen",
    yesterday: "gisteren",
    "next-week": "volgende week",
    "this-week": "deze week",
    weekend: "weekend",
    "next-month": "volgende maand",
  },
  ar: {
    today: "اليوم|الليلة",
    tomorrow: "غدا|بكرة",
    "after-tomorrow": "بعد غد",
    yesterday: "أمس",
    "next-week": "الأسبوع (?:القادم|المقبل)",
    "this-week": "هذا الأسبوع",
    weekend: "عطلة نهاية الأسبوع",
    "next-month": "الشهر (?:القادم|المقبل)",
  },
};

/** Spellings of days seen from today in a language, longest first; English for languages that are not known. */
export function relativeDays(language: string): [day: string, pattern: string][] {
  return Object.entries(RELATIVE[language] ?? RELATIVE.en ?? {}).toSorted(([, a], [, b]) => b.length - a.length);
}

/** Month number (1 to 12) by folded name. */
export const monthNumbers = nameMonths();
/** Weekday number (1 Monday to 7 Sunday) by folded name. */
export const weekdayNumbers = nameWeekdays();

export function isPlainMonth(name: string): boolean {
  return !AMBIGUOUS_MONTHS.has(name) && name.length > 3;
}

export function alternatives(names: Iterable<string>): string {
  return [...names]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(".", "\\."))
    .join("|");
}

function nameMonths(): Map<string, number> {
  const names = new Map<string, number>();
  for (let month = 1; month <= 12; month += 1) {
    const date = new Date(Date.UTC(2024, month - 1, 15));
    for (const name of spellingsOf(date, "month")) names.set(name, month);
    names.set(LEVANTINE_MONTHS[month - 1] ?? "", month);
  }
  return names;
}

function nameWeekdays(): Map<string, number> {
  const names = new Map<string, number>();
  for (let day = 1; day <= 7; day += 1) {
    // 1 January 2024 was a Monday.
    const date = new Date(Date.UTC(2024, 0, day));
    for (const name of spellingsOf(date, "weekday").filter((spelling) => spelling.length > 3)) names.set(name, day);
  }
  for (const [name, day] of PLURAL_WEEKDAYS) names.set(name, day);
  return names;
}

function spellingsOf(date: Date, part: "month" | "weekday"): string[] {
  return LANGUAGES.flatMap((language) =>
    (["long", "short"] as const).flatMap((width) => {
      const plain = new Intl.DateTimeFormat(language, { [part]: width, timeZone: "UTC" }).format(date);
      const format = new Intl.DateTimeFormat(language, { day: "numeric", [part]: width, timeZone: "UTC" });
      const inDate = format.formatToParts(date).find((item) => item.type === part)?.value ?? plain;
      return [plain, inDate].map((name) => name.toLowerCase().replaceAll("’", "'").replace(/\.$/, ""));
    }),
  );
}
