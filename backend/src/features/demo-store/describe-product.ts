import type { Availability, Product, Variant } from "#features/content";
import { isColourOption } from "./build-demo-item.ts";
import type { DemoColour, DemoItem } from "./demo-store.ts";
import { imageName, type DemoView } from "./demo-view.ts";

const schemaAvailability: Record<Availability, string | undefined> = {
  in_stock: "https://schema.org/InStock",
  out_of_stock: "https://schema.org/OutOfStock",
  preorder: "https://schema.org/PreOrder",
  discontinued: "https://schema.org/Discontinued",
  unknown: undefined,
};

const schemaOptions: Record<string, string> = { Colour: "color", Size: "size", Stripe: "pattern" };

/** A product for machines (schema.org): one `Product`, or a `ProductGroup` with a `Product` for each variant. */
export function describeProduct(view: DemoView, item: DemoItem): Record<string, unknown> {
  const { document } = item;
  const { product } = document;
  if (!product) throw new Error(`Demo product ${item.slug} has no product data`);
  const shared = describeShared(view, item, product);
  const [only, ...others] = product.variants;
  if (only && others.length === 0) {
    return {
      ...shared,
      "@type": "Product",
      sku: only.sku,
      gtin13: only.gtin,
      offers: describeOffer(productUrl(view, item), only),
    };
  }
  return {
    ...shared,
    "@type": "ProductGroup",
    productGroupID: item.slug,
    variesBy: [...new Set(product.variants.flatMap(({ options }) => options.map(({ name }) => propertyOf(name))))],
    hasVariant: product.variants.map((variant) => describeVariant(view, item, variant)),
  };
}

/** Where the product stands in the shop, for machines. */
export function describeTrail(view: DemoView, item: DemoItem) {
  const steps = [
    ["Home", "/"],
    [item.category.name.en, `/categories/${item.category.slug}`],
    [item.document.title, `/products/${item.slug}`],
  ] as const;
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: steps.map(([name, path], index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: `${view.storeUrl}${path}`,
    })),
  };
}

function describeShared(view: DemoView, item: DemoItem, product: Product) {
  const { slug, group, category, document } = item;
  const paragraphs = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : [])),
  );
  return {
    "@context": "https://schema.org",
    "@id": `${view.storeUrl}/products/${slug}#product`,
    name: document.title,
    url: productUrl(view, item),
    description: paragraphs.join("\n\n"),
    brand: { "@type": "Brand", name: product.brand },
    mpn: product.model,
    category: `${category.name.en} > ${group}`,
    image: item.colours.map((colour) => imageUrl(view, item, colour)),
    additionalProperty: product.attributes.map(({ name, value }) => ({ "@type": "PropertyValue", name, value })),
  };
}

function describeVariant(view: DemoView, item: DemoItem, variant: Variant) {
  const named = variant.options.find((option) => isColourOption(option.name))?.value;
  const known = variant.options.filter((option) => schemaOptions[option.name] !== undefined);
  const further = variant.options.filter((option) => schemaOptions[option.name] === undefined);
  return {
    "@type": "Product",
    name: `${item.document.title}, ${variant.title}`,
    sku: variant.sku,
    gtin13: variant.gtin,
    image: imageUrl(
      view,
      item,
      item.colours.find(({ name }) => name === named),
    ),
    ...Object.fromEntries(known.map((option) => [propertyOf(option.name), option.value])),
    ...(further.length > 0 && {
      additionalProperty: further.map((option) => ({ "@type": "PropertyValue", ...option })),
    }),
    offers: describeOffer(productUrl(view, item), variant),
  };
}

function propertyOf(option: string): string {
  return schemaOptions[option] ?? option;
}

/** Undefined values do not reach the page. */
function describeOffer(url: string, variant: Variant) {
  const { priceMinor, compareAtMinor, currency, stock } = variant;
  return {
    "@type": "Offer",
    url,
    availability: schemaAvailability[variant.availability],
    ...(priceMinor !== null && { price: toEuros(priceMinor), priceCurrency: currency }),
    ...(compareAtMinor !== null && {
      priceSpecification: {
        "@type": "UnitPriceSpecification",
        priceType: "https://schema.org/StrikethroughPrice",
        price: toEuros(compareAtMinor),
        priceCurrency: currency,
      },
    }),
    ...(stock !== null && { inventoryLevel: { "@type": "QuantitativeValue", value: stock } }),
    itemCondition: "https://schema.org/NewCondition",
  };
}

function productUrl(view: DemoView, item: DemoItem): string {
  return `${view.storeUrl}/products/${item.slug}`;
}

function imageUrl(view: DemoView, item: DemoItem, colour?: DemoColour): string {
  return `${view.storeUrl}/images/${imageName(item, colour)}`;
}

function toEuros(cents: number): string {
  return (cents / 100).toFixed(2);
}
