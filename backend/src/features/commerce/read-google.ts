import { skippedRow, leftOut } from "./catalogue-item.ts";
import type { CatalogueProblem } from "./catalogue-item.ts";
import type { ReadOptions } from "./catalogue-options.ts";
import type { CatalogueRecordItem } from "./catalogue-record.ts";
import { googleRecord } from "./google-item.ts";
import type { GoogleItem } from "./google-item.ts";
import { parseXmlItem } from "./parse-xml-item.ts";
import type { TextHead } from "./peek-text.ts";
import { readTableRows } from "./read-table-rows.ts";
import { createRecordGroups } from "./record-groups.ts";
import { splitEscaped } from "./split-escaped.ts";
import { splitXmlItems } from "./split-xml-items.ts";

type Item = CatalogueRecordItem | CatalogueProblem;
type Found = { kind: "item"; item: GoogleItem } | CatalogueProblem;

/** A Google Merchant feed as RSS 2.0 or Atom. Items of one `item_group_id` become the variants of one product. */
export function readGoogleXml(text: TextHead, options: ReadOptions): AsyncGenerator<Item> {
  return gatherGroups(listXmlItems(text), options);
}

/** A Google Merchant feed as delimited text, with attribute names such as `image_link` or `image link` for columns. */
export function readGoogleTable(text: TextHead, options: ReadOptions): AsyncGenerator<Item> {
  return gatherGroups(listTableItems(text), options);
}

/** Lone items pass at once; grouped ones follow when all are read, since a group may stand anywhere in the file. */
async function* gatherGroups(items: AsyncGenerator<Found>, { now }: ReadOptions): AsyncGenerator<Item> {
  const groups = createRecordGroups();
  try {
    for await (const found of items) {
      const groupId = found.kind === "item" ? (found.item.fields["item_group_id"]?.[0] ?? "") : "";
      if (found.kind === "problem") yield found;
      else if (groupId === "") yield* toRecord([found.item], { groupId: null, now });
      else await groups.add(groupId, JSON.stringify(found.item));
    }
    for await (const group of groups.groups()) {
      const members: GoogleItem[] = group.records.map((record) => JSON.parse(record));
      yield* toRecord(members, { groupId: group.key, now });
    }
  } finally {
    await groups.dispose();
  }
}

function* toRecord(items: GoogleItem[], context: { groupId: string | null; now: Date }): Generator<Item> {
  const record = googleRecord(items, context.groupId, context.now);
  if (record) yield { kind: "record", line: items[0]?.line ?? 1, record };
}

async function* listXmlItems(text: TextHead): AsyncGenerator<Found> {
  for await (const found of splitXmlItems(text.pieces)) {
    if (found.kind === "problem") {
      const isLong = found.code === "record_too_long";
      yield skippedRow(found.line, {
        code: found.code,
        reason: isLong ? "The item is too long." : "The item never ends.",
      });
    } else yield* readXmlItem(found.xml, found.line);
  }
}

function* readXmlItem(xml: string, line: number): Generator<Found> {
  const { fields, parts, problem } = parseXmlItem(xml);
  const item: GoogleItem = {
    line,
    fields: Object.fromEntries(fields),
    details: listDetails(parts.get("product_detail") ?? []),
  };
  const id = item.fields["id"]?.[0] ?? null;
  if (problem !== null) {
    const reason = `The item is not well-formed XML (${problem.slice(0, 120)}); what could be understood was read.`;
    yield leftOut(line, { code: "xml_malformed", reason, externalId: id });
  }
  yield { kind: "item", item };
}

function listDetails(parts: readonly Map<string, string>[]): { name: string; value: string }[] {
  return parts.flatMap((part) => {
    const name = part.get("attribute_name") ?? "";
    const value = part.get("attribute_value") ?? "";
    return name === "" || value === "" ? [] : [{ name, value }];
  });
}

async function* listTableItems(text: TextHead): AsyncGenerator<Found> {
  for await (const row of readTableRows(text)) {
    if (row.kind === "problem") yield row;
    else {
      const fields = [...row.cells].map(([column, cell]): [string, string[]] => [column.replaceAll(" ", "_"), [cell]]);
      const details = splitEscaped(row.cells.get("product detail") ?? "", ",").flatMap((detail) => readDetail(detail));
      yield { kind: "item", item: { line: row.line, fields: Object.fromEntries(fields), details } };
    }
  }
}

/** `section:name:value` */
function readDetail(detail: string): { name: string; value: string }[] {
  const [, name = "", ...value] = detail.split(":").map((part) => part.trim());
  return name === "" || value.length === 0 ? [] : [{ name, value: value.join(":") }];
}
