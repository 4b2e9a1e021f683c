import { createSource, pushDocuments } from "#features/knowledge";
import type { TenantContext } from "#platform/tenant-context";

/** A shop of a tent and two pages, pushed as a plugin would. */
export async function indexedShop(ctx: TenantContext): Promise<void> {
  const source = await createSource(ctx, {
    kind: "push",
    name: "Pushed",
    options: {},
    resyncEveryMinutes: null,
    sync: false,
  });
  const page = (externalId: string, title: string, body: string) => ({
    externalId,
    kind: "page",
    title,
    url: `https://shop.example/${externalId}`,
    language: "en",
    content: { format: "html", body: `<h1>${title}</h1>${body}` },
  });
  const url = "https://shop.example/fjord-3";
  const price = { minor: 39_900, currency: "EUR" };
  const variant = { externalId: "fjord-3", options: [], price, availability: "in_stock", stock: 3, url };
  const tent = {
    externalId: "fjord-3",
    kind: "product",
    title: "Fjord 3 Tent",
    url,
    language: "en",
    content: { format: "text", body: "A roomy tunnel tent for three people with standing height in the porch." },
    product: { brand: "Northway", categories: ["Outdoor"], attributes: [], imageUrls: [], variants: [variant] },
  };
  const documents = [
    page("warranty", "Warranty", "<p>All tents come with a 3-year warranty on seams and poles.</p>"),
    page("contact", "Contact", "<p>Our store in Hamburg is open Monday to Saturday from 10:00 to 18:30.</p>"),
    tent,
  ];
  const { results } = await pushDocuments(ctx, { sourceId: source.id, documents });
  const refused = results.filter((result) => result.outcome === "rejected");
  if (refused.length > 0) throw new Error(`The shop refused ${JSON.stringify(refused)}.`);
}
