interface When {
  language: string;
  now: Date;
}

const dayMs = 86_400_000;
const before =
  "by|before|until|till|no later than|needed? (?:it )?(?:for|on|by)|in time for|bis(?: zum| spätestens)?|vor(?: dem)?|spätestens(?: am)?|avant(?: le)?|d['’]ici(?: le| au)?|pour le|antes del?|para el|hasta el|entro(?: il)?|prima del?|per il|até|antes d[eo]|voor|uiterlijk|tegen|قبل|بحلول";
const soon: readonly [RegExp, number][] = [
  [
    /(?<!\p{L})(?:day after tomorrow|übermorgen|après-demain|pasado mañana|dopodomani|depois de amanhã|overmorgen|بعد غد)(?!\p{L})/iu,
    2,
  ],
  [
    /(?<!\p{L})(?:tomorrow|demain|domani|amanhã|غدا)(?!\p{L})|(?<!\p{L})(?:bis|für) morgen(?!\p{L})|(?:para|antes de) mañana(?!\p{L})|(?:voor|tegen) morgen(?!\p{L})/iu,
    1,
  ],
  [
    /(?<!\p{L})(?:today|tonight|heute|aujourd['’]hui|ce soir|hoy|oggi|stasera|hoje|vandaag|vanavond|اليوم)(?!\p{L})/iu,
    0,
  ],
];
const numeric = new RegExp(
  `(?<!\\p{L})(?:${before})[\\s\\p{L}]{0,10}?(\\d{1,4})[./-](\\d{1,2})(?:[./-](\\d{2,4}))?(?!\\d)`,
  "iu",
);
const patterns = new Map<string, CalendarPatterns>();

interface CalendarPatterns {
  /** Behind "by": a day of the week. */
  weekday: RegExp;
  /** Behind "by": "24 December", "December 24", "24. Dezember". */
  dayOfMonth: RegExp;
  weekdays: string[];
  months: string[];
}

/** The day that a message must have something by, as `2026-12-24`; the next such day where no year is named. */
export function extractDeadline(text: string, when: When): string | null {
  const words = text.normalize("NFKC").toLowerCase();
  const near = soon.find(([matcher]) => matcher.test(words));
  if (near) return toIsoDay(new Date(when.now.getTime() + near[1] * dayMs));
  return findNamedDay(words, when) ?? findNumericDay(words, when) ?? findWeekday(words, when);
}

function findWeekday(words: string, { language, now }: When): string | null {
  const { weekday, weekdays } = patternsOf(language);
  const name = weekday.exec(words)?.[1];
  if (name === undefined) return null;
  const ahead = (weekdays.indexOf(name) - now.getUTCDay() + 7) % 7;
  return toIsoDay(new Date(now.getTime() + (ahead === 0 ? 7 : ahead) * dayMs));
}

function findNamedDay(words: string, { language, now }: When): string | null {
  const { dayOfMonth, months } = patternsOf(language);
  const found = dayOfMonth.exec(words);
  if (!found) return null;
  const [, day, month, monthFirst, dayLast] = found;
  return nextDay(
    { day: Number(day ?? dayLast), month: months.indexOf(month ?? monthFirst ?? "") + 1, year: null },
    now,
  );
}

function findNumericDay(words: string, { language, now }: When): string | null {
  const [, one, two, three] = numeric.exec(words) ?? [];
  if (one === undefined || two === undefined) return null;
  if (one.length === 4) return nextDay({ year: Number(one), month: Number(two), day: Number(three) }, now);
  const year = three === undefined ? null : Number(three.length === 2 ? `20${three}` : three);
  // Month first only where the language has it so and the number can be a month.
  const isMonthFirst = language === "en" && Number(one) <= 12 && Number(two) > 12;
  const [day, month] = isMonthFirst ? [Number(two), Number(one)] : [Number(one), Number(two)];
  return nextDay({ day, month, year }, now);
}

function nextDay({ day, month, year }: { day: number; month: number; year: number | null }, now: Date): string | null {
  if (month < 1 || month > 12 || !(day >= 1 && day <= 31)) return null;
  const inYear = (named: number) => new Date(Date.UTC(named, month - 1, day));
  const first = inYear(year ?? now.getUTCFullYear());
  const isPast = year === null && first.getTime() < now.getTime() - dayMs;
  const found = isPast ? inYear(now.getUTCFullYear() + 1) : first;
  return found.getUTCMonth() === month - 1 ? toIsoDay(found) : null;
}

function patternsOf(language: string): CalendarPatterns {
  const known = patterns.get(language);
  if (known) return known;
  const [weekdays, months] = [namesOf(language, "weekday"), namesOf(language, "month")];
  const [days, monthNames] = [weekdays.join("|"), months.join("|")];
  const lead = `(?<!\\p{L})(?:${before})\\s+(?:\\p{L}{1,8}\\s+){0,2}?`;
  const made = {
    weekdays,
    months,
    weekday: new RegExp(`${lead}(${days})(?!\\p{L})`, "u"),
    dayOfMonth: new RegExp(
      `${lead}(?:(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?\\s+(?:of\\s+|de\\s+)?(${monthNames})|(${monthNames})\\s+(\\d{1,2}))(?!\\p{L})`,
      "u",
    ),
  };
  patterns.set(language, made);
  return made;
}

/** Names as the language writes them, Sunday or January first. */
function namesOf(language: string, kind: "weekday" | "month"): string[] {
  const locale = Intl.DateTimeFormat.supportedLocalesOf([language])[0] ?? "en";
  const format = new Intl.DateTimeFormat(locale, { [kind]: "long", timeZone: "UTC" });
  const count = kind === "weekday" ? 7 : 12;
  return Array.from({ length: count }, (_, index) => {
    // 1 January 2023 was a Sunday.
    const date = kind === "weekday" ? new Date(Date.UTC(2023, 0, 1 + index)) : new Date(Date.UTC(2023, index, 1));
    return format.format(date).toLowerCase();
  });
}

function toIsoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
