const pieces =
  /(?<![\p{N}.,])(\d{1,6})\s*(?:x|×|pcs?\.?|pieces?|units?|items?|sets?|boxes|packs?|bottles?|pairs?|stück|stk\.?|exemplare|paar|packungen|pièces?|unités?|exemplaires|paires?|cartons|piezas?|unidades|uds?\.?|pares|cajas|pezzi|unità|paia|confezioni|peças?|caixas|stuks|dozen|قطع[ةه]?|حبات|حبة|علب)(?![\p{L}\p{N}])/iu;
const wanted =
  /(?:need|want|order|buy|purchase|take|get|have|send me|brauche|möchte|will|bestelle(?:n)?|kaufe(?:n)?|nehme|bräuchte|besoin de?|voudrais|veux|acheter|commander|quiero|necesito|comprar|pedir|quisiera|voglio|vorrei|acquistare|ordinare|comprare|preciso de|quero|gostaria de|encomendar|wil|graag|bestellen|kopen|nodig|اريد|أريد|احتاج|أحتاج)\s+(?:\p{L}+\s+){0,2}?(\d{1,6})(?!\s*(?:[€$£%]|eur|usd|euro|dollar|cm|mm|m\b|km|kg|g\b|l\b|ml|w\b|v\b|ah|inch|zoll|days?|tage|jours|días|giorni|hours?|stunden|years?|jahre)|[\p{N}.,:/-]\d|\p{L})(?=[\s.,!?]|$)/iu;
const most = 100_000;

/** How many pieces a message asks for: a number with a word for pieces behind it, or behind "I need". */
export function extractQuantity(text: string): number | null {
  const [, counted] = pieces.exec(text) ?? wanted.exec(text) ?? [];
  const quantity = counted === undefined ? 0 : Number(counted);
  return quantity >= 1 && quantity <= most ? quantity : null;
}
