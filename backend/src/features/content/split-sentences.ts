/** Abbreviations after which a sentence goes on, whatever follows. Lower case, with their last full stop. */
const neverFinal = new Set(
  (
    "approx. ca. bzw. bspw. beisp. vgl. ggf. evtl. inkl. exkl. zzgl. abzgl. mind. insb. nr. art.-nr. abs. hrsg. tel. " +
    "fa. hr. fr. dr. prof. dipl. ing. st. mr. mrs. ms. sr. sra. srta. dra. ud. uds. vs. figs. abb. e.g. i.e. cf. viz. " +
    "incl. excl. resp. mme. mlle. pág. págs. núm. sig. sigg. dott. bijv. d.h. z.b. u.a. o.ä. i.d.r. u.u. v.a. s.o. " +
    "s.u. p.ex. tzv. ul. capt. rev. hon. gov. blvd. dept."
  ).split(" "),
);
/** Abbreviations that may also end a sentence: it goes on only before a digit or a small letter. */
const maybeFinal = new Set(
  (
    "etc. usw. u.s.w. no. inc. ltd. corp. co. gmbh. bros. jr. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. okt. " +
    "nov. dec. dez. in. ft. oz. lb. lbs. cm. mm. kg. std. stk. pcs. pkg. qty. a.m. p.m. v.chr. n.chr. s.a. u.s. u.k. " +
    "e.u. b.v. n.v. s.r.l. s.p.a. max. min. fig. tab. art. str. bd. vol. ed. eds. ref. eq. pag. ex. env. gen. col. sen."
  ).split(" "),
);
const ordinalLanguages = new Set(["de", "da", "no", "nb", "nn", "fi", "cs", "sk", "pl", "hu", "hr", "sl", "et", "lv"]);
const ordinalLeads = new Set("am dem der den das die im vom zum beim seit bis ab vor nach den. og d. 1.".split(" "));

/**
 * Sentences of a text, trimmed and in order; together they hold every word of it. Built on Unicode sentence
 * segmentation (UAX #29), mended where it splits after abbreviations ("approx. 3.5 kg", "z. B.", "e.g."), initials,
 * list numbers and ordinal dates. A line break always ends a sentence.
 */
export function splitSentences(text: string, language: string | null = null): string[] {
  const sentences: string[] = [];
  let segments: string[] = [];
  let before: Before = { tail: "", chars: 0, language };
  for (const { segment } of createSegmenter(language).segment(text.toWellFormed())) {
    if (segments.length > 0 && !goesOn(before, segment)) {
      sentences.push(segments.join("").trim());
      segments = [];
      before = { tail: "", chars: 0, language };
    }
    segments.push(segment);
    before = { tail: (before.tail + segment).slice(-tailChars), chars: before.chars + segment.length, language };
  }
  sentences.push(segments.join("").trim());
  return sentences.filter((sentence) => sentence !== "");
}

/** The sentence so far: only its end is looked at, so that a text of nothing but abbreviations costs no more than others. */
interface Before {
  tail: string;
  chars: number;
  language: string | null;
}

const tailChars = 80;
const longestMendedChars = 2_000;

function createSegmenter(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? "en", { granularity: "sentence" });
  } catch {
    return new Intl.Segmenter("en", { granularity: "sentence" });
  }
}

function goesOn(before: Before, after: string): boolean {
  const { tail } = before;
  if (before.chars > longestMendedChars || /\n\s*$/.test(tail)) return false;
  if (before.chars < 10 && /^\s*(?:[([]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s*)?$/.test(tail)) return true;
  const last = lastWord(tail);
  if (neverFinal.has(last) || /^(?:\p{L}\.)+$/u.test(last)) return !isFinalAcronym(last, after);
  if (maybeFinal.has(last)) return /^\s*[^\p{Lu}\s]/u.test(after.slice(0, tailChars));
  return /^\d{1,2}\.$/.test(last) && isOrdinal(before, after);
}

function lastWord(text: string): string {
  const word = /[^\s([{"'„“‚‘«»]*$/u.exec(text.trimEnd())?.[0] ?? "";
  return word.toLowerCase();
}

/** "in the U.S. The next …" ends, "U.S. army" and "a.m. 5" do not. */
function isFinalAcronym(last: string, after: string): boolean {
  return maybeFinal.has(last) && /^\s*\p{Lu}\p{Ll}/u.test(after.slice(0, tailChars));
}

function isOrdinal({ tail, language }: Before, after: string): boolean {
  if (!language || !ordinalLanguages.has(language)) return false;
  const lead = (tail.trimEnd().split(/\s+/).at(-2) ?? "").toLowerCase();
  return ordinalLeads.has(lead) || startsWithMonth(after.slice(0, tailChars), language);
}

function startsWithMonth(text: string, language: string): boolean {
  const word = /^\s*(\p{L}+)/u.exec(text)?.[1]?.toLowerCase();
  if (!word) return false;
  return monthNames(language).some((month) => month === word);
}

function monthNames(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2024, month, 1));
    return (parts.find((part) => part.type === "month")?.value ?? "").toLowerCase();
  });
}
