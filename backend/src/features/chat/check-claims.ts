import type { Offer } from "#features/retrieval";
import type { CheckScope, LiveProduct } from "./check-figures.ts";
import type { Claim } from "./figure-claims.ts";
import type { Ground } from "./figure-ground.ts";
import { discountPercent } from "./offer-figures.ts";
import { foldFigures } from "./fold-figures.ts";
import { ownerOf } from "./product-mentions.ts";
import type { Figure } from "./read-figures.ts";

/** Whether live offers or a cited passage bear out a claim that needs no digit ("free", "half price", "in stock"). */
export function checkClaim(figure: Figure, scope: CheckScope): boolean {
  const claim = figure.values[0];
  if (claim === "in_stock" || claim === "out_of_stock") return isAvailable(claim, figure, scope);
  if (claim === "free") return isFree(figure, scope);
  const offers = productsOf(figure, scope).flatMap((product) => product.offers);
  if (claim === "discount" && offers.some((offer) => discountPercent(offer) !== null)) return true;
  if (claim === "half_price" && offers.some((offer) => discountPercent(offer) === 50)) return true;
  return pageGrounds(scope).some((ground) => claimsOf(ground, claim).length > 0);
}

function isAvailable(claim: Claim, figure: Figure, scope: CheckScope): boolean {
  const products = productsOf(figure, scope).filter((product) => product.offers.length > 0);
  if (products.length > 0) {
    const offers = products.flatMap((product) => variantsNamed(product, scope.reading.text));
    return offers.some((offer) => (offer.availability === "in_stock") === (claim === "in_stock"));
  }
  if (figure.loose) return true;
  return pageGrounds(scope).some((ground) => claimsOf(ground, claim).length > 0);
}

/** The variants whose options the sentence names; all of them where it names none. */
function variantsNamed(product: LiveProduct, text: string): readonly Offer[] {
  const words = new Set(text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  const named = product.offers.filter((offer) =>
    offer.options.some(({ value }) =>
      foldFigures(value)
        .split(/[^\p{L}\p{M}\p{N}]+/u)
        .every((word) => words.has(word)),
    ),
  );
  return named.length > 0 ? named : product.offers;
}

/** "Free shipping" does not vouch for "free returns"; a "free" that says nothing of what needs any free thing. */
function isFree(figure: Figure, scope: CheckScope): boolean {
  return scope.passages.some(({ ground }) =>
    claimsOf(ground, "free").some((source) => figure.unit === null || source.unit === figure.unit),
  );
}

function pageGrounds({ passages }: CheckScope): Ground[] {
  return passages.filter(({ passage }) => passage.kind !== "product").map(({ ground }) => ground);
}

function claimsOf(ground: Ground, claim: string | undefined): Figure[] {
  return ground.figures.filter(({ kind, values }) => kind === "claim" && values[0] === claim);
}

function productsOf(figure: Figure, { grounds, mentions }: CheckScope): readonly LiveProduct[] {
  if (grounds.products.length < 2) return grounds.products;
  const owner = ownerOf(mentions, figure.index);
  const owned = grounds.products.filter((product) => product.documentNumber === owner);
  return owned.length > 0 ? owned : grounds.products;
}
