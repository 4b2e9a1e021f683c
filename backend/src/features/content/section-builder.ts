import type { Block, Section } from "./document.ts";
import { cleanLine, cleanText, cutText } from "./clean-text.ts";
import { readLimits } from "./read-limits.ts";
import type { ReadNotice } from "./read-notice.ts";

/** Collects blocks under their path of headings; every reader of a format writes into one. */
export interface SectionBuilder {
  /** Opens a section below the nearest heading of a smaller level. */
  heading(level: number, text: string): void;
  /** Ends all headings of this level and deeper. */
  closeHeading(level: number): void;
  paragraph(text: string): void;
  list(items: readonly string[]): void;
  table(header: readonly string[], rows: readonly (readonly string[])[]): void;
  notice(notice: ReadNotice): void;
  finish(): { sections: Section[]; notices: ReadNotice[] };
}

interface State {
  path: { level: number; text: string }[];
  current: Section;
  /** Whether the current section was opened by a heading that stands nowhere else yet. */
  isHeadingNew: boolean;
  sections: Section[];
  notices: ReadNotice[];
  charsLeft: number;
}

export function createSectionBuilder(): SectionBuilder {
  const state: State = {
    path: [],
    current: { headings: [], blocks: [] },
    isHeadingNew: false,
    sections: [],
    notices: [],
    charsLeft: readLimits.textChars,
  };
  return {
    heading: (level, text) => addHeading(state, level, text),
    closeHeading: (level) => closeHeading(state, level),
    paragraph: (text) => addParagraph(state, text),
    list: (items) => addList(state, items),
    table: (header, rows) => addTable(state, header, rows),
    notice: (notice) => addNotice(state, notice),
    finish: () => {
      openSection(state);
      return { sections: state.sections, notices: state.notices };
    },
  };
}

function addHeading(state: State, level: number, text: string): void {
  const heading = cleanLine(text);
  if (heading === "") return;
  state.path = state.path.filter((entry) => entry.level < level);
  state.path.push({ level, text: takeText(state, cutText(heading, readLimits.labelChars)) });
  openSection(state);
  state.isHeadingNew = true;
  if (heading.length > readLimits.labelChars) addParagraph(state, heading);
}

function closeHeading(state: State, level: number): void {
  if (!state.path.some((entry) => entry.level >= level)) return;
  state.path = state.path.filter((entry) => entry.level < level);
  openSection(state);
}

/** A heading without text of its own is kept only where no later section repeats it in its path. */
function openSection(state: State): void {
  const headings = state.path.map((entry) => entry.text);
  const { current } = state;
  const isRepeated =
    current.headings.length < headings.length && current.headings.every((text, index) => headings[index] === text);
  if (current.blocks.length > 0 || (state.isHeadingNew && !isRepeated)) state.sections.push(current);
  state.current = { headings, blocks: [] };
  state.isHeadingNew = false;
}

function addParagraph(state: State, text: string): void {
  const kept = takeText(state, cleanText(text));
  if (kept !== "") state.current.blocks.push({ kind: "paragraph", text: kept });
}

function addList(state: State, items: readonly string[]): void {
  const kept = items.map((item) => takeText(state, cleanLine(item))).filter((item) => item !== "");
  if (kept.length > 0) state.current.blocks.push({ kind: "list", items: kept });
}

function addTable(state: State, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const width = Math.max(header.length, rows[0]?.length ?? 0);
  if (width > readLimits.tableColumns || rows.length > readLimits.tableRows) noticeTable(state);
  const readRow = (row: readonly string[]) =>
    row.slice(0, readLimits.tableColumns).map((cell) => takeText(state, cleanLine(cell)));
  const block: Block = {
    kind: "table",
    header: readRow(header),
    rows: rows
      .slice(0, readLimits.tableRows)
      .map((row) => readRow(row))
      .filter((row) => row.some((cell) => cell !== "")),
  };
  if (block.rows.length > 0 || block.header.some((cell) => cell !== "")) state.current.blocks.push(block);
}

function noticeTable(state: State): void {
  addNotice(state, {
    code: "table_cut",
    detail: `A table was cut to ${readLimits.tableColumns} columns and ${readLimits.tableRows} rows.`,
  });
}

function addNotice(state: State, notice: ReadNotice): void {
  if (!state.notices.some((known) => known.code === notice.code)) state.notices.push(notice);
}

function takeText(state: State, text: string): string {
  if (text.length <= state.charsLeft) {
    state.charsLeft -= text.length;
    return text;
  }
  addNotice(state, {
    code: "text_cut",
    detail: `Only the first ${readLimits.textChars} characters of text were read.`,
  });
  const kept = cutText(text, state.charsLeft);
  state.charsLeft = 0;
  return kept;
}
