import type { Delta, ProductCard, TurnEvent } from "@netvexa/contract/wire";
import type { SearchHit } from "#features/retrieval";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { checkFigures, type LiveProduct } from "./check-figures.ts";
import { selectReadAt } from "./knowledge-queries.ts";
import { toPlainText } from "./plain-text.ts";
import type { ReceiptDraft } from "./receipt-draft.ts";
import { readFigures } from "./read-figures.ts";
import { readShopProducts } from "./shop-products.ts";
import { toCitation } from "./to-citation.ts";

export interface Statement {
  text: string;
  /** Passages that the sentence rests on. */
  sources: readonly SearchHit[];
  /** Document numbers of products whose live records the sentence may take figures from, beside those of `sources`. */
  products?: readonly number[];
  /** Read at this very moment by the caller; read again here when absent. */
  live?: readonly LiveProduct[];
}

/** The one way from a draft to the visitor: whatever comes out of it has been checked. */
export interface AnswerWriter {
  status(stage: "searching" | "writing"): Promise<void>;
  /** What follows stands in a new paragraph, or is an item of a list. */
  beginBlock(kind: "paragraph" | "item"): void;
  /** Releases a sentence, or cuts it when a figure of it is not vouched for. True when it was released. */
  say(statement: Statement): Promise<boolean>;
  card(card: ProductCard): Promise<void>;
  /** Products that the turn has looked at: no sentence that names one may contradict its price. */
  know(products: readonly LiveProduct[]): void;
  /** Takes back every sentence that was released so far. */
  retract(): Promise<void>;
  released(): readonly Delta[];
  cited(): boolean;
}

export interface WriterOptions {
  language: string;
  question: string;
  emit(event: TurnEvent): Promise<void>;
  draft: ReceiptDraft;
  signal: AbortSignal;
}

interface WriterState {
  released: Delta[];
  sentences: number;
  block: Delta["block"];
  blockUsed: boolean;
  numbers: Map<number, number>;
  cards: Set<string>;
  known: Map<number, LiveProduct>;
}

export function createAnswerWriter(ctx: TenantContext, options: WriterOptions): AnswerWriter {
  const state: WriterState = {
    released: [],
    sentences: 0,
    block: { index: 0, kind: "paragraph" },
    blockUsed: false,
    numbers: new Map(),
    cards: new Set(),
    known: new Map(),
  };
  const { emit } = options;
  return {
    status: (stage) => emit({ type: "status", stage }),
    beginBlock: (kind) => beginBlock(state, kind),
    say: (statement) => say(ctx, { state, options }, statement),
    card: async (card) => {
      if (state.cards.has(card.id)) return;
      state.cards.add(card.id);
      await emit({ type: "card", card });
    },
    know: (products) => {
      for (const product of products) state.known.set(product.documentNumber, product);
    },
    retract: async () => {
      const ids = state.released.map((delta) => delta.id);
      state.released = [];
      options.draft.forgetCitations();
      beginBlock(state, "paragraph");
      if (ids.length > 0) await emit({ type: "retract", ids });
    },
    released: () => state.released,
    cited: () => state.released.some((delta) => delta.citations.length > 0),
  };
}

function beginBlock(state: WriterState, kind: Delta["block"]["kind"]): void {
  const index = state.blockUsed ? state.block.index + 1 : state.block.index;
  state.block = { index, kind };
  state.blockUsed = false;
}

interface Writing {
  state: WriterState;
  options: WriterOptions;
}

async function say(ctx: TenantContext, writing: Writing, statement: Statement): Promise<boolean> {
  const { state, options } = writing;
  options.signal.throwIfAborted();
  const text = toPlainText(statement.text);
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  if (!(await isVouched(ctx, writing, { ...statement, text }))) {
    options.draft.cut("figure");
    return false;
  }
  const citations: number[] = [];
  for (const hit of statement.sources) citations.push(await cite(ctx, writing, { hit, sentence: text }));
  state.sentences += 1;
  const delta: Delta = {
    type: "delta",
    id: `s${state.sentences}`,
    text,
    block: state.block,
    citations: [...new Set(citations)],
  };
  state.blockUsed = true;
  state.released.push(delta);
  options.draft.sentenceReleased();
  await options.emit(delta);
  return true;
}

async function isVouched(ctx: TenantContext, writing: Writing, statement: Statement): Promise<boolean> {
  const { options, state } = writing;
  if (readFigures(statement.text, options.language).figures.length === 0) return true;
  const products = await liveProducts(ctx, statement);
  options.draft.readOffers(
    products.flatMap((product) => product.offers),
    ctx.platform.clock.now(),
  );
  for (const product of products) state.known.set(product.documentNumber, product);
  const problems = checkFigures(statement.text, options.language, {
    question: options.question,
    passages: statement.sources.map(({ chunk, document }) => ({
      title: document.title,
      text: [document.title, ...chunk.headings, chunk.text].join("\n"),
      language: chunk.language,
      kind: document.kind,
      documentNumber: document.number,
    })),
    products,
    known: [...state.known.values()],
  });
  return problems.length === 0;
}

async function liveProducts(
  ctx: TenantContext,
  { sources, products = [], live }: Statement,
): Promise<readonly LiveProduct[]> {
  if (live) return live;
  const cited = sources.filter(({ document }) => document.kind === "product").map(({ document }) => document.number);
  return readShopProducts(ctx, [...new Set([...cited, ...products])]);
}

async function cite(
  ctx: TenantContext,
  { state, options }: Writing,
  { hit, sentence }: { hit: SearchHit; sentence: string },
): Promise<number> {
  const known = state.numbers.get(hit.chunk.number);
  const number = known ?? state.numbers.size + 1;
  options.draft.cite(hit, number);
  if (known !== undefined) return known;
  state.numbers.set(hit.chunk.number, number);
  const readAt = await tenantTransaction(ctx, (tx) => selectReadAt(tx, ctx, hit.document.number));
  await options.emit({ type: "citation", citation: toCitation(hit, number, { sentence, readAt }) });
  return number;
}
