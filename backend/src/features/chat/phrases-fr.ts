import type { Phrases } from "./phrases.ts";

export const french: Phrases = {
  greeting: (agent, shop) => `Bonjour ! Je suis ${agent}, l'assistant de ${shop}. Que cherchez-vous ?`,
  thanks: "Avec plaisir. Souhaitez-vous savoir autre chose ?",
  goodbye: "Au revoir et merci de votre visite.",
  identity: (agent, shop) =>
    `Je suis ${agent}, un assistant automatique et non une personne. Je réponds à partir des pages et des produits de ${shop} et j'indique mes sources.`,
  help: (shop) => `Posez-moi vos questions sur les produits, la livraison, les retours ou toute autre page de ${shop}.`,
  wellbeing: "Je vais bien, merci. Comment puis-je vous aider ?",
  person: "Je vous mets volontiers en contact avec une personne : laissez votre e-mail et votre question ci-dessous.",
  unknown: "Je n'ai pas trouvé de réponse à cette question ici.",
  closest: "Voici ce que j'ai trouvé de plus proche :",
  leaveEmail: "Si vous laissez votre e-mail, l'équipe vous répondra.",
  tooManyQuestions:
    "Je ne peux pas répondre à d'autres questions pour le moment. Laissez votre e-mail et l'équipe vous répondra.",
  switchedOff: "L'assistant n'est pas en service pour le moment. Laissez votre e-mail et l'équipe vous répondra.",
  offLimits: "Je ne peux pas parler de ce sujet. Laissez votre adresse e-mail et l’équipe vous répondra.",
  needsProduct: "De quel produit parlez-vous ? Donnez-moi son nom et je regarde.",

  price: (title, price) => `**${title}** coûte ${price}.`,
  priceRange: (title, low, high) => `**${title}** coûte entre ${low} et ${high} selon la version.`,
  priceBefore: (before) => `Avant, le prix était de ${before}.`,
  noPrice: (title) => `La boutique n'indique pas de prix pour **${title}**.`,
  from: (price) => `à partir de ${price}`,

  inStock: (title) => `**${title}** est en stock.`,
  stockLeft: (title, count) => `**${title}** est en stock : ${count} restants.`,
  outOfStock: (title) => `**${title}** est actuellement en rupture de stock.`,
  preorder: (title) => `**${title}** peut être précommandé.`,
  discontinued: (title) => `**${title}** est arrêté et n'est plus vendu.`,
  stockUnknown: (title) => `La boutique n'indique pas si **${title}** est là.`,
  variantMissing: (title, option) => `Je ne trouve pas **${title}** en ${option}.`,
  comesIn: (title, option, values) => `**${title}** existe dans ces versions (${option}) : ${values}.`,
  inStockIn: (title, values) => `**${title}** est en stock en : ${values}.`,

  products: "Ces produits correspondent à votre question :",
  product: "Ce produit correspond à votre question :",
  cheapest: (title, price) => `Le moins cher est **${title}** à ${price}.`,
  dearest: (title, price) => `Le plus cher est **${title}** à ${price}.`,
  newest: (title) => `Le plus récent est **${title}**.`,
  nothingFits: "Rien ici ne correspond à tout cela.",
  relaxed: (filters) => `Sans cette condition, il y en a : ${filters}.`,
  corrected: (text) => `J'ai cherché « ${text} ».`,
  compared: (one, other) => `**${one}** et **${other}** côte à côte :`,

  onPage: (title) => `Sur la page « ${title} » :`,
  archived: (title) => `Attention : la page « ${title} » est signalée comme obsolète.`,
  contradicted: (title) => `Une page plus ancienne, « ${title} », dit autre chose ; je me fie à la page actuelle.`,

  suggestCheapest: "Lequel est le moins cher ?",
  suggestStock: (title) => `${title} est-il en stock ?`,
  suggestPrice: (title) => `Combien coûte ${title} ?`,
  suggestColours: (title) => `Quelles versions de ${title} existent ?`,

  filter: { price: "prix", inStock: "en stock", onSale: "en promotion" },
};
