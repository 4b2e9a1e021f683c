import type { Phrases } from "./phrases.ts";

export const german: Phrases = {
  greeting: (agent, shop) => `Hallo! Ich bin ${agent}, der Assistent von ${shop}. Wonach suchen Sie?`,
  thanks: "Gern geschehen. Möchten Sie noch etwas wissen?",
  goodbye: "Auf Wiedersehen und danke für Ihren Besuch.",
  identity: (agent, shop) =>
    `Ich bin ${agent}, ein automatischer Assistent und kein Mensch. Ich antworte aus den Seiten und Produkten von ${shop} und nenne meine Quellen.`,
  help: (shop) => `Fragen Sie mich nach Produkten, Versand, Rückgabe oder allem anderen auf den Seiten von ${shop}.`,
  wellbeing: "Danke, mir geht es gut. Wie kann ich helfen?",
  person: "Gern verbinde ich Sie mit einem Menschen: Hinterlassen Sie unten Ihre E-Mail-Adresse und Ihre Frage.",
  unknown: "Darauf habe ich hier keine Antwort gefunden.",
  closest: "Am nächsten kommt dem, was ich gefunden habe:",
  leaveEmail: "Wenn Sie Ihre E-Mail-Adresse hinterlassen, meldet sich das Team bei Ihnen.",
  tooManyQuestions:
    "Im Moment kann ich keine weiteren Fragen beantworten. Hinterlassen Sie Ihre E-Mail-Adresse, dann meldet sich das Team.",
  switchedOff:
    "Der Assistent ist gerade nicht im Dienst. Hinterlassen Sie Ihre E-Mail-Adresse, dann meldet sich das Team.",
  offLimits:
    "Darüber kann ich nicht sprechen. Hinterlassen Sie Ihre E-Mail-Adresse, dann meldet sich das Team bei Ihnen.",
  needsProduct: "Welches Produkt meinen Sie? Nennen Sie mir den Namen, dann sehe ich nach.",

  price: (title, price) => `**${title}** kostet ${price}.`,
  priceRange: (title, low, high) => `**${title}** kostet je nach Ausführung ${low} bis ${high}.`,
  priceBefore: (before) => `Vorher waren es ${before}.`,
  noPrice: (title) => `Für **${title}** nennt der Shop keinen Preis.`,
  from: (price) => `ab ${price}`,

  inStock: (title) => `**${title}** ist auf Lager.`,
  stockLeft: (title, count) => `**${title}** ist auf Lager: ${count} Stück.`,
  outOfStock: (title) => `**${title}** ist zurzeit nicht auf Lager.`,
  preorder: (title) => `**${title}** kann vorbestellt werden.`,
  discontinued: (title) => `**${title}** läuft nicht mehr und wird nicht mehr verkauft.`,
  stockUnknown: (title) => `Der Shop sagt nicht, ob **${title}** da ist.`,
  variantMissing: (title, option) => `**${title}** finde ich nicht in ${option}.`,
  comesIn: (title, option, values) => `**${title}** gibt es in diesen Ausführungen (${option}): ${values}.`,
  inStockIn: (title, values) => `**${title}** ist auf Lager in: ${values}.`,

  products: "Diese Produkte passen zu Ihrer Frage:",
  product: "Dieses Produkt passt zu Ihrer Frage:",
  cheapest: (title, price) => `Am günstigsten ist **${title}** für ${price}.`,
  dearest: (title, price) => `Am teuersten ist **${title}** für ${price}.`,
  newest: (title) => `Am neuesten ist **${title}**.`,
  nothingFits: "Hier passt nichts auf alles davon.",
  relaxed: (filters) => `Ohne diese Bedingung gibt es welche: ${filters}.`,
  corrected: (text) => `Ich habe nach „${text}“ gesucht.`,
  compared: (one, other) => `**${one}** und **${other}** im Vergleich:`,

  onPage: (title) => `Von der Seite „${title}“:`,
  archived: (title) => `Bitte beachten Sie: Die Seite „${title}“ ist als veraltet gekennzeichnet.`,
  contradicted: (title) => `Eine ältere Seite, „${title}“, sagt etwas anderes; ich halte mich an die aktuelle.`,

  suggestCheapest: "Welches davon ist am günstigsten?",
  suggestStock: (title) => `Ist ${title} auf Lager?`,
  suggestPrice: (title) => `Was kostet ${title}?`,
  suggestColours: (title) => `Welche Ausführungen gibt es von ${title}?`,

  filter: { price: "Preis", inStock: "auf Lager", onSale: "im Angebot" },
};
