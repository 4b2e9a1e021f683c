import type { Phrases } from "./phrases.ts";

export const spanish: Phrases = {
  greeting: (agent, shop) => `¡Hola! Soy ${agent}, el asistente de ${shop}. ¿Qué busca?`,
  thanks: "Con mucho gusto. ¿Desea saber algo más?",
  goodbye: "Adiós y gracias por su visita.",
  identity: (agent, shop) =>
    `Soy ${agent}, un asistente automático y no una persona. Respondo con las páginas y los productos de ${shop} y cito mis fuentes.`,
  help: (shop) => `Pregúnteme por los productos, el envío, las devoluciones o cualquier otra página de ${shop}.`,
  wellbeing: "Muy bien, gracias. ¿En qué puedo ayudarle?",
  person: "Con gusto le pongo en contacto con una persona: deje su correo y su pregunta abajo.",
  unknown: "No he encontrado aquí una respuesta a eso.",
  closest: "Esto es lo más parecido que he encontrado:",
  leaveEmail: "Si deja su correo, el equipo le responderá.",
  tooManyQuestions: "Ahora mismo no puedo responder más preguntas. Deje su correo y el equipo le responderá.",
  switchedOff: "El asistente no está de servicio en este momento. Deje su correo y el equipo le responderá.",
  offLimits: "De eso no puedo hablar. Deje su correo electrónico y el equipo se pondrá en contacto con usted.",
  needsProduct: "¿A qué producto se refiere? Dígame el nombre y lo busco.",

  price: (title, price) => `**${title}** cuesta ${price}.`,
  priceRange: (title, low, high) => `**${title}** cuesta entre ${low} y ${high} según la versión.`,
  priceBefore: (before) => `Antes costaba ${before}.`,
  noPrice: (title) => `La tienda no indica precio para **${title}**.`,
  from: (price) => `desde ${price}`,

  inStock: (title) => `**${title}** está en stock.`,
  stockLeft: (title, count) => `**${title}** está en stock: quedan ${count}.`,
  outOfStock: (title) => `**${title}** está agotado en este momento.`,
  preorder: (title) => `**${title}** se puede reservar.`,
  discontinued: (title) => `**${title}** está descatalogado y ya no se vende.`,
  stockUnknown: (title) => `La tienda no indica si hay existencias de **${title}**.`,
  variantMissing: (title, option) => `No encuentro **${title}** en ${option}.`,
  comesIn: (title, option, values) => `**${title}** viene en estas versiones (${option}): ${values}.`,
  inStockIn: (title, values) => `**${title}** está en stock en: ${values}.`,

  products: "Estos productos encajan con su pregunta:",
  product: "Este producto encaja con su pregunta:",
  cheapest: (title, price) => `El más barato es **${title}** por ${price}.`,
  dearest: (title, price) => `El más caro es **${title}** por ${price}.`,
  newest: (title) => `El más reciente es **${title}**.`,
  nothingFits: "Aquí nada cumple todo eso.",
  relaxed: (filters) => `Sin esta condición sí los hay: ${filters}.`,
  corrected: (text) => `He buscado «${text}».`,
  compared: (one, other) => `**${one}** y **${other}** lado a lado:`,

  onPage: (title) => `De la página «${title}»:`,
  archived: (title) => `Tenga en cuenta que la página «${title}» está marcada como obsoleta.`,
  contradicted: (title) => `Una página anterior, «${title}», dice otra cosa; me guío por la actual.`,

  suggestCheapest: "¿Cuál de estos es el más barato?",
  suggestStock: (title) => `¿Está ${title} en stock?`,
  suggestPrice: (title) => `¿Cuánto cuesta ${title}?`,
  suggestColours: (title) => `¿Qué versiones hay de ${title}?`,

  filter: { price: "precio", inStock: "en stock", onSale: "en oferta" },
};
