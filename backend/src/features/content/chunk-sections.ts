import { chunkLimits } from "./chunk-draft.ts";
import { countWords } from "./count-words.ts";
import type { Block, Section } from "./document.ts";
import { renderTableRows } from "./render-table.ts";
import { splitToFit } from "./split-words.ts";

export interface Passage {
  headings: string[];
  text: string;
}

export interface ChunkOptions {
  language: string | null;
  /** Sections that have no more words than this altogether stay one passage. */
  wholeWords: number;
}

/**
 * Cuts sections into passages near `chunkLimits.targetWords` and never above `maxWords`: at section borders first, then
 * between blocks, then between sentences, items or rows. A list is kept with the line that introduces it, which is
 * repeated where the list is split; small sections are put together under their common headings, their own headings
 * standing in the text. Otherwise no passage overlaps another.
 */
export function chunkSections(sections: readonly Section[], options: ChunkOptions): Passage[] {
  const total = sections.reduce((sum, section) => sum + countSection(section), 0);
  if (total <= options.wholeWords) return sections.length === 0 ? [] : cutGroup(joinAll(sections), options, joinPieces);
  return groupSmallSections(sections).flatMap((group) => cutGroup(group, options, packPieces));
}

interface SectionGroup {
  headings: string[];
  sections: Section[];
  words: number;
}

function cutGroup(group: SectionGroup, options: ChunkOptions, pack: (pieces: Piece[]) => string[]): Passage[] {
  const { headings } = group;
  const pieces = group.sections.flatMap((section) => renderSection(section, headings.length, options.language));
  if (pieces.length > 0) return pack(pieces).map((text) => ({ headings, text }));
  return headings.length === 0 ? [] : [{ headings: headings.slice(0, -1), text: headings.at(-1) ?? "" }];
}

function joinAll(sections: readonly Section[]): SectionGroup {
  const headings = sections.map((section) => section.headings).reduce((a, b) => commonPath(a, b));
  return { headings, sections: [...sections], words: 0 };
}

function joinPieces(pieces: readonly Piece[]): string[] {
  return [pieces.map((piece) => piece.text).join("\n")];
}

/** Neighbours join when one of them is small and both stand below a common heading, or side by side at the top. */
function groupSmallSections(sections: readonly Section[]): SectionGroup[] {
  const groups: SectionGroup[] = [];
  for (const section of sections) {
    const words = countSection(section);
    const last = groups.at(-1);
    if (last && canJoin(last, section, words)) {
      last.headings = commonPath(last.headings, section.headings);
      last.sections.push(section);
      last.words += words;
    } else groups.push({ headings: section.headings, sections: [section], words });
  }
  return groups;
}

/** A question and its answer are a passage of their own, however short. */
function canJoin(group: SectionGroup, section: Section, words: number): boolean {
  const { smallSectionWords, targetWords } = chunkLimits;
  if (group.words + words > targetWords || Math.min(group.words, words) >= smallSectionWords) return false;
  if ([group.headings, section.headings].some((path) => /[?？؟]$/u.test(path.at(-1) ?? ""))) return false;
  const shared = commonPath(group.headings, section.headings).length;
  return shared >= Math.min(group.headings.length, section.headings.length) - 1;
}

function countSection(section: Section): number {
  const headings = section.headings.reduce((sum, heading) => sum + countWords(heading) + 1, 0);
  return section.blocks.reduce((sum, block) => sum + countBlock(block), headings);
}

function countBlock(block: Block): number {
  if (block.kind === "paragraph") return countWords(block.text);
  if (block.kind === "list") return block.items.reduce((sum, item) => sum + countWords(item) + 1, 0);
  return renderTableRows(block.header, block.rows).reduce((sum, line) => sum + countWords(line), 0);
}

function commonPath(a: readonly string[], b: readonly string[]): string[] {
  const length = a.findIndex((heading, index) => heading !== b[index]);
  return length < 0 ? [...a] : a.slice(0, length);
}

/** A text of at most `maxWords`, with the lead-in to put before it where it opens a passage. */
interface Piece {
  text: string;
  words: number;
  leadIn: string;
  /** Whether the piece runs on from the one before, so that a passage should rather not end between them. */
  clings: boolean;
}

function renderSection(section: Section, sharedHeadings: number, language: string | null): Piece[] {
  const own = section.headings.slice(sharedHeadings).join(" › ");
  const heading = own === "" ? [] : splitToFit(own, fit(language)).map((text) => makePiece(text, { clings: false }));
  const pieces = section.blocks.map((block, index) => {
    const leadIn = findLeadIn(block, section.blocks[index - 1]);
    const [first, ...rest] = renderBlock(block, leadIn, language);
    return first ? [{ ...first, clings: leadIn !== "" || index === 0 }, ...rest] : [];
  });
  return [heading, ...pieces].flat();
}

function makePiece(text: string, rest: { leadIn?: string; clings: boolean }): Piece {
  return { text, words: countWords(text), leadIn: rest.leadIn ?? "", clings: rest.clings };
}

function fit(language: string | null, words: number = chunkLimits.maxWords) {
  return { maxWords: words, language };
}

/** The line before a list or table that introduces it: it ends in a colon, or it is one short line. */
function findLeadIn(block: Block, before: Block | undefined): string {
  if (block.kind === "paragraph" || before?.kind !== "paragraph") return "";
  const line = before.text.slice(before.text.lastIndexOf("\n") + 1);
  const words = countWords(line);
  const introduces = /[:：]$/u.test(line) || words <= 15;
  return introduces && words <= chunkLimits.leadInWords ? line : "";
}

function renderBlock(block: Block, leadIn: string, language: string | null): Piece[] {
  const { maxWords, targetWords } = chunkLimits;
  if (block.kind === "paragraph") {
    const isWhole = countWords(block.text) <= maxWords;
    const parts = splitToFit(block.text, fit(language, isWhole ? maxWords : targetWords));
    return parts.map((text) => makePiece(text, { clings: false }));
  }
  const room = fit(language, maxWords - countWords(leadIn));
  const lines =
    block.kind === "list" ? block.items.map((item) => `- ${item}`) : renderTableRows(block.header, block.rows);
  return lines.flatMap((line) => splitToFit(line, room)).map((text) => makePiece(text, { leadIn, clings: false }));
}

function packPieces(pieces: readonly Piece[]): string[] {
  const passages: string[][] = [];
  let lines: string[] = [];
  let words = 0;
  pieces.forEach((piece, index) => {
    if (lines.length > 0 && shouldBreak(piece, words, pieces.slice(index, index + chunkLimits.tailWords))) {
      passages.push(lines);
      lines = piece.leadIn === "" ? [] : [piece.leadIn];
      words = countWords(piece.leadIn);
    }
    lines.push(piece.text);
    words += piece.words;
  });
  if (lines.length > 0) passages.push(lines);
  return passages.map((passage) => passage.join("\n"));
}

/** A passage ends where it is nearest to the target, unless the little that is left still fits. */
function shouldBreak(piece: Piece, words: number, ahead: readonly Piece[]): boolean {
  const { maxWords, targetWords, tailWords } = chunkLimits;
  if (words + piece.words > maxWords) return true;
  if (words + piece.words - targetWords <= targetWords - words || piece.clings) return false;
  const left = ahead.reduce((sum, next) => sum + next.words, 0);
  return left > tailWords || words + left > maxWords;
}
