/**
 * The words by which people set limits, by language: in lower case, without accents. What can be limited (brands,
 * colours, sizes …) is not listed anywhere: it is looked up in the tenant's own catalogue.
 */
export interface ConstraintPhrases {
  /** Before an amount: at most that much. */
  under: string[];
  /** Before an amount: at least that much. */
  over: string[];
  /** Before an amount: about that much. */
  around: string[];
  /** "between 10 and 20": what opens, what stands between. */
  between: [string, string][];
  /** Behind an amount. */
  orLess: string[];
  orMore: string[];
  /** Before what is not wanted. */
  not: string[];
  /** Before something that the wanted thing goes with: "case for Apple iPhone" is not made by Apple. */
  goesWith: string[];
  inStock: string[];
  onSale: string[];
  cheapest: string[];
  dearest: string[];
  newest: string[];
  /** Names of a property before its value: "size 42". */
  size: string[];
  /** How a wish is put; says nothing of what is wished for. */
  request: string[];
  /** How a question for a fact begins: "is it in stock?" asks, it does not limit. */
  asksWhether: string[];
}

const split = (text: string): string[] => text.split("|");

const en: ConstraintPhrases = {
  under: split(
    "not more than|no more than|not over|less than|lower than|cheaper than|under|below|beneath|up to|upto|at most|max|maximum|maximum of|within|budget of|budget is|budget|costing less than|priced under|priced below|for less than|for under",
  ),
  over: split(
    "not less than|no less than|not under|more than|higher than|over|above|at least|min|minimum|minimum of|starting at|starting from|upwards of|costing more than|priced over|priced above",
  ),
  around: split("around|about|approximately|roughly|circa"),
  between: [
    ["between", "and"],
    ["between", "to"],
    ["from", "to"],
    ["from", "up to"],
  ],
  orLess: split("or less|or under|or below|or cheaper|and under|and below|max|maximum|tops|at most"),
  orMore: split("or more|or over|or above|or higher|and up|and above|and over|and more|minimum|at least|upwards"),
  not: split(
    "not made by|not from|not by|not in|not|but not|no|non|without|except|except for|excluding|other than|anything but|don't want|do not want|apart from",
  ),
  goesWith: split("for|compatible with|fits|fit|to fit|works with|suitable for|designed for"),
  inStock: split(
    "in stock|currently in stock|available now|available immediately|immediately available|ready to ship|that are available|which are available|which is available|that is available",
  ),
  onSale: split(
    "on sale|on offer|on discount|discounted|reduced|marked down|with discount|with a discount|special offers|special offer",
  ),
  cheapest: split(
    "cheapest|the cheapest|lowest price|lowest priced|least expensive|most affordable|cheapest first|from cheap to expensive",
  ),
  dearest: split("most expensive|highest price|highest priced|priciest|dearest"),
  newest: split("newest|latest|most recent"),
  size: split("in size|size|sized"),
  request: split(
    "i am looking for|i'm looking for|im looking for|looking for|i want to buy|i would like|i'd like|i want|i need|show me|find me|do you have any|do you have|do you sell|have you got|can you recommend|can i get|please|any good|cheap|affordable|inexpensive",
  ),
  asksWhether: split("is|are|do|does|will|when|why|how"),
};

const de: ConstraintPhrases = {
  under: split(
    "nicht mehr als|nicht uber|weniger als|gunstiger als|billiger als|unter|unterhalb|unterhalb von|bis|bis zu|bis maximal|hochstens|maximal|max|fur unter|fur weniger als|budget|budget von",
  ),
  over: split("nicht weniger als|mehr als|teurer als|uber|oberhalb|oberhalb von|ab|mindestens|min"),
  around: split("um die|ungefahr|etwa|circa|ca|rund"),
  between: [
    ["zwischen", "und"],
    ["von", "bis"],
  ],
  orLess: split("oder weniger|oder gunstiger|oder billiger|maximal|hochstens"),
  orMore: split("oder mehr|oder teurer|aufwarts|mindestens"),
  not: split("nicht von|nicht|kein|keine|keinen|ohne|ausser|aber nicht|aber keine"),
  goesWith: split("fur|passend fur|passend zu|kompatibel mit|geeignet fur"),
  inStock: split("auf lager|vorratig|lieferbar|sofort lieferbar|sofort verfugbar|verfugbar"),
  onSale: split("im angebot|reduziert|reduzierte|im sale|rabattiert|rabattierte|herabgesetzt|im ausverkauf"),
  cheapest: split(
    "am gunstigsten|gunstigste|gunstigsten|gunstigster|gunstigstes|billigste|billigsten|billigster|billigstes|preiswerteste|preiswertesten",
  ),
  dearest: split("teuerste|teuersten|teuerster|teuerstes|am teuersten"),
  newest: split("neueste|neuesten|neuester|neuestes|neuste|neusten"),
  size: split("in grosse|in groesse|grosse|groesse|gr"),
  request: split(
    "ich suche nach|ich suche|suche|ich brauche|brauche|ich mochte|ich hatte gern|ich will|zeig mir|zeigen sie mir|habt ihr|haben sie|verkauft ihr|bitte|gunstige|gunstiger|gunstiges|gunstigen|billige|billiger|billiges|preiswerte",
  ),
  asksWhether: split("ist|sind|habt|haben|gibt|wann|warum|wie"),
};

