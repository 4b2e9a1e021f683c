import type { Phrases } from "./phrases.ts";

export const italian: Phrases = {
  greeting: (agent, shop) => `Buongiorno! Sono ${agent}, l'assistente di ${shop}. Che cosa cerca?`,
  thanks: "Di niente. Desidera sapere altro?",
  goodbye: "Arrivederci e grazie della visita.",
  identity: (agent, shop) =>
    `Sono ${agent}, un assistente automatico e non una persona. Rispondo con le pagine e i prodotti di ${shop} e cito le mie fonti.`,
  help: (shop) => `Mi chieda dei prodotti, della spedizione, dei resi o di qualsiasi altra pagina di ${shop}.`,
  wellbeing: "Bene, grazie. Come posso aiutarla?",
  person: "La metto volentieri in contatto con una persona: lasci qui sotto la sua e-mail e la domanda.",
  unknown: "Non ho trovato qui una risposta a questa domanda.",
  closest: "Ecco ciò che ho trovato di più vicino:",
  leaveEmail: "Se lascia la sua e-mail, il team le risponderà.",
  tooManyQuestions: "Al momento non posso rispondere ad altre domande. Lasci la sua e-mail e il team le risponderà.",
  switchedOff: "L'assistente non è in servizio in questo momento. Lasci la sua e-mail e il team le risponderà.",
  offLimits: "Di questo non posso parlare. Lasci il suo indirizzo e-mail e il team la ricontatterà.",
  needsProduct: "Quale prodotto intende? Mi dica il nome e lo cerco.",

  price: (title, price) => `**${title}** costa ${price}.`,
  priceRange: (title, low, high) => `**${title}** costa da ${low} a ${high} secondo la versione.`,
  priceBefore: (before) => `Prima costava ${before}.`,
  noPrice: (title) => `Il negozio non indica un prezzo per **${title}**.`,
  from: (price) => `da ${price}`,

  inStock: (title) => `**${title}** è in magazzino.`,
  stockLeft: (title, count) => `**${title}** è in magazzino: ${count} pezzi.`,
  outOfStock: (title) => `**${title}** al momento è esaurito.`,
  preorder: (title) => `**${title}** si può preordinare.`,
  discontinued: (title) => `**${title}** è fuori produzione e non si vende più.`,
  stockUnknown: (title) => `Il negozio non dice se **${title}** è presente.`,
  variantMissing: (title, option) => `Non trovo **${title}** in ${option}.`,
  comesIn: (title, option, values) => `**${title}** esiste in queste versioni (${option}): ${values}.`,
  inStockIn: (title, values) => `**${title}** è in magazzino in: ${values}.`,

  products: "Questi prodotti rispondono alla sua domanda:",
  product: "Questo prodotto risponde alla sua domanda:",
  cheapest: (title, price) => `Il più economico è **${title}** a ${price}.`,
  dearest: (title, price) => `Il più caro è **${title}** a ${price}.`,
  newest: (title) => `Il più recente è **${title}**.`,
  nothingFits: "Qui nulla soddisfa tutto questo.",
  relaxed: (filters) => `Senza questa condizione ce ne sono: ${filters}.`,
  corrected: (text) => `Ho cercato «${text}».`,
  compared: (one, other) => `**${one}** e **${other}** a confronto:`,

  onPage: (title) => `Dalla pagina «${title}»:`,
  archived: (title) => `Attenzione: la pagina «${title}» è segnata come superata.`,
  contradicted: (title) => `Una pagina precedente, «${title}», dice altro; mi baso su quella attuale.`,

  suggestCheapest: "Quale di questi è il più economico?",
  suggestStock: (title) => `${title} è in magazzino?`,
  suggestPrice: (title) => `Quanto costa ${title}?`,
  suggestColours: (title) => `Quali versioni di ${title} ci sono?`,

  filter: { price: "prezzo", inStock: "in magazzino", onSale: "in offerta" },
};
