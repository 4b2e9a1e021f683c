import { analyse, type SearchHit } from "#features/retrieval";
import type { AnswerScope } from "./answer-scope.ts";
import { askedTerms, isGeneric } from "./asked-terms.ts";
import type { ShopProduct } from "./shop-products.ts";

/**
 * How surely a product is one of what was asked for, 0 to 3: its name ends in the word ("Bell Tent 400"), has all of the
 * words, or its own department is named so; what merely belongs to such things ("Tent peg set") comes behind.
 */
export function isKindOf(scope: AnswerScope, product: ShopProduct, passage: string): number {
  const terms = kindTerms(scope);
  if (terms.length === 0) return 3;
  const { language } = product;
  const title = new Set(analyse(`${product.title}\n${passage}`, language));
  const department = new Set(
    product.facts.categories.flatMap((path) => analyse(path.split(">").at(-1) ?? "", language)),
  );
  const rest = new Set(
    analyse(
      [...product.facts.attributes.flatMap(({ name, value }) => [name, value]), ...product.facts.categories].join("\n"),
      language,
    ),
  );
  const heads = headTerms(product.title, language).union(definedAs(passage, language));
  const isNamed = terms.some((term) => [...heads].some((head) => head === term || isLastOf(term, head)));
  const names = terms.filter((term) => title.has(term));
  if (isNamed && terms.every((term) => title.has(term) || department.has(term) || rest.has(term))) return 3;
  if (isNamed) return 2;
  return names.length > 0 || terms.some((term) => department.has(term)) ? 1 : 0;
}

/** Whether a product's name ends in what is asked for, or its description says that it is one. */
export function isDefinedAs(scope: AnswerScope, { document, chunk }: SearchHit): boolean {
  const names = headTerms(document.title, chunk.language).union(definedAs(chunk.text, chunk.language));
  return kindTerms(scope).some((term) => names.has(term));
}

/** Words of the question for what is wanted, without superlatives, prices and filters. */
export function kindTerms({ intent, language }: AnswerScope): string[] {
  return askedTerms(intent.subject, language).filter((term) => /\p{L}/u.test(term) && !isGeneric(term, language));
}

/** A size, a model's number or an abbreviation behind a name. */
const BEHIND_NAME =
  /^(?:\p{Lu}{1,3}|[IVX]+|[\p{N}.,/-]+|\p{L}?\p{N}+\p{L}*|kids'?|junior|men'?s?|women'?s?|l|ml|cm|mm|kg|g|w)$/u;

/** Terms of the last word of a name: an English "Rain Cover" is a cover; before "for", a comma or a bracket. */
export function headTerms(title: string, language: string): Set<string> {
  const name = title.split(/,|\(|\s(?:for|with|für|mit|pour|avec|para|con|per)\s/u)[0] ?? title;
  const words = name.split(/\s+/u).filter((word) => word !== "");
  while (words.length > 1 && BEHIND_NAME.test(words.at(-1) ?? "")) words.pop();
  const head = HEAD_FIRST.has(language) ? words.slice(0, 1) : words.slice(-1);
  return new Set(analyse(head.join(" "), language));
}

const HEAD_FIRST = new Set(["fr", "es", "it", "pt", "ar"]);

/** What a description says that the thing is: "A first real backpack for children" is a backpack. */
function definedAs(passage: string, language: string): Set<string> {
  const [, name] = DEFINITION.exec(passage.trim()) ?? [];
  if (name === undefined) return new Set();
  const words = name.trim().split(/\s+/u);
  return new Set(analyse((HEAD_FIRST.has(language) ? words.slice(0, 2) : words.slice(-1)).join(" "), language));
}

const DEFINITION =
  /^(?:an?|the|our|this|these|ein\p{L}*|der|die|das|une?|le|la|les|un[oa]?|el|il|lo)\s+((?:[\p{L}'’-]+\s+){0,4}?[\p{L}'’-]+)(?=\s+(?:of|for|with|that|which|to|in|on|from|as|at|whose|für|mit|aus|zum|zur|der|die|das|pour|avec|en|de|du|para|con|per|di|da|che|qui|que)\s|[,.:;])/iu;

/** A headlamp is a lamp. */
function isLastOf(term: string, compound: string): boolean {
  return term.length >= SHORTEST_PART && compound.endsWith(term);
}

const SHORTEST_PART = 4;
