import type { Lexicon } from "./lexicon.ts";

export const lexiconDe: Lexicon = {
  buy: "(?:möchte|will|würde|kann|wollen|möchten|könnte) .{0,60}(?:kaufen|bestellen|erwerben|reservieren)|(?:wie|wo) (?:kann|könnte) (?:ich|man) .{0,40}(?:kaufen|bestellen|bekommen)|ich nehme|(?:in den|zum) warenkorb|zur kasse|bestellung aufgeben|vorbestellen|^(?:kaufen|bestellen)|kaufen|jetzt bestellen|kaufinteresse",
  price:
    "preise?|was kostet|was kosten|wie ?viel kostet|wie ?viel kosten|kostet|wie teuer|teuer|günstig\\p{L}*|billig\\p{L}*|angebot erstellen|kostenvoranschlag|preisliste|stückpreis",
  discount:
    "rabatte?|gutscheine?(?:codes?)?|rabattcodes?|aktionscodes?|aktion(?:en)?|reduziert|im angebot|angebote|sonderangebote?|prozente?|nachlass|skonto|schlussverkauf|sale|mengenrabatt",
  availability:
    "auf lager|verfügbar(?:keit)?|lieferbar|vorrätig|ausverkauft|noch da|haben sie .{0,40}(?:da|noch|vorrätig)|habt ihr|führen sie|führt ihr|gibt es .{0,30}(?:noch|wieder)|wieder (?:da|erhältlich|reinkommen)|nachbestellt|erhältlich",
  recommendation:
    "empfehl\\p{L}*|empfiehl\\p{L}*|rat(?:en|schlag)|beratung|beraten|welche[rsnm]? .{0,30}(?:passt|eignet|beste\\p{L}*|richtige?\\p{L}*|ist gut|nehmen|brauche)|geeignet|eignet sich|was (?:soll|sollte) ich|suche|ich brauche|zeig(?:en)? (?:sie )?mir|geschenk für",
  comparison:
    "unterschiede?|unterscheide[nt]|vergleich\\p{L}*|besser als|oder doch|vs\\.?|im gegensatz|vor- und nachteile|anstatt|statt",
  variant:
    "größen?|groesse|farben?|maße?|abmessungen?|passform|passt|ausführung(?:en)?|varianten?|modelle?|maßanfertigung|sonderanfertigung|breite|höhe|länge",
  shipping:
    "versand(?:kosten|zeit|dauer)?|versenden|verschicken|liefer(?:ung|zeit|kosten|n|t|ungen)|liefert ihr|liefern sie|porto|zustell\\p{L}*|express|nach (?:österreich|der schweiz|schweiz|frankreich|italien|deutschland)|ins ausland|abhol(?:en|ung)|postleitzahl",
  payment:
    "(?:be)?zahl(?:en|ung|ungsarten?|ungsmöglichkeit(?:en)?)|kreditkarte|paypal|klarna|auf rechnung|rechnungskauf|raten(?:zahlung|kauf)?|nachnahme|lastschrift|überweisung|vorkasse|finanzier\\p{L}*|apple pay|google pay",
  wholesale:
    "großhandel|grosshandel|händler|wiederverkäufer|wiederverkauf|größere mengen?|große mengen?|großbestellung|geschäftskunden?|firmenkunden?|b2b|partner(?:schaft)? werden|vertriebspartner|franchise|mengenpreise?|lieferant",
  warranty: "garantie|gewährleistung|probezeit|testen|wie lange hält|haltbarkeit|lebensdauer",
  authenticity:
    "echt(?:heit)?|original(?:ware)?|fälschung(?:en)?|gefälscht|seriös|vertrauenswürdig|zertifi\\p{L}*|fake|betrug|bewertung(?:en)?|erfahrungen",
  order_status:
    "wo (?:ist|bleibt|sind) (?:meine?|unsere?|das|die) (?:bestellung|paket|lieferung|sendung|ware)|sendungs(?:verfolgung|nummer|status)|tracking|bestell(?:status|nummer)|status (?:meiner|der) bestellung|wann (?:kommt|wird|erhalte|bekomme|trifft) .{0,40}(?:bestellung|paket|lieferung|ware|geliefert|versandt|an|bestellt)?|verschickt|versendet|unterwegs|meine bestellung",
  delivery_problem:
    "nicht (?:angekommen|erhalten|geliefert|bekommen|da|zugestellt)|noch nichts?|verspät\\p{L}*|verzöger\\p{L}*|zu spät|verloren|warte (?:noch|schon|seit)|immer noch nicht|als zugestellt|überfällig",
  return:
    "rück(?:gabe|sendung|erstattung|nahme|schicken|senden)\\p{L}*|zurück(?:geben|schicken|senden|bringen|treten)|umtausch(?:en)?|umzutauschen|geld zurück|erstatt\\p{L}*|retoure\\p{L}*|widerruf\\p{L}*|ersatz|austausch\\p{L}*|tauschen",
  cancel_order:
    "stornier\\p{L}*|storno|abbestell\\p{L}*|kündig\\p{L}*|bestellung (?:abbrechen|rückgängig)|doch nicht (?:haben|mehr)",
  change_order:
    "(?:adresse|lieferadresse|bestellung|name|menge|größe|farbe) .{0,20}(?:ändern|korrigieren|anpassen|bearbeiten)|adressänderung|falsche (?:adresse|größe bestellt)|ändern|nachträglich|vergessen .{0,20}(?:hinzu|dazu)",
  invoice:
    "rechnung(?:en)?(?!skauf)|beleg|quittung|mehrwertsteuer|mwst|umsatzsteuer|doppelt (?:abgebucht|bezahlt|belastet)|abgebucht|zahlung (?:fehlgeschlagen|abgelehnt|funktioniert nicht)",
  product_problem:
    "kaputt|defekt|beschädigt|schaden|funktioniert nicht|geht nicht|undicht|gerissen|falsche[rsn]? (?:artikel|ware|produkt|größe|farbe)|unvollständig|fehl(?:t|en) .{0,20}(?:teil|teile|schrauben)|fehler(?:haft)?|mangel|mängel|abgelaufen|reklamation|reklamieren",
  complaint:
    "beschwer\\p{L}*|enttäusch\\p{L}*|unverschämt|schlecht(?:er|e|es)? (?:service|erfahrung|qualität)|frechheit|katastroph\\p{L}*|unmöglich|inakzeptabel|ärger(?:lich|e)?|sauer|nie wieder|anwalt|verbraucherzentrale|niemand antwortet|keine antwort|abzocke",
  account:
    "anmelden|einloggen|login|passwort|kennwort|mein konto|kundenkonto|konto (?:erstellen|löschen)|registrier\\p{L}*|newsletter|abmelden|daten löschen|(?:seite|website|app|link|warenkorb) .{0,20}(?:nicht|fehler|lädt)|treuepunkte|bonuspunkte",
  talk_to_person:
    "(?:mit|an) (?:einem?|einer|jemand\\p{L}*|dem|der|ihrem?) ?(?:mitarbeiter\\p{L}*|menschen|person|berater\\p{L}*|kollegen|support|kundenservice|kundendienst)?.{0,10}(?:sprechen|reden|verbinden|verbunden)|mitarbeiter\\p{L}*|echte[rn]? (?:mensch|person)|kundenservice|kundendienst|rück ?ruf|zurückrufen|rufen sie mich|ruft mich|mensch",
  contact_details:
    "telefonnummer|ihre (?:nummer|telefonnummer|e-?mail)|hotline|e-?mail ?adresse|kontakt(?:daten|ieren)?|wie (?:kann|erreiche) ich .{0,15}(?:erreichen|sie|euch)|whatsapp|servicezeiten",
  store_visit:
    "filiale[n]?|laden(?:geschäft)?|geschäft(?:e)?(?: vor ort| in)?|öffnungszeiten|vor ort|vorbeikommen|besuchen|ausstellung|showroom|wo (?:seid ihr|sind sie|befindet)|in der nähe|anprobieren|ausprobieren",
  urgency:
    "dringend|eilig|so schnell wie möglich|schnellstmöglich|sofort|heute(?: noch)?|morgen|bis (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|weihnachten|ende)|diese woche|rechtzeitig|bald",
  greeting: "^(?:hallo|hi|hey|servus|moin|grüezi|grüß gott|guten (?:tag|morgen|abend))(?:[ ,!.]+\\p{L}+)?[ !.]*$",
  thanks: "danke(?:schön)?|vielen dank|dank(?:e)? (?:ihnen|euch|dir)|merci",
  goodbye: "tschüss|tschüß|auf wiedersehen|bis (?:bald|dann|später)|schönen (?:tag|abend)|ciao|gute nacht",
};
