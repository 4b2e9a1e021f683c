import { loadDemoStore } from "#features/demo-store";
import { moneyIn } from "./figures.ts";

/** What the shop itself states: the yardstick for figures in answers. */
export interface ShopFacts {
  /** Amounts of money that the page or product at an address states, as `12.90`. */
  moneyAt(url: string): ReadonlySet<string>;
  /** Prices and former prices of the product at an address. */
  pricesAt(url: string): ReadonlySet<string>;
  /** Names of products, longest first: their numbers are not figures. */
  names: string[];
}

export function readShopFacts(apiUrl: string): ShopFacts {
  const store = loadDemoStore(apiUrl);
  const prices = new Map<string, Set<string>>();
  const money = new Map<string, Set<string>>();
  for (const { url, product, sections } of store.documents) {
    const asked = (product?.variants ?? []).flatMap(({ priceMinor, compareAtMinor }) => [priceMinor, compareAtMinor]);
    const own = new Set(asked.flatMap((minor) => (minor === null ? [] : (minor / 100).toFixed(2))));
    prices.set(url ?? "", own);
    money.set(url ?? "", own.union(new Set(moneyIn(JSON.stringify([sections, product?.attributes])))));
  }
  const names = store.products.map(({ title }) => title).toSorted((one, other) => other.length - one.length);
  return { moneyAt: lookUp(money), pricesAt: lookUp(prices), names };
}

function lookUp(map: ReadonlyMap<string, Set<string>>): (url: string) => Set<string> {
  return (url) => map.get(url.replace(/#.*$/, "")) ?? new Set<string>();
}
