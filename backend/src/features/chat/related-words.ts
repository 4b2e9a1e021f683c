export interface Related {
  /** How it is asked: alternatives of a regular expression over folded text. */
  asks: string;
  /** How it stands in a sheet or a policy: words. */
  names: string;
}

const related = (asks: string, names: string): Related => ({ asks, names });

/** What shoppers ask with an adjective or a verb and catalogues name with a noun, by meaning and language. */
export const RELATED: Record<string, Record<string, Related>> = {
  weight: {
    en: related("heavy|weigh\\p{L}*|light", "weight weighs heavy light kg grams"),
    de: related("schwer|wiegt|wiegen|gewicht|leicht", "gewicht wiegt schwer leicht kg gramm"),
    fr: related("lourde?s?|pèsen?t?|poids|légère?|léger", "poids pèse lourd léger kg"),
    es: related("pesan?|peso|pesad[oa]|liger[oa]", "peso pesa kg"),
    it: related("pesan?[oa]?|peso|pesante|legger[oa]", "peso pesa kg"),
    pt: related("pesam?|peso|pesad[oa]|leve", "peso pesa kg"),
    nl: related("zwaar|weegt|gewicht|licht", "gewicht weegt zwaar kg"),
    ar: related("وزن|يزن|تزن|ثقيل", "الوزن وزن يزن"),
  },
  size: {
    en: related(
      "big|large|size|dimensions?|measure|measurements|tall|wide|long|deep|thick",
      "dimensions size length width height depth measures diameter thick thickness centimetres",
    ),
    de: related(
      "groß|gross|größe|maße|abmessungen|hoch|breit|lang|tief|dick",
      "maße abmessungen größe länge breite höhe tiefe durchmesser dick",
    ),
    fr: related(
      "grande?|taille|dimensions|mesure|haute?|large|longue?|épaisse?",
      "dimensions taille longueur largeur hauteur profondeur diamètre épaisseur",
    ),
    es: related(
      "grande|tamaño|medidas|mide|alto|ancho|largo|grues[oa]",
      "dimensiones medidas tamaño largo ancho alto grosor",
    ),
    it: related(
      "grande|dimensioni|misura|misure|alto|largo|lungo|spess[oa]",
      "dimensioni misure lunghezza larghezza altezza spessore",
    ),
    pt: related(
      "grande|tamanho|medidas|dimensões|altura|largura|espess[oa]",
      "dimensões medidas tamanho altura largura comprimento espessura",
    ),
    nl: related("groot|maat|afmetingen|hoog|breed|lang|dik", "afmetingen maat lengte breedte hoogte dikte"),
    ar: related("حجم|أبعاد|مقاس|كبير|طول|سمك", "الأبعاد أبعاد الحجم المقاس الطول العرض الارتفاع"),
  },
  material: {
    en: related("made of|material|fabric|made from", "material fabric composition made"),
    de: related("woraus|material|stoff|besteht", "material stoff zusammensetzung gewebe"),
    fr: related("matière|matériau|tissu|fabriquée?", "matière matériau tissu composition"),
    es: related("material|hech[oa]|tela", "material tejido composición"),
    it: related("materiale|fatt[oa]|tessuto", "materiale tessuto composizione"),
    pt: related("material|feit[oa]|tecido", "material tecido composição"),
    nl: related("materiaal|gemaakt|stof", "materiaal stof samenstelling"),
    ar: related("مادة|مصنوع|خامة|قماش", "المادة الخامة القماش"),
  },
  power: {
    en: related("how long does it last|battery|runtime|charge", "battery runtime hours charge charging"),
    de: related("akku|batterie|laufzeit", "akku batterie laufzeit stunden"),
    fr: related("batterie|autonomie|pile", "batterie autonomie heures"),
    es: related("batería|autonomía|pila", "batería autonomía horas"),
    it: related("batteria|autonomia", "batteria autonomia ore"),
    pt: related("bateria|autonomia", "bateria autonomia horas"),
    nl: related("batterij|accu", "batterij accu uren"),
    ar: related("بطارية|شحن الهاتف", "البطارية بطارية ساعات"),
  },
  waterproof: {
    en: related("waterproof|rain|wet|water resistant", "waterproof water column resistant waterproofing hydrostatic"),
    de: related("wasserdicht|regen|wasserfest", "wasserdicht wassersäule wasserabweisend"),
    fr: related("imperméable|pluie|étanche", "imperméable étanche colonne étanchéité"),
    es: related("impermeable|lluvia", "impermeable columna"),
    it: related("impermeabile|pioggia", "impermeabile colonna"),
    pt: related("impermeável|chuva", "impermeável coluna"),
    nl: related("waterdicht|regen", "waterdicht waterkolom"),
    ar: related("مقاوم للماء|المطر", "مقاوم الماء"),
  },
  capacity: {
    en: related("how many people|sleeps?|persons", "persons people capacity sleeps person"),
    de: related("personen|leute|schlafen", "personen schlafplätze kapazität"),
    fr: related("personnes|places", "personnes places capacité"),
    es: related("personas", "personas plazas capacidad"),
    it: related("persone|posti", "persone posti capacità"),
    pt: related("pessoas", "pessoas lugares capacidade"),
    nl: related("personen", "personen slaapplaatsen"),
    ar: related("أشخاص", "أشخاص سعة"),
  },
  colour: {
    en: related("colou?rs?", "colour color"),
    de: related("farben?", "farbe farben"),
    fr: related("couleurs?|coloris", "couleur coloris"),
    es: related("color|colores", "color colores"),
    it: related("colore|colori", "colore colori"),
    pt: related("cor|cores", "cor cores"),
    nl: related("kleur|kleuren", "kleur kleuren"),
    ar: related("لون|ألوان", "اللون الألوان لون"),
  },
  return: {
    en: related(
      "(?:send|sends|sent|give|bring|take)(?: \\p{L}+){0,4} back|return\\p{L}*|money back|refund\\p{L}*|exchange",
      "return returns refund withdrawal exchange send back",
    ),
    de: related(
      "zurückgeben|zurückschicken|zurücksenden|rückgabe\\p{L}*|rücksendung|umtausch\\p{L}*|geld zurück|erstattung|retoure",
      "rückgabe rücksendung zurück zurückgeben zurücksenden umtausch erstattung widerruf retoure",
    ),
    fr: related(
      "renvoyer|retourner|retours?|rembours\\p{L}*|échang\\p{L}*",
      "retour retours retourner renvoyer remboursement échange rétractation",
    ),
    es: related(
      "devolver|devoluci\\p{L}*|reembolso|cambiar",
      "devolución devoluciones devolver devuelva reembolso cambio desistimiento",
    ),
    it: related(
      "restituire|reso|resi|rimborso|cambiare|rendere",
      "reso resi restituire restituisca rimborso cambio recesso",
    ),
    pt: related("devolver|devolu\\p{L}*|reembolso|trocar?", "devolução devoluções devolver reembolso troca"),
    nl: related(
      "terugsturen|retourneren|retour|ruilen|geld terug",
      "retour retourneren terugsturen terug ruilen terugbetaling",
    ),
    ar: related("إرجاع\\p{L}*|ارجاع|أرجع|استرجاع|استرداد|استبدال|أعيد", "الإرجاع إرجاع استرداد استبدال والاستبدال إعادة"),
  },
  delivery: {
    en: related(
      "deliver\\p{L}*|ship|ships|shipping|shipped|arrive|postage|dispatch",
      "delivery shipping ship dispatch delivered shipped delivers parcel",
    ),
    de: related(
      "liefer\\p{L}*|versand\\p{L}*|verschick\\p{L}*|versend\\p{L}*|ankommen|porto",
      "lieferung versand lieferzeit versandkosten geliefert versenden liefern paket",
    ),
    fr: related("livr\\p{L}*|expédi\\p{L}*|envo\\p{L}*", "livraison expédition envoi délai livré colis"),
    es: related("envío\\p{L}*|envi\\p{L}*|entreg\\p{L}*|llega|tarda", "envío entrega plazo gastos enviamos paquete"),
    it: related("spedi\\p{L}*|consegn\\p{L}*|arriva", "spedizione consegna tempi costi pacco"),
    pt: related("envi\\p{L}*|entreg\\p{L}*|chega|frete", "envio entrega prazo portes frete"),
    nl: related(
      "bezorg\\p{L}*|lever\\p{L}*|verzend\\p{L}*|verstuur\\p{L}*",
      "levering bezorging verzending levertijd verzendkosten",
    ),
    ar: related("شحن|توصيل|يصل|تسليم|تشحنون|توصلون", "الشحن شحن التوصيل توصيل التسليم"),
  },
  payment: {
    en: related("pay|payments?", "payment pay paid methods"),
    de: related("bezahl\\p{L}*|zahl\\p{L}*|zahlungsart\\p{L}*", "zahlung bezahlen zahlungsarten"),
    fr: related("payer|paiement", "paiement payer moyens"),
    es: related("pagar|pago", "pago pagar métodos"),
    it: related("pagare|pagamento", "pagamento pagare metodi"),
    pt: related("pagar|pagamento", "pagamento pagar métodos"),
    nl: related("betalen|betaling|betaalmethode\\p{L}*", "betaling betalen betaalmethoden"),
    ar: related("دفع|الدفع", "الدفع دفع طرق"),
  },
  warranty: {
    en: related("guarantee\\p{L}*|warranty|broken|defect\\p{L}*", "warranty guarantee defect repair"),
    de: related("garantie|kaputt|defekt|gewährleistung", "garantie gewährleistung defekt reparatur"),
    fr: related("garantie|cassée?|défaut", "garantie défaut réparation"),
    es: related("garantía|rot[oa]|defecto", "garantía defecto reparación"),
    it: related("garanzia|rott[oa]|difetto", "garanzia difetto riparazione"),
    pt: related("garantia|avariad[oa]|defeito", "garantia defeito reparação"),
    nl: related("garantie|kapot|defect", "garantie defect reparatie"),
    ar: related("ضمان|مكسور|عيب", "الضمان ضمان عيب إصلاح"),
  },
  opening: {
    en: related("open|opening", "open opening hours"),
    de: related("geöffnet|offen|öffnungszeiten|auf", "geöffnet öffnungszeiten offen"),
    fr: related("ouverte?|horaires", "ouvert ouverture horaires"),
    es: related("abiert[oa]|horario", "abierto horario apertura"),
    it: related("apert[oa]|orari", "aperto orari apertura"),
    pt: related("abert[oa]|horário", "aberto horário"),
    nl: related("open|openingstijden", "open openingstijden"),
    ar: related("مفتوح|تفتحون|أوقات", "مفتوح ساعات العمل أوقات"),
  },
  care: {
    en: related("wash|clean|care", "wash washing clean care cleaning machine"),
    de: related("waschen|pflege\\p{L}*|reinigen", "waschen pflege reinigen waschmaschine"),
    fr: related("laver|entretien|nettoyer", "laver entretien nettoyage machine"),
    es: related("lavar|limpiar|cuidado", "lavar lavado cuidado limpieza"),
    it: related("lavare|pulire|cura", "lavare lavaggio cura pulizia"),
    pt: related("lavar|limpar|cuidado", "lavar lavagem cuidado limpeza"),
    nl: related("wassen|reinigen|onderhoud", "wassen reinigen onderhoud"),
    ar: related("غسل|تنظيف|عناية", "الغسل غسل تنظيف العناية"),
  },
  contact: {
    en: related("contact|phone|call|e-?mail|reach", "contact phone e-mail email telephone call"),
    de: related("kontakt|telefon\\p{L}*|anrufen|erreichen", "kontakt telefon e-mail"),
    fr: related("contacter|téléphone|joindre", "contact téléphone e-mail"),
    es: related("contactar|contacto|teléfono", "contacto teléfono correo"),
    it: related("contattare|contatto|telefono", "contatto telefono e-mail"),
    pt: related("contactar|contacto|contato|telefone", "contacto telefone e-mail"),
    nl: related("contact|telefoon|bereiken", "contact telefoon e-mail"),
    ar: related("اتصال|هاتف|التواصل", "الاتصال الهاتف البريد"),
  },
  cancel: {
    en: related("cancel\\p{L}*", "cancel cancellation cancelled"),
    de: related("storn\\p{L}*|abbestell\\p{L}*", "stornieren stornierung"),
    fr: related("annul\\p{L}*", "annuler annulation"),
    es: related("cancel\\p{L}*|anular", "cancelar cancelación"),
    it: related("annull\\p{L}*|disdire", "annullare annullamento"),
    pt: related("cancel\\p{L}*", "cancelar cancelamento"),
    nl: related("annuler\\p{L}*", "annuleren annulering"),
    ar: related("إلغاء|ألغي", "إلغاء"),
  },
  cost: {
    en: related("costs?|price|prise|fees?|charge", "cost costs price fee charge free"),
    de: related("kostet|kosten|preis|gebühr", "kosten kostet preis gebühr kostenlos"),
    fr: related("coûten?t?|coût|prix|frais", "coût prix frais gratuit coûte"),
    es: related("cuestan?|precio|coste|gastos", "coste precio gastos gratis"),
    it: related("costan?o?|prezzo|costo", "costo prezzo spese gratuita"),
    pt: related("custam?|preço|custo", "custo preço portes grátis"),
    nl: related("kost|prijs|kosten", "kosten prijs gratis"),
    ar: related("سعر|تكلفة|ثمن|يكلف", "السعر التكلفة سعر تكلفة"),
  },
};
