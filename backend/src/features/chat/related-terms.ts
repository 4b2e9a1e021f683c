import { analyse } from "#features/retrieval";
import { foldFigures } from "./fold-figures.ts";

/**
 * What shoppers ask with an adjective or a verb and catalogues name with a noun. Each line: how it is asked, and how it
 * stands in a sheet; matched on folded text, used on both sides as whole words.
 */
const RELATED: Record<string, [asks: string, names: string][]> = {
  en: [
    ["heavy|weigh\\p{L}*|light", "weight weighs heavy light kg grams"],
    [
      "big|large|size|dimensions|measure|measurements|tall|wide|long|deep",
      "dimensions size length width height depth measures diameter",
    ],
    ["made of|material|fabric|made from", "material fabric composition made"],
    ["how long does it last|battery|runtime", "battery runtime hours"],
    ["waterproof|rain|wet|water resistant", "waterproof water column resistant waterproofing hydrostatic"],
    ["how many people|sleep|fit|persons", "persons people capacity sleeps person"],
    ["colou?rs?", "colour color"],
    ["send back|return|bring back|money back|refund", "return returns refund withdrawal exchange"],
    [
      "deliver|delivery|ship|shipping|arrive|postage|dispatch",
      "delivery shipping ship dispatch delivered shipped delivers",
    ],
    ["pay|payment|credit card|paypal", "payment pay paid cards invoice methods"],
    ["guarantee|warranty|broken|defect", "warranty guarantee defect repair"],
    ["open|opening", "open opening hours"],
    ["wash|clean|care", "wash washing clean care cleaning machine"],
    ["contact|phone|call|e-?mail", "contact phone e-mail email telephone call"],
    ["cancel", "cancel cancellation cancelled"],
    ["exchange|swap|wrong size", "exchange return size"],
    ["cost|price|fee|charge", "cost costs price fee charge free"],
    ["age|old", "age years"],
  ],
  de: [
    ["schwer|wiegt|gewicht|leicht", "gewicht wiegt schwer leicht kg gramm"],
    [
      "groß|gross|größe|maße|abmessungen|hoch|breit|lang|tief",
      "maße abmessungen größe länge breite höhe tiefe durchmesser",
    ],
    ["woraus|material|stoff|besteht", "material stoff zusammensetzung gewebe"],
    ["wasserdicht|regen|wasser", "wasserdicht wassersäule wasserabweisend"],
    [
      "zurückgeben|zurückschicken|zurücksenden|rückgabe|rücksendung|umtauschen|umtausch|geld zurück|erstattung",
      "rückgabe rücksendung zurückgeben zurücksenden umtausch erstattung widerruf retoure",
    ],
    [
      "liefer\\p{L}*|versand|verschick\\p{L}*|ankommen|porto",
      "lieferung versand lieferzeit versandkosten geliefert versenden liefern",
    ],
    [
      "bezahl\\p{L}*|zahl\\p{L}*|zahlungsart\\p{L}*|kreditkarte|rechnung",
      "zahlung bezahlen zahlungsarten rechnung kreditkarte",
    ],
    ["garantie|kaputt|defekt|gewährleistung", "garantie gewährleistung defekt reparatur"],
    ["farbe|farben", "farbe farben"],
    ["waschen|pflege|reinigen", "waschen pflege reinigen waschmaschine"],
    ["kostet|kosten|preis|gebühr", "kosten kostet preis gebühr kostenlos"],
    ["personen|leute|schlafen", "personen schlafplätze kapazität"],
    ["kontakt|telefon|anrufen|erreichen", "kontakt telefon e-mail"],
    ["storn\\p{L}*|abbestell\\p{L}*", "stornieren stornierung"],
  ],
  fr: [
    ["lourd|pèse|poids|léger", "poids pèse lourd léger kg"],
    [
      "grand|taille|dimensions|mesure|haut|large|long",
      "dimensions taille longueur largeur hauteur profondeur diamètre",
    ],
    ["matière|matériau|tissu|fabriqué", "matière matériau tissu composition"],
    ["imperméable|pluie|étanche", "imperméable étanche colonne étanchéité"],
    ["renvoyer|retourner|retour|rembours\\p{L}*|échang\\p{L}*", "retour retours remboursement échange rétractation"],
    ["livr\\p{L}*|expédi\\p{L}*|envo\\p{L}*", "livraison expédition envoi délai livré"],
    ["payer|paiement|carte", "paiement payer carte moyens"],
    ["garantie|cassé|défaut", "garantie défaut réparation"],
    ["laver|entretien|nettoyer", "laver entretien nettoyage machine"],
    ["coûte|coût|prix|frais", "coût prix frais gratuit coûte"],
    ["couleurs?", "couleur coloris"],
  ],
  es: [
    ["pesa|peso|pesado|ligero", "peso pesa kg"],
    ["grande|tamaño|medidas|mide|alto|ancho|largo", "dimensiones medidas tamaño largo ancho alto"],
    ["material|hecho|tela", "material tejido composición"],
    ["impermeable|lluvia", "impermeable columna"],
    [
      "devolver|devolución|devoluciones|reembolso|cambiar",
      "devolución devoluciones devolver reembolso cambio desistimiento",
    ],
    ["envío|enviar|enviáis|envían|entrega|entregar|llega|tarda", "envío entrega plazo gastos enviamos"],
    ["pagar|pago|tarjeta", "pago pagar tarjeta métodos"],
    ["garantía|roto|defecto", "garantía defecto reparación"],
    ["lavar|limpiar|cuidado", "lavar lavado cuidado limpieza"],
    ["cuesta|precio|coste|gastos", "coste precio gastos gratis"],
    ["color|colores", "color colores"],
  ],
  it: [
    ["pesa|peso|pesante|leggero", "peso pesa kg"],
    ["grande|dimensioni|misura|misure|alto|largo|lungo", "dimensioni misure lunghezza larghezza altezza"],
    ["materiale|fatto|tessuto", "materiale tessuto composizione"],
    ["impermeabile|pioggia", "impermeabile colonna"],
    ["restituire|reso|resi|rimborso|cambiare|rendere", "reso resi restituire rimborso cambio recesso"],
    ["spedizione|spedite|spedire|consegna|consegnate|arriva", "spedizione consegna tempi costi"],
    ["pagare|pagamento|carta", "pagamento pagare carta metodi"],
    ["garanzia|rotto|difetto", "garanzia difetto riparazione"],
    ["lavare|pulire|cura", "lavare lavaggio cura pulizia"],
    ["costa|prezzo|costo", "costo prezzo spese gratuita"],
    ["colore|colori", "colore colori"],
  ],
  pt: [
    ["pesa|peso|pesado|leve", "peso pesa kg"],
    ["grande|tamanho|medidas|dimensões|altura|largura", "dimensões medidas tamanho altura largura comprimento"],
    ["material|feito|tecido", "material tecido composição"],
    ["devolver|devolução|devoluções|reembolso|trocar|troca", "devolução devoluções devolver reembolso troca"],
    ["envio|enviar|entrega|entregar|chega|frete", "envio entrega prazo portes frete"],
    ["pagar|pagamento|cartão", "pagamento pagar cartão métodos"],
    ["garantia|avariado|defeito", "garantia defeito reparação"],
    ["custa|preço|custo", "custo preço portes grátis"],
    ["cor|cores", "cor cores"],
  ],
  nl: [
    ["zwaar|weegt|gewicht|licht", "gewicht weegt zwaar kg"],
    ["groot|maat|afmetingen|hoog|breed|lang", "afmetingen maat lengte breedte hoogte"],
    ["materiaal|gemaakt|stof", "materiaal stof samenstelling"],
    ["waterdicht|regen", "waterdicht waterkolom"],
    ["terugsturen|retourneren|retour|ruilen|geld terug", "retour retourneren terugsturen ruilen terugbetaling"],
    [
      "bezorg\\p{L}*|lever\\p{L}*|verzend\\p{L}*|verstuur\\p{L}*",
      "levering bezorging verzending levertijd verzendkosten",
    ],
    ["betalen|betaling|betaalmethode\\p{L}*", "betaling betalen betaalmethoden"],
    ["garantie|kapot|defect", "garantie defect reparatie"],
    ["kost|prijs|kosten", "kosten prijs gratis"],
    ["kleur|kleuren", "kleur kleuren"],
  ],
  ar: [
    ["وزن|يزن|ثقيل", "الوزن وزن يزن"],
    ["حجم|أبعاد|مقاس|كبير", "الأبعاد أبعاد الحجم المقاس الطول العرض الارتفاع"],
    ["إرجاع|ارجاع|أرجع|استرجاع|استرداد|استبدال", "الإرجاع إرجاع استرداد استبدال إعادة"],
    ["شحن|توصيل|يصل|تسليم|تشحنون|توصلون", "الشحن شحن التوصيل توصيل التسليم"],
    ["دفع|الدفع|بطاقة", "الدفع دفع بطاقة طرق"],
    ["ضمان|مكسور|عيب", "الضمان ضمان عيب إصلاح"],
    ["لون|ألوان", "اللون الألوان لون"],
  ],
};

const matchers = new Map(
  Object.entries(RELATED).map(([language, entries]) => [
    language,
    entries.map(([asks, names]) => ({
      asks: new RegExp(`(?<![\\p{L}\\p{N}])(?:${asks})(?![\\p{L}\\p{N}])`, "gu"),
      names,
    })),
  ]),
);

/**
 * For each of the question's terms, further terms that say the same in a catalogue or a policy ("heavy" → "weight").
 * Terms are as `analyse` gives them in the passage's language.
 */
export function relatedTerms(terms: readonly string[], question: string, language: string): Map<string, string[]> {
  const related = new Map<string, string[]>();
  const folded = foldFigures(question);
  for (const { asks, names } of matchers.get(language) ?? []) {
    for (const [phrase] of folded.matchAll(asks)) {
      const others = analyse(names, language);
      for (const term of analyse(phrase, language).filter((asked) => terms.includes(asked))) {
        related.set(term, [...(related.get(term) ?? []), ...others]);
      }
    }
  }
  return related;
}
