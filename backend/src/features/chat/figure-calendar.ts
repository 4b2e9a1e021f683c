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

/** Days seen from today. Folded spellings by meaning. */
const RELATIVE: Record<string, string> = {
  today: "today|tonight|heute|aujourd'hui|ce soir|hoy|oggi|stasera|hoje|vandaag|vanavond|اليوم|الليلة",
  tomorrow: "tomorrow|morgen|demain|mañana|domani|amanhã|غدا|بكرة",
  "after-tomorrow":
    "day after tomorrow|übermorgen|après-demain|pasado mañana|dopodomani|depois de amanhã|overmorgen|بعد غد",
  yesterday: "yesterday|gestern|hier|ayer|ieri|ontem|gisteren|أمس",
  "next-week":
    "next week|nächste[rn]? woche|kommende[rn]? woche|la semaine prochaine|la próxima semana|la semana que viene|la prossima settimana|na próxima semana|próxima semana|volgende week|الأسبوع القادم|الأسبوع المقبل",
  "this-week": "this week|diese[rn]? woche|cette semaine|esta semana|questa settimana|deze week|هذا الأسبوع",
  weekend: "weekend|week-end|wochenende|fin de semana|fine settimana|fim de semana|عطلة نهاية الأسبوع",
  "next-month":
    "next month|nächste[nr]? monat|le mois prochain|el próximo mes|il prossimo mese|o próximo mês|volgende maand|الشهر القادم",
};

export const relativeDays = Object.entries(RELATIVE).toSorted(([, a], [, b]) => b.length - a.length);

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
