import { tenantTransaction } from "#platform/tenant-context";
import type { SearchHit } from "#features/retrieval";
import type { AnswerScope } from "./answer-scope.ts";
import { foldFigures } from "./fold-figures.ts";
import { selectDates } from "./knowledge-queries.ts";
import type { RankedSentence } from "./rank-sentences.ts";
import type { Figure } from "./read-figures.ts";

export interface VersionChoice {
  ranked: RankedSentence[];
  /** The best sentence stands on a page that says of itself that it is outdated, and there is no better one. */
  outdated: boolean;
  /** A sentence of an older page that answers the same with another figure. */
  contradicted: RankedSentence | null;
}

/** What pages say of themselves when they are no longer in force, folded. */
const OUTDATED =
  /(?<!\p{L})(?:archived?|outdated|obsolete|superseded|deprecated|no longer (?:valid|applies|in force|current)|old (?:version|policy|terms|page)|previous (?:version|policy)|expired|replaced by (?:the|our|a) (?:new|current)|veraltet|archiviert|überholt|nicht mehr (?:gültig|aktuell|in kraft)|alte (?:fassung|version)|frühere fassung|ehemalige|archivée?|obsolète|périmée?|n'est plus (?:valable|en vigueur)|ancienne (?:version|politique)|anciennes conditions|archivad[oa]|obsolet[oa]|caducad[oa]|ya no es válid[oa]|versión anterior|archiviat[oa]|superat[oa]|non più (?:valid[oa]|in vigore)|vecchia versione|arquivad[oa]|desatualizad[oa]|já não é válid[oa]|versão (?:antiga|anterior)|verouderd|gearchiveerd|niet meer (?:geldig|van kracht)|oude versie|مؤرشفة?|قديمة?|لم تعد? ساري(?:ة|ا)|ملغاة?)(?!\p{L})/u;
const HEAD_CHARS = 260;
const YIELD_SHARE = 0.6;
const NEAR_SHARE = 0.8;
/** What both must hold of the question to be answers to it. */
const LEAST_COVERAGE = 0.4;

/**
 * Sentences in force before those of pages that call themselves outdated, and of two pages that answer the same with
 * different figures the newer: by the year in title or address, else by when the page was last changed.
 */
export async function settleVersions(
  scope: Pick<AnswerScope, "ctx">,
  ranked: RankedSentence[],
): Promise<VersionChoice> {
  const current = ranked.filter(({ hit }) => !isOutdated(hit));
  const [best] = current;
  const [first] = ranked;
  if (!first) return { ranked, outdated: false, contradicted: null };
  if (!best || !standsUp(best, first)) return { ranked, outdated: isOutdated(first.hit), contradicted: null };
  const rival = findRival(best, ranked);
  if (!rival) return { ranked: current, outdated: false, contradicted: null };
  if (isOutdated(rival.hit)) return { ranked: current, outdated: false, contradicted: rival };
  const isNewer = await isNewerThan(scope, rival.hit, best.hit);
  if (isNewer === null) return { ranked: current, outdated: false, contradicted: null };
  const [kept, dropped] = isNewer ? [rival, best] : [best, rival];
  const left = current.filter(({ hit }) => hit.document.number !== dropped.hit.document.number);
  return { ranked: [kept, ...left.filter((other) => other !== kept)], outdated: false, contradicted: dropped };
}

/** An old page yields to one in force that is about the same, though the old one may have more of the words. */
function standsUp(best: RankedSentence, first: RankedSentence): boolean {
  if (best.score >= first.score * YIELD_SHARE) return true;
  return first.ownCoverage > 0 && best.ownCoverage >= first.ownCoverage;
}

/** Whether a page says, in its title, address or first lines, that it is no longer in force. */
export function isOutdated({ chunk, document }: SearchHit): boolean {
  if (document.kind !== "page" && document.kind !== "file") return false;
  const path = (document.url ?? "").replace(/^https?:\/\/[^/]+/i, "").replaceAll(/[-_/]/g, " ");
  const head = chunk.position === 0 ? chunk.text.slice(0, HEAD_CHARS) : "";
  return OUTDATED.test(foldFigures([document.title, ...chunk.headings, path, head].join("\n")));
}

/** A sentence of another document that is nearly as good and gives another figure of the same kind. */
function findRival(best: RankedSentence, ranked: readonly RankedSentence[]): RankedSentence | null {
  return (
    ranked.find(
      (other) =>
        other.hit.document.number !== best.hit.document.number &&
        other.hit.document.kind !== "product" &&
        other.hit.chunk.language === best.hit.chunk.language &&
        other.score >= best.score * NEAR_SHARE &&
        Math.min(best.coverage, other.coverage) >= LEAST_COVERAGE &&
        shareOf(best.matched, other.matched) >= NEAR_SHARE &&
        disagrees(best.sentence.figures, other.sentence.figures),
    ) ?? null
  );
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return one.size === 0 ? 0 : one.intersection(other).size / one.size;
}

const COMPARED = new Set(["money", "percent", "duration"]);

function disagrees(one: readonly Figure[], other: readonly Figure[]): boolean {
  return one.some((figure) => {
    const same = other.filter(({ kind, unit }) => kind === figure.kind && unit === figure.unit);
    return (
      COMPARED.has(figure.kind) &&
      same.length > 0 &&
      !same.some(({ values }) => values.some((value) => figure.values.includes(value)))
    );
  });
}

/** Null when nothing tells which is newer. */
async function isNewerThan(
  { ctx }: Pick<AnswerScope, "ctx">,
  one: SearchHit,
  other: SearchHit,
): Promise<boolean | null> {
  const [year, otherYear] = [yearOf(one), yearOf(other)];
  if (year !== null && otherYear !== null && year !== otherYear) return year > otherYear;
  const numbers = [one.document.number, other.document.number];
  const dates = await tenantTransaction(ctx, (tx) => selectDates(tx, ctx, numbers));
  const [changed, otherChanged] = numbers.map((number) => {
    const stated = dates.find((date) => date.number === number)?.last_modified;
    const time = stated ? Date.parse(stated) : Number.NaN;
    return Number.isNaN(time) ? null : time;
  });
  if (changed == null || otherChanged == null || changed === otherChanged) return null;
  return changed > otherChanged;
}

function yearOf({ chunk, document }: SearchHit): number | null {
  const years = [
    document.title,
    ...chunk.headings,
    document.url ?? "",
    chunk.position === 0 ? chunk.text.slice(0, HEAD_CHARS) : "",
  ]
    .join(" ")
    .match(/(?<!\d)20[0-4]\d(?!\d)/g);
  return years === null ? null : Math.max(...years.map(Number));
}
