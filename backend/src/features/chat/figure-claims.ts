/** Statements about money and stock that need no digit. */
export type Claim = "free" | "half_price" | "two_for_one" | "discount" | "in_stock" | "out_of_stock";

const CLAIMS: [Claim, string][] = [
  [
    "half_price",
    "half[- ]price(?:d)?|half off|half the (?:usual |regular |original )?price|1\\/2 (?:the )?price|halb(?:er|en|em)? preis|hälfte des preises|moitié prix|demi-tarif|mitad (?:de|del) precio|metà (?:del )?prezzo|metade do preço|halve prijs|نصف السعر|نصف الثمن",
  ],
  [
    "two_for_one",
    "buy (?:one|1|two|2),? get|(?:two|2|three|3)[- ]for[- ](?:one|1|two|2|the price)|bogo|zwei zum preis von|(?:2|3) für (?:1|2)|(?:deux|2) pour le prix|(?:dos|2) por (?:uno|1)|(?:2|3) ?x ?(?:1|2)(?![\\d.,]| ?[\\p{L}])|(?:due|2) al prezzo di|leve (?:dois|2)|(?:twee|2) (?:voor de prijs van|halen)|اشتر (?:واحد|واحدة|1)",
  ],
  [
    "free",
    "(?<!feel )(?<![\\p{L}]-)free(?! (?:to|from|of(?! charge))\\b)(?![-\\p{L}])|gratis|kostenlos(?:e[nrsm]?)?|kostenfrei(?:e[nrsm]?)?|gebührenfrei(?:e[nrsm]?)?|versandkostenfrei|portofrei|umsonst|geschenkt|gratuite?s?|gratuitement|offerte?s?|sans frais|gratuit[oaie]|sin (?:coste|costo|cargo)|grátis|senza costi|in omaggio|sem custos?|no (?:extra |additional )?(?:charge|cost|fee)s?|complimentary|on the house|مجانية|مجانا|مجاني|بالمجان|بدون رسوم",
  ],
  [
    "discount",
    "discount(?:s|ed)?|on sale|sale prices?|price (?:cut|drop)s?|marked down|reduced (?:price|to|from)|clearance|coupons?|vouchers?|promo(?:tion)?s?(?: codes?)?|special offers?|deals?|rabatt(?:e|s|code)?|reduziert(?:e[nrsm]?)?|im angebot|sonderangebote?n?|ermäßigt(?:e[nrsm]?)?|ermäßigung|gutschein(?:e|code|s)?|ausverkauf|schlussverkauf|remises?|en solde|soldes|promotions?|réductions?|codes? promo|bons? d'achat|descuentos?|rebaj(?:a|as|ado|ada|ados|adas)|en oferta|cup[oó]n(?:es)?|scont[oi]|scontat[oaie]|in offerta|saldi|buon[oi] sconto|descontos?|em promoção|promoção|cupom|cupons|korting(?:en|scode)?|afgeprijsd|in de aanbieding|uitverkoop|خصم|خصومات|تخفيض|تخفيضات|تنزيلات|كوبون|قسيمة|عرض خاص",
  ],
  [
    "out_of_stock",
    "out of stock|sold out|(?:not|isn't|aren't) (?:currently )?(?:in stock|available)|no longer (?:available|sold|made)|unavailable|discontinued|ausverkauft|vergriffen|nicht (?:mehr )?(?:auf lager|vorrätig|verfügbar|lieferbar|erhältlich)|en rupture(?: de stock)?|rupture de stock|(?:plus|pas) en stock|épuisée?s?|(?:plus|pas) disponibles?|indisponibles?|agotad[oa]s?|no (?:hay|está) en stock|sin existencias|(?:ya )?no (?:está )?disponibles?|esaurit[oaie]|non (?:più |è )?disponibil[ei]|esgotad[oa]s?|indisponíve(?:l|is)|não (?:está )?disponíve(?:l|is)|uitverkocht|niet (?:meer )?(?:(?:in|op) voorraad|leverbaar|beschikbaar|verkrijgbaar)|غير متوفرة?|غير متاحة?|نفدت? (?:من المخزون|الكمية)",
  ],
  [
    "in_stock",
    "in stock|available|auf lager|vorrätig|lieferbar|verfügbar|erhältlich|en stock|disponibles?|en existencia|disponibil[ei]|in magazzino|em estoque|em stock|disponíve(?:l|is)|op voorraad|leverbaar|beschikbaar|verkrijgbaar|في المخزون|متوفرة?|متاحة?",
  ],
];

export const claimMatchers = CLAIMS.map(([claim, pattern]) => ({
  claim,
  matcher: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "gu"),
}));

/** Availability words that also speak of other things ("support is available 24/7"): they count only for products. */
export const LOOSE_AVAILABILITY =
  /^(?:available|verfügbar|erhältlich|disponib\p{L}+|disponív\p{L}+|beschikbaar|verkrijgbaar|متوفرة?|متاحة?|unavailable|indisponib\p{L}+|indisponív\p{L}+)$/u;

/** What is free of charge: the same thing in every language, so that a translation still matches its passage. */
const FREE_TOPICS: [string, string][] = [
  [
    "return",
    "returns?|rück\\p{L}+|retour\\p{L}*|devoluc\\p{L}+|devoluç\\p{L}+|res[oi]|exchange\\p{L}*|umtausch\\p{L}*|échange\\p{L}*|cambi[oa]?s?|trocas?|إرجاع|الإرجاع|مرتجعات|استبدال",
  ],
  [
    "shipping",
    "ship\\p{L}*|deliver\\p{L}*|postage|versand\\p{L}*|portofrei|liefer\\p{L}*|zustell\\p{L}*|livrai\\p{L}+|expédi\\p{L}+|envíos?|entregas?|spedizion[ei]|consegn[ae]|envios?|frete|verzend\\p{L}*|bezorg\\p{L}*|levering|شحن|الشحن|توصيل|التوصيل",
  ],
  [
    "sample",
    "samples?|muster\\p{L}*|proben?|stoffproben?|échantillons?|muestras?|campion[ei]|amostras?|stalen|عينة|عينات",
  ],
  [
    "repair",
    "repair\\p{L}*|reparatur\\p{L}*|réparation\\p{L}*|reparaci\\p{L}+|riparazion[ei]|reparaç\\p{L}+|reparatie\\p{L}*|إصلاح",
  ],
  ["gift", "gifts?|geschenk\\p{L}*|cadeaux?|regalos?|regal[oi]|presentes?|brindes?|هدية"],
];
const topicMatchers = FREE_TOPICS.map(([topic, pattern]) => ({
  topic,
  matcher: new RegExp(`(?<![\\p{L}])(?:${pattern})(?![\\p{L}])`, "u"),
}));

/** What a "free" is about, from the words around it; null when they do not say. */
export function findFreeTopic(context: string): string | null {
  return topicMatchers.find(({ matcher }) => matcher.test(context))?.topic ?? null;
}
