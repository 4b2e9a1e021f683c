import type { Related } from "./related-words.ts";

const related = (asks: string, names: string): Related => ({ asks, names });

const SPOKEN = ["en", "de", "fr", "es", "it", "pt", "nl", "ar", "pl", "tr", "ru", "sv", "da", "zh", "ja"];

/** What languages are called in a language. */
function languageNames(language: string): string {
  const names = new Intl.DisplayNames([language], { type: "language" });
  return SPOKEN.flatMap((tag) => names.of(tag) ?? []).join(" ");
}

/** The same for the facts that a product's sheet states under a name of its own. */
export const RELATED_FACTS: Record<string, Record<string, Related>> = {
  brand: {
    en: related("who ma(?:k|d)es?|made by|manufactur\\p{L}*|makers?|company|producer", "brand manufacturer maker"),
    de: related("herstell\\p{L}*|marke|firma|produziert", "marke hersteller"),
    fr: related("fabricant|fabriqué par|marque|qui fabrique", "marque fabricant"),
    es: related("fabricante|marca|fabrica", "marca fabricante"),
    it: related("produttore|marca|marchio|produce", "marca marchio produttore"),
    pt: related("fabricante|marca|fabrica", "marca fabricante"),
    nl: related("fabrikant|merk|maakt", "merk fabrikant"),
    ar: related("الشركة المصنعة|ماركة|علامة تجارية", "الماركة العلامة المصنعة"),
  },
  age: {
    en: related(
      "years? olds?|kids?|child(?:ren)?|toddlers?|teens?|teenagers?|bab(?:y|ies)|adults?|ages?|boys?|girls?",
      "age kid kids child children toddler adult",
    ),
    de: related("jahre alt|jährige\\p{L}*|kind(?:er)?|alter|jugendliche|erwachsene", "alter kinder jahre"),
    fr: related("ans|enfants?|âge|adultes?|bébés?", "âge enfants ans"),
    es: related("años|niñ[oa]s?|edad|adultos?|bebés?", "edad niños años"),
    it: related("anni|bambin[oi]|età|adulti|neonat[oi]", "età bambini anni"),
    pt: related("anos|crianças?|idade|adultos?", "idade crianças anos"),
    nl: related("jaar oud|kind(?:eren)?|leeftijd|volwassenen", "leeftijd kinderen jaar"),
    ar: related("أطفال|طفل|العمر|سنوات", "العمر أطفال سنوات"),
  },
  compatibility: {
    en: related(
      "compatible|works? (?:with|on|for|in)|fits?|fit (?:on|in|into)|suitable|suits?|used with|supports?",
      "compatible compatibility fits suitable works supported",
    ),
    de: related("passt|passen|kompatibel|geeignet|funktioniert", "passt kompatibel geeignet passend"),
    fr: related("compatibles?|convient|adaptée?|va avec|fonctionne", "compatible convient adapté"),
    es: related("compatibles?|sirve|encaja|apt[oa]", "compatible adecuado apto"),
    it: related("compatibil[ei]|adatt[oa]|funziona", "compatibile adatto"),
    pt: related("compatíve(?:l|is)|serve|adequad[oa]", "compatível adequado"),
    nl: related("past|passen|compatibel|geschikt|werkt", "past compatibel geschikt"),
    ar: related("متوافق|يناسب|مناسب", "متوافق مناسب يناسب"),
  },
  count: {
    en: related(
      "how many|number of|quantity|packs?|pieces?|dozen|singles?|pairs?|set of",
      "quantity pack pieces count set",
    ),
    de: related("wie viele|anzahl|stück|paar|set", "anzahl stück packung menge set"),
    fr: related("combien de|nombre|pièces?|lot|paires?", "quantité pièces nombre lot"),
    es: related("cuánt[oa]s|número|piezas?|unidades|pares?", "cantidad piezas unidades"),
    it: related("quant[ei]|numero|pezz[oi]|confezione", "quantità pezzi confezione"),
    pt: related("quant[oa]s|número|peças?|unidades", "quantidade peças unidades"),
    nl: related("hoeveel|aantal|stuks|paar", "aantal stuks hoeveelheid"),
    ar: related("كم عدد|عدد|قطعة|قطع", "عدد القطع قطعة"),
  },
  contents: {
    en: related(
      "comes? with|includ\\p{L}*|in the box|supplied|contains?",
      "included includes contents components comes supplied",
    ),
    de: related(
      "enthalten|dabei|lieferumfang|mitgeliefert|inklusive",
      "enthalten lieferumfang inklusive inhalt mitgeliefert",
    ),
    fr: related("inclus\\p{L}*|comprend|fournie?s?|contenu", "inclus contenu fourni comprend"),
    es: related("inclu\\p{L}+|viene con|trae|contenido", "incluido incluye contenido"),
    it: related("inclus[oaie]|compres[oaie]|contenuto|contiene", "incluso compreso contenuto"),
    pt: related("inclu\\p{L}+|vem com|conteúdo", "incluído inclui conteúdo"),
    nl: related("inbegrepen|meegeleverd|inhoud|zit erbij", "inbegrepen inhoud meegeleverd"),
    ar: related("يشمل|مرفق|محتويات|يتضمن", "يشمل المحتويات مرفق"),
  },
  origin: {
    en: related("made in|country|where .{1,40} made|imported|come from", "country origin made"),
    de: related("hergestellt|herkunft|woher|land", "herkunft hergestellt land"),
    fr: related("fabriquée? (?:en|au)|origine|provenance|pays", "origine fabriqué pays provenance"),
    es: related("fabricad[oa] en|origen|país", "origen país fabricado"),
    it: related("prodott[oa] in|origine|provenienza|paese", "origine prodotto paese"),
    pt: related("fabricad[oa] em|origem|país", "origem país fabricado"),
    nl: related("gemaakt in|herkomst|land", "herkomst land gemaakt"),
    ar: related("صنع في|بلد|منشأ", "المنشأ بلد صنع"),
  },
  gender: {
    en: related("m[ae]n(?:'?s)?|wom[ae]n(?:'?s)?|males?|females?|lad(?:y|ies)|unisex", "gender department men women"),
    de: related("herren|damen|männer|frauen|unisex", "herren damen geschlecht"),
    fr: related("hommes?|femmes?|mixte", "homme femme genre"),
    es: related("hombres?|mujer(?:es)?|unisex", "hombre mujer género"),
    it: related("uom[oi]n?i?|donn[ae]|unisex", "uomo donna genere"),
    pt: related("homens?|mulher(?:es)?|unissexo", "homem mulher género"),
    nl: related("heren|dames|mannen|vrouwen|unisex", "heren dames geslacht"),
    ar: related("رجالي|نسائي|للرجال|للنساء", "رجالي نسائي"),
  },
  style: {
    en: related("look(?:s|ing)?|pattern|prints?|designs?|style|shape|shaped", "style pattern design shape theme"),
    de: related("muster|aussehen|form|stil", "muster form stil design"),
    fr: related("motif|forme|style", "motif forme style"),
    es: related("estampado|forma|estilo|diseño", "estampado forma estilo diseño"),
    it: related("fantasia|forma|stile", "fantasia forma stile"),
    pt: related("padrão|forma|estilo", "padrão forma estilo"),
    nl: related("patroon|vorm|stijl", "patroon vorm stijl"),
    ar: related("شكل|نمط|تصميم", "الشكل النمط التصميم"),
  },
  warmth: {
    en: related("warm|warmth|cold|temperatures?|degrees", "temperature comfort warmth degrees"),
    de: related("warm|kalt|temperatur\\p{L}*|grad", "temperatur komfort wärme grad"),
    fr: related("chaude?|froid|température", "température confort chaleur"),
    es: related("cálid[oa]|frío|temperatura", "temperatura confort"),
    it: related("cald[oa]|freddo|temperatura", "temperatura comfort"),
    pt: related("quente|frio|temperatura", "temperatura conforto"),
    nl: related("warm|koud|temperatuur", "temperatuur comfort"),
    ar: related("دافئ|بارد|حرارة", "الحرارة درجة"),
  },
  brightness: {
    en: related("bright\\p{L}*|lumens?", "brightness lumens lm"),
    de: related("hell|helligkeit|lumen", "helligkeit lumen lm"),
    fr: related("lumineu\\p{L}+|luminosité|lumens?", "luminosité lumens lm"),
    es: related("brill\\p{L}+|luminosidad|lúmenes", "brillo luminosidad lúmenes"),
    it: related("luminos\\p{L}+|lumen", "luminosità lumen"),
    pt: related("brilh\\p{L}+|luminosidade|lúmens", "brilho luminosidade lúmens"),
    nl: related("helder\\p{L}*|lumen", "helderheid lumen"),
    ar: related("سطوع|إضاءة|لومن", "السطوع لومن"),
  },
  volume: {
    en: related("holds?|capacity|volume|lit(?:re|er)s?|gallons?|ounces?", "capacity volume holds litres"),
    de: related("fasst|fassungsvermögen|volumen|liter|passt .{1,20} hinein", "volumen inhalt fasst liter"),
    fr: related("contenance|capacité|volume|litres?", "capacité volume contenance litres"),
    es: related("capacidad|volumen|litros?|cabe", "capacidad volumen litros"),
    it: related("capacità|capienza|volume|litri", "capacità volume litri"),
    pt: related("capacidade|volume|litros?", "capacidade volume litros"),
    nl: related("inhoud|volume|liter|capaciteit", "inhoud volume liter"),
    ar: related("سعة|حجم|لتر", "السعة لتر"),
  },
  use: {
    en: related(
      "meant for|good for|used? for|uses|purpose|designed for|made for|ideal for",
      "recommended uses use purpose activity",
    ),
    de: related("gedacht|wofür|verwend\\p{L}*|einsatz|zweck", "verwendung einsatz zweck empfohlen"),
    fr: related("pour quoi|usage|utilis\\p{L}+|prévue?", "usage utilisation recommandé"),
    es: related("para qué|uso|utiliz\\p{L}+|pensad[oa]", "uso recomendado utilización"),
    it: related("per cosa|uso|utilizz\\p{L}+|pensat[oa]", "uso utilizzo consigliato"),
  },
  hardness: {
    en: related("soft|hard|firm|stiff|plush", "firmness soft hard firm"),
    de: related("weich|hart|fest|steif", "härtegrad weich hart fest"),
    fr: related("doux|douce|dure?|ferme|souple", "fermeté souple ferme"),
    es: related("bland[oa]|dur[oa]|firme|suave", "firmeza blando firme"),
    it: related("morbid[oa]|dur[oa]|rigid[oa]", "rigidità morbido rigido"),
  },
  occasion: {
    en: related("holidays?|christmas|birthday|wedding|party|halloween|easter", "occasion holiday event"),
    de: related("weihnacht\\p{L}*|geburtstag|hochzeit|fest", "anlass weihnachten feiertag"),
    fr: related("noël|anniversaire|mariage|fête", "occasion noël fête"),
    es: related("navidad|cumpleaños|boda|fiesta", "ocasión navidad fiesta"),
    it: related("natale|compleanno|matrimonio|festa", "occasione natale festa"),
  },
  connection: {
    en: related(
      "connect\\p{L}*|bluetooth|wi-?fi|wireless|usb|hdmi|cable",
      "connector connectivity connection interface wireless",
    ),
    de: related(
      "anschluss|anschließen|verbind\\p{L}*|bluetooth|wlan|kabellos",
      "anschluss verbindung schnittstelle kabellos",
    ),
    fr: related("connect\\p{L}+|branche\\p{L}*|bluetooth|sans fil", "connexion connecteur interface"),
    es: related("conect\\p{L}+|bluetooth|inalámbric[oa]", "conexión conector interfaz"),
    it: related("colleg\\p{L}+|connett\\p{L}+|bluetooth|senza fili", "connessione connettore interfaccia"),
  },
  screen: {
    en: related("screens?|resolution|monitor|[48]k|1080p?|pixels?", "display screen resolution"),
    de: related("bildschirm|auflösung|anzeige", "display bildschirm auflösung"),
    fr: related("écran|résolution", "écran affichage résolution"),
    es: related("pantalla|resolución", "pantalla resolución"),
    it: related("schermo|risoluzione", "schermo display risoluzione"),
  },
  memory: {
    en: related("storage|ram|memory|space|hard drive", "memory storage capacity disk"),
    de: related("speicher\\p{L}*|festplatte", "speicher speicherplatz"),
    fr: related("mémoire|stockage", "mémoire stockage"),
    es: related("memoria|almacenamiento", "memoria almacenamiento"),
    it: related("memoria|archiviazione", "memoria archiviazione"),
  },
  skill: {
    en: related("beginners?|experts?|professionals?|novices?|experience", "skill level experience"),
    de: related("anfänger\\p{L}*|fortgeschritten\\p{L}*|profis?|erfahrung", "niveau erfahrung anfänger"),
    fr: related("débutants?|experts?|confirmés?", "niveau débutant"),
    es: related("principiantes?|expertos?", "nivel principiante"),
    it: related("principianti?|espert[oi]", "livello principiante"),
  },
  season: {
    en: related("winter|summer|spring|autumn|seasons?", "season seasons winter summer"),
    de: related("winter|sommer|frühling|herbst|jahreszeit\\p{L}*", "jahreszeit saison winter sommer"),
    fr: related("hiver|été|printemps|automne|saisons?", "saison hiver été"),
    es: related("invierno|verano|primavera|otoño", "temporada invierno verano"),
    it: related("inverno|estate|primavera|autunno", "stagione inverno estate"),
  },
  founding: {
    en: related(
      "found(?:ed|ing)|established|since when|how long .{1,20} exist\\p{L}*",
      "founded began established since started",
    ),
    de: related("gegründet|gründung|seit wann", "gegründet begann seit gründung"),
    fr: related("fondée?|créée?|depuis quand", "fondé fondée né née commencé depuis"),
    es: related("fundad[oa]|fundó|desde cuándo", "fundado fundada empezó desde"),
    it: related("fondat[oa]|nat[oa]|da quando", "fondato fondata nata nato"),
    ar: related("تأسس\\p{L}*|منذ متى", "تأسس بدأ بدأت"),
  },
  language: {
    en: related("languages?", languageNames("en")),
    de: related("sprachen?", languageNames("de")),
    fr: related("langues?", languageNames("fr")),
    es: related("idiomas?|lenguas?", languageNames("es")),
    it: related("lingu[ae]", languageNames("it")),
    pt: related("idiomas?|línguas?", languageNames("pt")),
    nl: related("tal(?:en)?", languageNames("nl")),
    ar: related("لغات|لغة|اللغات", languageNames("ar")),
  },
};
