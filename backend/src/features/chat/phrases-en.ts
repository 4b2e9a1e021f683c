import type { Phrases } from "./phrases.ts";

export const english: Phrases = {
  greeting: (agent, shop) => `Hello! I am ${agent}, the assistant of ${shop}. What are you looking for?`,
  thanks: "You are welcome. Is there anything else you would like to know?",
  goodbye: "Goodbye, and thank you for stopping by.",
  identity: (agent, shop) =>
    `I am ${agent}, an automated assistant, not a person. I answer from the pages and products of ${shop} and name my sources.`,
  help: (shop) => `Ask me about the products, delivery, returns or anything else on the pages of ${shop}.`,
  wellbeing: "I am doing well, thank you. How can I help you?",
  person: "I will gladly put you in touch with a person: leave your e-mail and your question below.",
  unknown: "I could not find an answer to that here.",
  closest: "This is the closest that I found:",
  leaveEmail: "If you leave your e-mail, the team will get back to you.",
  tooManyQuestions:
    "I cannot answer more questions at the moment. Leave your e-mail and the team will get back to you.",
  switchedOff: "The assistant is not on duty right now. Leave your e-mail and the team will get back to you.",
  offLimits: "That is something that I cannot talk about. Leave your e-mail and the team will get back to you.",
  needsProduct: "Which product do you mean? Tell me its name and I will look it up.",

  price: (title, price) => `**${title}** costs ${price}.`,
  priceRange: (title, low, high) => `**${title}** costs between ${low} and ${high}, depending on the version.`,
  priceBefore: (before) => `Before, it was ${before}.`,
  noPrice: (title) => `The shop states no price for **${title}**.`,
  from: (price) => `from ${price}`,

  inStock: (title) => `**${title}** is in stock.`,
  stockLeft: (title, count) => `**${title}** is in stock: ${count} left.`,
  outOfStock: (title) => `**${title}** is out of stock at the moment.`,
  preorder: (title) => `**${title}** can be pre-ordered.`,
  discontinued: (title) => `**${title}** is discontinued and no longer sold.`,
  stockUnknown: (title) => `The shop does not say whether **${title}** is on hand.`,
  variantMissing: (title, option) => `I find no **${title}** in ${option}.`,
  comesIn: (title, option, values) => `**${title}** comes in these versions (${option}): ${values}.`,
  inStockIn: (title, values) => `**${title}** is in stock in: ${values}.`,

  products: "These products fit your question:",
  product: "This product fits your question:",
  cheapest: (title, price) => `The cheapest that fits is **${title}** at ${price}.`,
  dearest: (title, price) => `The most expensive that fits is **${title}** at ${price}.`,
  newest: (title) => `The newest that fits is **${title}**.`,
  nothingFits: "Nothing here fits all of that.",
  relaxed: (filters) => `Without this condition there are some: ${filters}.`,
  corrected: (text) => `I searched for “${text}”.`,
  compared: (one, other) => `**${one}** and **${other}** side by side:`,

  onPage: (title) => `From the page “${title}”:`,
  archived: (title) => `Please note: the page “${title}” is marked as outdated.`,
  contradicted: (title) => `An older page, “${title}”, says something else; I go by the current one.`,

  suggestCheapest: "Which of these is the cheapest?",
  suggestStock: (title) => `Is ${title} in stock?`,
  suggestPrice: (title) => `How much is ${title}?`,
  suggestColours: (title) => `Which versions of ${title} are there?`,

  filter: { price: "price", inStock: "in stock", onSale: "on sale" },
};
