import type { DocumentKind } from "#features/content";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { documentKindOf, documentNumberOf } from "./document-keys.ts";
import type { DocumentTest } from "./filter-documents.ts";
import { readDocumentsAt, readDocumentsNamed, readDocumentsOf } from "./scope-queries.ts";
import type { SearchInput } from "./search-result.ts";

type Scope = Pick<SearchInput, "kinds" | "withinUrl" | "exclude" | "onlySources" | "onlyKinds">;

/** What may be an answer whatever the question says: kinds, sources, one page alone, all but some documents. */
export async function readScope(
  ctx: TenantContext,
  transaction: Transaction,
  { kinds, withinUrl, exclude, onlySources, onlyKinds }: Scope,
): Promise<DocumentTest> {
  const excluded = new Set(exclude?.documentNumbers);
  const names = exclude?.externalIds ?? [];
  if (names.length > 0) {
    for (const number of await readDocumentsNamed(ctx, transaction, names)) excluded.add(number);
  }
  const within = withinUrl ? new Set(await readDocumentsAt(ctx, transaction, spellUrl(withinUrl))) : null;
  const ofKinds = [kinds, onlyKinds].flatMap((list) => (list ? [new Set<DocumentKind>(list)] : []));
  const ofSources = onlySources ? new Set(await readDocumentsOf(ctx, transaction, onlySources)) : null;
  return (key) => {
    const number = documentNumberOf(key);
    if (excluded.has(number) || (within !== null && !within.has(number))) return false;
    if (ofSources !== null && !ofSources.has(number)) return false;
    return ofKinds.every((list) => list.has(documentKindOf(key)));
  };
}

/** The same page with and without its fragment, its query and a slash at the end. */
function spellUrl(url: string): string[] {
  const plain = url.replace(/#.*$/, "");
  const bare = plain.replace(/\?.*$/, "");
  return [...new Set([url, plain, bare, bare.replace(/\/$/, ""), `${bare.replace(/\/$/, "")}/`])];
}