const fr: ConstraintPhrases = {
  under: split(
    "pas plus de|moins de|moins cher que|a moins de|en dessous de|au dessous de|sous|jusqu'a|maximum|max|au maximum|budget de|budget",
  ),
  over: split(
    "pas moins de|plus de|plus cher que|a plus de|au dessus de|au-dessus de|a partir de|des|au moins|minimum|min",
  ),
  around: split("environ|autour de|aux alentours de|vers"),
  between: [
    ["entre", "et"],
    ["de", "a"],
  ],
  orLess: split("ou moins|maximum|max|au plus|au maximum"),
  orMore: split("ou plus|et plus|minimum|au moins"),
  not: split("pas de la marque|pas de chez|pas de|pas|sans|sauf|hors|excepte|autre que|mais pas"),
  goesWith: split("pour|compatible avec|compatibles avec|adapte a"),
  inStock: split("en stock|disponible|disponibles|disponible de suite|disponible immediatement"),
  onSale: split("en promo|en promotion|en solde|en soldes|solde|soldes|en reduction|a prix reduit"),
  cheapest: split("le moins cher|la moins chere|les moins chers|les moins cheres|moins cher possible|prix le plus bas"),
  dearest: split("le plus cher|la plus chere|les plus chers|les plus cheres"),
  newest: split(
    "le plus recent|la plus recente|les plus recents|les plus recentes|derniere nouveaute|dernieres nouveautes",
  ),
  size: split("en taille|taille|pointure"),
  request: split(
    "je cherche|je recherche|je voudrais|je veux|j'ai besoin d'|j'ai besoin de|montrez-moi|montre-moi|avez-vous|avez vous|vendez-vous|s'il vous plait|svp|pas cher|pas chere|pas chers|pas cheres|bon marche",
  ),
  asksWhether: split("est|sont|est-ce|avez|quand|pourquoi|comment"),
};

const es: ConstraintPhrases = {
  under: split(
    "no mas de|menos de|por menos de|mas barato que|por debajo de|debajo de|bajo|hasta|como maximo|maximo|max|presupuesto de|presupuesto",
  ),
  over: split(
    "no menos de|mas de|por mas de|por encima de|encima de|desde|a partir de|al menos|minimo|como minimo|min",
  ),
  around: split("alrededor de|aproximadamente|unos|sobre"),
  between: [
    ["entre", "y"],
    ["de", "a"],
    ["desde", "hasta"],
  ],
  orLess: split("o menos|como maximo|maximo"),
  orMore: split("o mas|como minimo|minimo"),
  not: split("que no sea de|que no sean de|que no sea|que no sean|pero no|no de|no|sin|excepto|salvo|menos"),
  goesWith: split("para|compatible con|compatibles con"),
  inStock: split("en stock|disponible|disponibles|en existencia|en existencias"),
  onSale: split("en oferta|de oferta|rebajado|rebajada|rebajados|rebajadas|en rebajas|con descuento|en promocion"),
  cheapest: split(
    "mas barato|mas barata|mas baratos|mas baratas|mas economico|mas economica|menor precio|precio mas bajo",
  ),
  dearest: split("mas caro|mas cara|mas caros|mas caras|mayor precio|precio mas alto"),
  newest: split("mas nuevo|mas nueva|mas nuevos|mas nuevas|mas reciente|mas recientes|ultimas novedades"),
  size: split("en talla|talla|numero"),
  request: split(
    "estoy buscando|busco|quisiera|quiero|necesito|muestrame|ensename|tienen|tienes|teneis|por favor|barato|barata|baratos|baratas|economico|economica",
  ),
  asksWhether: split("esta|estan|hay|teneis|tienen|tienes|cuando|como"),
};

