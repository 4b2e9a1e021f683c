import type { Phrases } from "./phrases.ts";

export const portuguese: Phrases = {
  greeting: (agent, shop) => `Olá! Sou ${agent}, o assistente de ${shop}. O que procura?`,
  thanks: "De nada. Deseja saber mais alguma coisa?",
  goodbye: "Até logo e obrigado pela visita.",
  identity: (agent, shop) =>
    `Sou ${agent}, um assistente automático e não uma pessoa. Respondo com as páginas e os produtos de ${shop} e indico as minhas fontes.`,
  help: (shop) => `Pergunte-me sobre produtos, entrega, devoluções ou qualquer outra página de ${shop}.`,
  wellbeing: "Estou bem, obrigado. Como posso ajudar?",
  person: "Terei gosto em pô-lo em contacto com uma pessoa: deixe abaixo o seu e-mail e a sua pergunta.",
  unknown: "Não encontrei aqui uma resposta a essa pergunta.",
  closest: "Isto é o mais próximo que encontrei:",
  leaveEmail: "Se deixar o seu e-mail, a equipa responderá.",
  tooManyQuestions: "De momento não posso responder a mais perguntas. Deixe o seu e-mail e a equipa responderá.",
  switchedOff: "O assistente não está de serviço neste momento. Deixe o seu e-mail e a equipa responderá.",
  offLimits: "Sobre isso não posso falar. Deixe o seu e-mail e a equipa entrará em contacto consigo.",
  needsProduct: "A que produto se refere? Diga-me o nome e eu procuro.",

  price: (title, price) => `**${title}** custa ${price}.`,
  priceRange: (title, low, high) => `**${title}** custa entre ${low} e ${high}, conforme a versão.`,
  priceBefore: (before) => `Antes custava ${before}.`,
  noPrice: (title) => `A loja não indica preço para **${title}**.`,
  from: (price) => `desde ${price}`,

  inStock: (title) => `**${title}** está em stock.`,
  stockLeft: (title, count) => `**${title}** está em stock: ${count} unidades.`,
  outOfStock: (title) => `**${title}** está esgotado de momento.`,
  preorder: (title) => `**${title}** pode ser encomendado em pré-venda.`,
  discontinued: (title) => `**${title}** foi descontinuado e já não se vende.`,
  stockUnknown: (title) => `A loja não diz se há **${title}**.`,
  variantMissing: (title, option) => `Não encontro **${title}** em ${option}.`,
  comesIn: (title, option, values) => `**${title}** existe nestas versões (${option}): ${values}.`,
  inStockIn: (title, values) => `**${title}** está em stock em: ${values}.`,

  products: "Estes produtos correspondem à sua pergunta:",
  product: "Este produto corresponde à sua pergunta:",
  cheapest: (title, price) => `O mais barato é **${title}** por ${price}.`,
  dearest: (title, price) => `O mais caro é **${title}** por ${price}.`,
  newest: (title) => `O mais recente é **${title}**.`,
  nothingFits: "Nada aqui cumpre tudo isso.",
  relaxed: (filters) => `Sem esta condição há alguns: ${filters}.`,
  corrected: (text) => `Procurei «${text}».`,
  compared: (one, other) => `**${one}** e **${other}** lado a lado:`,

  onPage: (title) => `Da página «${title}»:`,
  archived: (title) => `Atenção: a página «${title}» está marcada como desatualizada.`,
  contradicted: (title) => `Uma página mais antiga, «${title}», diz outra coisa; sigo a atual.`,

  suggestCheapest: "Qual destes é o mais barato?",
  suggestStock: (title) => `${title} está em stock?`,
  suggestPrice: (title) => `Quanto custa ${title}?`,
  suggestColours: (title) => `Que versões há de ${title}?`,

  filter: { price: "preço", inStock: "em stock", onSale: "em promoção" },
};
