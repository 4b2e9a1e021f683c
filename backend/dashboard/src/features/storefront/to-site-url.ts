/** What people type for the address of their site, as an address: `shop.example` is taken for https. */
export function toSiteUrl(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" || /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
}
