import type { typedAnswer } from "@netvexa/contract";
import type { z } from "zod";
import { createSectionBuilder, readText, type SourceDocument } from "#features/content";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import {
  deleteAnswerRow,
  findAnswerSource,
  readAnswer,
  readAnswers,
  writeAnswer,
  type AnswerFields,
  type AnswerRow,
} from "./answer-queries.ts";
import { readKnownDocuments } from "./document-queries.ts";
import { hashDocuments } from "./hash-documents.ts";
import { createNumberBlocks } from "./number-blocks.ts";
import { createPause } from "./pause.ts";
import { prepareDocuments } from "./prepare-documents.ts";
import { removeDocuments } from "./remove-documents.ts";
import { takeTurn } from "./source-queries.ts";
import { readStorefrontDefaults } from "./storefront-defaults.ts";
import { writeDocuments } from "./write-documents.ts";

export type TypedAnswer = z.output<typeof typedAnswer>;

/** Adds a question with its answer; it is findable when this returns. */
export function createTypedAnswer(ctx: TenantContext, fields: AnswerFields): Promise<TypedAnswer> {
  return storeAnswer(ctx, { id: newId(), fields, isNew: true });
}

/** Replaces a typed answer. Throws `not_found`. */
export function updateTypedAnswer(
  ctx: TenantContext,
  { answerId, ...fields }: AnswerFields & { answerId: string },
): Promise<TypedAnswer> {
  return storeAnswer(ctx, { id: answerId, fields, isNew: false });
}

export async function listTypedAnswers(
  ctx: TenantContext,
  page: { after?: string; limit: number },
): Promise<{ answers: TypedAnswer[] }> {
  const rows = await tenantTransaction(ctx, (transaction) =>
    readAnswers(ctx, transaction, { after: page.after ?? null, limit: page.limit }),
  );
  return { answers: rows.map(toAnswer) };
}

export async function getTypedAnswer(ctx: TenantContext, id: string): Promise<TypedAnswer> {
  const row = await tenantTransaction(ctx, (transaction) => readAnswer(ctx, transaction, id));
  if (!row) throw notFound("typed answer");
  return toAnswer(row);
}

/** Throws `not_found`. */
export async function deleteTypedAnswer(ctx: TenantContext, id: string): Promise<void> {
  await tenantTransaction(ctx, async (transaction) => {
    const sourceId = await openAnswerSource(ctx, transaction);
    if (!(await deleteAnswerRow(ctx, transaction, id))) throw notFound("typed answer");
    const known = await readKnownDocuments(ctx, transaction, { sourceId, externalIds: [id] });
    await removeDocuments(
      ctx,
      transaction,
      [...known.values()].flatMap(({ number }) => number ?? []),
    );
  });
}

async function storeAnswer(
  ctx: TenantContext,
  { id, fields, isNew }: { id: string; fields: AnswerFields; isNew: boolean },
): Promise<TypedAnswer> {
  const defaults = await readStorefrontDefaults(ctx);
  const pause = createPause();
  const hashed = await hashDocuments([{ document: toDocument(id, fields), page: null, version: null }], pause);
  const documents = await prepareDocuments(hashed, { defaultLanguage: defaults.language, pause });
  const blocks = createNumberBlocks(ctx, { document: 1, chunk: 1 });
  const numbers = {
    documents: await blocks.take("document", 1),
    chunks: await blocks.take("chunk", documents[0]?.chunks.length ?? 0),
  };
  return tenantTransaction(ctx, async (transaction) => {
    const sourceId = await openAnswerSource(ctx, transaction);
    if (!isNew && !(await readAnswer(ctx, transaction, id))) throw notFound("typed answer");
    const row = await writeAnswer(ctx, transaction, { id, fields });
    await writeDocuments(ctx, transaction, { sourceId, documents, writer: { kind: "push" }, numbers });
    return toAnswer(row);
  });
}

async function openAnswerSource(ctx: TenantContext, transaction: Transaction): Promise<string> {
  const sourceId = await findAnswerSource(ctx, transaction, newId());
  await takeTurn(ctx, transaction, sourceId);
  return sourceId;
}

/** Other ways to ask stand where headings do: they are searched with the weight of headings and not part of the answer. */
function toDocument(id: string, { question, alternatives, answer, url, language }: AnswerFields): SourceDocument {
  const builder = createSectionBuilder();
  readText(answer, builder);
  const blocks = builder.finish().sections.flatMap((section) => section.blocks);
  return {
    externalId: id,
    kind: "qa",
    title: question,
    url,
    language,
    sections: [{ headings: alternatives, blocks }],
    product: null,
  };
}

function toAnswer({ createdAt, updatedAt, ...row }: AnswerRow): TypedAnswer {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