const it: ConstraintPhrases = {
  under: split(
    "non piu di|meno di|a meno di|sotto i|sotto|al di sotto di|fino a|massimo|al massimo|max|budget di|budget",
  ),
  over: split("non meno di|piu di|oltre i|oltre|sopra i|sopra|al di sopra di|a partire da|almeno|minimo|min"),
  around: split("circa|intorno a|attorno a"),
  between: [
    ["tra", "e"],
    ["fra", "e"],
    ["da", "a"],
  ],
  orLess: split("o meno|massimo|al massimo"),
  orMore: split("o piu|in su|minimo|almeno"),
  not: split("che non sia|che non siano|ma non|non di|non|senza|tranne|eccetto|escluso"),
  goesWith: split("per|compatibile con|compatibili con|adatto a"),
  inStock: split("disponibile|disponibili|in magazzino|in stock|pronta consegna"),
  onSale: split("in offerta|in sconto|scontato|scontata|scontati|scontate|in promozione|in saldo"),
  cheapest: split("piu economico|piu economica|piu economici|piu economiche|meno caro|meno cara|prezzo piu basso"),
  dearest: split("piu caro|piu cara|piu cari|piu care|piu costoso|piu costosa|prezzo piu alto"),
  newest: split("piu nuovo|piu nuova|piu recente|piu recenti|ultime novita"),
  size: split("in taglia|taglia|misura|numero"),
  request: split(
    "sto cercando|cerco|vorrei|voglio|ho bisogno di|mostrami|avete|vendete|per favore|economico|economica|economici|economiche",
  ),
  asksWhether: split("e|sono|avete|hai|quando|come|c'e|ci sono"),
};

const pt: ConstraintPhrases = {
  under: split(
    "nao mais de|menos de|por menos de|abaixo de|mais barato que|ate|no maximo|maximo|max|orcamento de|orcamento",
  ),
  over: split("nao menos de|mais de|por mais de|acima de|a partir de|desde|pelo menos|no minimo|minimo|min"),
  around: split("cerca de|por volta de|aproximadamente"),
  between: [
    ["entre", "e"],
    ["de", "a"],
    ["de", "ate"],
  ],
  orLess: split("ou menos|no maximo|maximo"),
  orMore: split("ou mais|no minimo|minimo"),
  not: split("que nao seja|que nao sejam|mas nao|nao da|nao|sem|exceto|menos"),
  goesWith: split("para|compativel com|compativeis com"),
  inStock: split("em estoque|em stock|disponivel|disponiveis|pronta entrega"),
  onSale: split("em promocao|em oferta|em saldo|com desconto|em liquidacao"),
  cheapest: split("mais barato|mais barata|mais baratos|mais baratas|mais em conta|menor preco|preco mais baixo"),
  dearest: split("mais caro|mais cara|mais caros|mais caras|maior preco|preco mais alto"),
  newest: split("mais novo|mais nova|mais novos|mais novas|mais recente|mais recentes"),
  size: split("em tamanho|no tamanho|tamanho|numero"),
  request: split(
    "estou procurando|procuro|estou a procura de|gostaria de|quero|preciso de|mostre-me|voces tem|tem|por favor|barato|barata|baratos|baratas",
  ),
  asksWhether: split("esta|estao|ha|tem|voces|quando|como"),
};

const nl: ConstraintPhrases = {
  under: split(
    "niet meer dan|minder dan|goedkoper dan|onder de|onder|tot|tot en met|maximaal|max|hoogstens|budget van|budget",
  ),
  over: split("niet minder dan|meer dan|duurder dan|boven de|boven|vanaf|minstens|minimaal|min"),
  around: split("rond de|rond|ongeveer|circa|ca"),
  between: [
    ["tussen", "en"],
    ["van", "tot"],
  ],
  orLess: split("of minder|of goedkoper|maximaal"),
  orMore: split("of meer|en hoger|minimaal"),
  not: split("niet van|niet|geen|zonder|behalve|maar niet|maar geen"),
  goesWith: split("voor|geschikt voor|compatibel met|passend op"),
  inStock: split("op voorraad|uit voorraad leverbaar|leverbaar|direct leverbaar|beschikbaar"),
  onSale: split("in de aanbieding|aanbieding|afgeprijsd|afgeprijsde|in de uitverkoop|met korting"),
  cheapest: split("goedkoopste|de goedkoopste|het goedkoopst|laagste prijs|voordeligste"),
  dearest: split("duurste|hoogste prijs"),
  newest: split("nieuwste|meest recente"),
  size: split("in maat|maat"),
  request: split(
    "ik ben op zoek naar|op zoek naar|ik zoek|ik wil|ik heb nodig|laat me|toon me|hebben jullie|heeft u|verkopen jullie|alstublieft|graag|goedkope|goedkoop|betaalbare",
  ),
  asksWhether: split("is|zijn|hebben|heeft|wanneer|waarom|hoe"),
};

export const constraintPhrases: Record<string, ConstraintPhrases> = { en, de, fr, es, it, pt, nl };
