interface StoreProduct {
  id: number;
  has_options: boolean;
  is_purchasable: boolean;
  is_in_stock: boolean;
}

declare global {
  interface Window {
    jQuery?: (target: Element) => { trigger(event: string): void };
  }
}

/**
 * Gives every product card of an answer a button that puts the product into WooCommerce's cart, by the Store API. A
 * product with options leads to its page, where they are chosen.
 */
export function start(settings: DOMStringMap): void {
  const root = document.querySelector("netvexa-chat")?.shadowRoot;
  if (!root) return;
  const dress = (): void => {
    for (const card of root.querySelectorAll<HTMLAnchorElement>("a.card:not([data-cart])")) {
      card.dataset.cart = "";
      void addButton(card, settings);
    }
  };
  new MutationObserver(dress).observe(root, { childList: true, subtree: true });
  dress();
}

async function addButton(card: HTMLAnchorElement, settings: DOMStringMap): Promise<void> {
  const product = await findProduct(card.href, settings);
  if (!product?.is_purchasable || !product.is_in_stock || product.has_options) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "add-to-cart";
  button.textContent = settings.add ?? "";
  button.addEventListener("click", () => void putIntoCart(button, product.id, settings));
  card.after(button);
}

/** By the last part of its address, which is the product's slug; null for pages of other sites and of no product. */
async function findProduct(href: string, { store = "" }: DOMStringMap): Promise<StoreProduct | null> {
  const url = new URL(href);
  const slug = url.pathname.split("/").filter(Boolean).at(-1);
  if (url.origin !== location.origin || !slug) return null;
  const response = await fetch(withQuery(`${store}products`, `slug=${encodeURIComponent(decodeURIComponent(slug))}`));
  const found: unknown = response.ok ? await response.json().catch(() => null) : null;
  return Array.isArray(found) && found[0] ? found[0] : null;
}

/** The nonce comes with the cart itself: one in a page would be as old as the page's copy in a cache. */
async function putIntoCart(button: HTMLButtonElement, id: number, settings: DOMStringMap): Promise<void> {
  button.disabled = true;
  const { store = "" } = settings;
  try {
    const cart = await fetch(`${store}cart`, { cache: "no-store" });
    const headers = { "content-type": "application/json", nonce: cart.headers.get("nonce") ?? "" };
    const body = JSON.stringify({ id, quantity: 1 });
    const added = await fetch(`${store}cart/add-item`, { method: "POST", headers, body });
    if (!added.ok) throw new Error(String(added.status));
    button.textContent = settings.added ?? "";
    tellPage(settings);
  } catch {
    button.textContent = settings.failed ?? "";
    button.disabled = false;
  }
}

/** Block carts and mini carts listen to the first, classic ones to the second; a classic cart page is shown anew. */
function tellPage({ page }: DOMStringMap): void {
  const detail = { preserveCartData: false };
  document.body.dispatchEvent(new CustomEvent("wc-blocks_added_to_cart", { bubbles: true, detail }));
  window.jQuery?.(document.body).trigger("wc_fragment_refresh");
  if (page === "cart" && !document.querySelector(".wp-block-woocommerce-cart")) location.reload();
}

/** Sites without pretty addresses have the route in a query already. */
function withQuery(url: string, query: string): string {
  return url + (url.includes("?") ? "&" : "?") + query;
}
