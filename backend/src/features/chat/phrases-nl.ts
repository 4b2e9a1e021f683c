import type { Phrases } from "./phrases.ts";

export const dutch: Phrases = {
  greeting: (agent, shop) => `Hallo! Ik ben ${agent}, de assistent van ${shop}. Waar bent u naar op zoek?`,
  thanks: "Graag gedaan. Wilt u nog iets weten?",
  goodbye: "Tot ziens en bedankt voor uw bezoek.",
  identity: (agent, shop) =>
    `Ik ben ${agent}, een automatische assistent en geen mens. Ik antwoord uit de pagina's en producten van ${shop} en noem mijn bronnen.`,
  help: (shop) => `Vraag me naar producten, levering, retourneren of iets anders op de pagina's van ${shop}.`,
  wellbeing: "Het gaat goed, dank u. Waarmee kan ik helpen?",
  person: "Ik breng u graag in contact met een medewerker: laat hieronder uw e-mailadres en uw vraag achter.",
  unknown: "Daarop heb ik hier geen antwoord gevonden.",
  closest: "Dit komt het dichtst in de buurt:",
  leaveEmail: "Als u uw e-mailadres achterlaat, neemt het team contact met u op.",
  tooManyQuestions:
    "Op dit moment kan ik geen vragen meer beantwoorden. Laat uw e-mailadres achter en het team neemt contact op.",
  switchedOff: "De assistent is nu niet aanwezig. Laat uw e-mailadres achter en het team neemt contact op.",
  offLimits: "Daarover kan ik niet praten. Laat uw e-mailadres achter, dan neemt het team contact met u op.",
  needsProduct: "Welk product bedoelt u? Noem de naam, dan zoek ik het op.",

  price: (title, price) => `**${title}** kost ${price}.`,
  priceRange: (title, low, high) => `**${title}** kost ${low} tot ${high}, afhankelijk van de uitvoering.`,
  priceBefore: (before) => `Eerst kostte het ${before}.`,
  noPrice: (title) => `De winkel noemt geen prijs voor **${title}**.`,
  from: (price) => `vanaf ${price}`,

  inStock: (title) => `**${title}** is op voorraad.`,
  stockLeft: (title, count) => `**${title}** is op voorraad: ${count} stuks.`,
  outOfStock: (title) => `**${title}** is op dit moment niet op voorraad.`,
  preorder: (title) => `**${title}** kan vooraf worden besteld.`,
  discontinued: (title) => `**${title}** wordt niet meer gemaakt en niet meer verkocht.`,
  stockUnknown: (title) => `De winkel zegt niet of **${title}** er is.`,
  variantMissing: (title, option) => `Ik vind geen **${title}** in ${option}.`,
  comesIn: (title, option, values) => `**${title}** is er in deze uitvoeringen (${option}): ${values}.`,
  inStockIn: (title, values) => `**${title}** is op voorraad in: ${values}.`,

  products: "Deze producten passen bij uw vraag:",
  product: "Dit product past bij uw vraag:",
  cheapest: (title, price) => `Het goedkoopst is **${title}** voor ${price}.`,
  dearest: (title, price) => `Het duurst is **${title}** voor ${price}.`,
  newest: (title) => `Het nieuwst is **${title}**.`,
  nothingFits: "Niets hier voldoet aan dat alles.",
  relaxed: (filters) => `Zonder deze voorwaarde zijn er wel: ${filters}.`,
  corrected: (text) => `Ik heb gezocht naar “${text}”.`,
  compared: (one, other) => `**${one}** en **${other}** naast elkaar:`,

  onPage: (title) => `Van de pagina “${title}”:`,
  archived: (title) => `Let op: de pagina “${title}” is als verouderd gemarkeerd.`,
  contradicted: (title) => `Een oudere pagina, “${title}”, zegt iets anders; ik houd me aan de huidige.`,

  suggestCheapest: "Welke hiervan is het goedkoopst?",
  suggestStock: (title) => `Is ${title} op voorraad?`,
  suggestPrice: (title) => `Wat kost ${title}?`,
  suggestColours: (title) => `Welke uitvoeringen zijn er van ${title}?`,

  filter: { price: "prijs", inStock: "op voorraad", onSale: "in de aanbieding" },
};
