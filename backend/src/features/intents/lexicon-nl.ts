import type { Lexicon } from "./lexicon.ts";

export const lexiconNl: Lexicon = {
  buy: "(?:wil|zou|kan|graag|hoe|waar) .{0,40}(?:kopen|bestellen|aanschaffen|reserveren)|kopen|bestelling plaatsen|ik neem|in (?:mijn|de) winkel(?:wagen|mandje)|afrekenen|voorbestellen|^bestellen",
  price:
    "prijs|prijzen|wat kost|wat kosten|hoeveel kost(?:en)?|kost|kosten(?! van de verzending)|duur|goedkoop|goedkoper|goedkoopste|offerte|tarief|tarieven",
  discount:
    "korting(?:en|s ?code|s ?codes)?|kortingscode|actiecode|aanbieding(?:en)?|afgeprijsd|coupon|waardebon|uitverkoop|sale|acties?",
  availability:
    "op voorraad|voorraad|leverbaar|beschikbaar(?:heid)?|uitverkocht|hebben jullie|heeft u|verkopen jullie|weer (?:binnen|leverbaar)|nog (?:over|een)",
  recommendation:
    "aanraden|aanrader|raad .{0,15}aan|advies|adviseren|aanbevel\\p{L}*|welke .{0,30}(?:beste|geschikt|past|kiezen|moet)|de beste|geschikt|ik zoek|zoek|laat .{0,12}zien|ik heb .{0,12}nodig|cadeau voor|wat moet ik",
  comparison: "verschil(?:len)?|vergelijk\\p{L}*|beter dan|versus|vs\\.?|in plaats van|voor- en nadelen",
  variant:
    "ma(?:at|ten)|kleur(?:en)?|afmeting(?:en)?|formaat|modellen?|uitvoering(?:en)?|variant(?:en)?|op maat|breedte|hoogte|lengte|pasvorm",
  shipping:
    "verzend(?:en|ing|kosten|tijd)|lever(?:ing|tijd|en|kosten)|bezorg(?:en|ing|kosten|d)|versturen|sturen jullie|naar (?:belgië|duitsland|nederland)|buitenland|express|afhalen|ophalen|postcode",
  payment:
    "betal(?:en|ing|ingen)|betaalmogelijkhe\\p{L}*|ideal|creditcard|paypal|klarna|achteraf|termijnen|overschrijving|op rekening|onder rembours|financiering",
  wholesale:
    "groothandel|wederverkop\\p{L}*|dealer|distributeur|zakelijk\\p{L}*|b2b|grote (?:aantallen|hoeveelhe\\p{L}*|bestelling)|franchise|partner worden|leverancier|bulk",
  warranty: "garantie|proefperiode|hoe lang (?:gaat|meegaat)|levensduur",
  authenticity:
    "echt(?:heid)?|origine(?:el|le)|nep|namaak|betrouwbaar|vertrouwen|gecertificeerd|oplichting|reviews?|ervaringen",
  order_status:
    "waar (?:is|blijft|zijn) (?:mijn|de|het) (?:bestelling|pakket|pakje|zending)|track|volgen|bestelnummer|ordernummer|status van|wanneer .{0,40}(?:komt|lever|bezorg|ontvang|verzonden|krijg)\\p{L}*|verzonden|mijn bestelling|mijn pakket",
  delivery_problem:
    "(?:niet|nooit|niets|nog steeds niet) .{0,15}(?:ontvangen|gekregen|aangekomen|geleverd|bezorgd|binnen)|vertraag\\p{L}*|vertraging|te laat|kwijt|verloren|wacht (?:nog|al)|staat als bezorgd",
  return:
    "retour(?:neren|zenden|sturen)?|terug(?:sturen|betal\\p{L}*|geven|brengen|gave)|omruil(?:en)?|ruilen|geld terug|herroep\\p{L}*|vervang\\p{L}*",
  cancel_order: "annul\\p{L}*|opzeggen|afzeggen|wil (?:het|hem) niet meer",
  change_order:
    "(?:adres|bestelling|naam|nummer|maat|kleur|aantal) .{0,20}(?:wijzigen|veranderen|aanpassen|corrigeren)|(?:wijzigen|aanpassen|veranderen)|verkeerd adres|vergeten toe te voegen",
  invoice:
    "factuur|facturen|bon(?:netje)?|btw|dubbel (?:afgeschreven|betaald)|afgeschreven|betaling (?:mislukt|geweigerd|lukt niet)",
  product_problem:
    "kapot|defect|beschadigd|schade|werkt niet|doet het niet|lekt|gescheurd|verkeerde? (?:artikel|product|maat|kleur)|onvolledig|ontbreekt|ontbreken|gebrek|over datum",
  complaint:
    "klacht(?:en)?|klagen|teleurgesteld|teleurstellend|onacceptabel|schandalig|slecht(?:e)? (?:service|ervaring|kwaliteit)|verschrikkelijk|belachelijk|boos|nooit meer|niemand (?:reageert|antwoordt)|advocaat",
  account:
    "inloggen|wachtwoord|mijn account|account (?:maken|aanmaken|verwijderen)|registreren|aanmelden|nieuwsbrief|uitschrijven|(?:site|website|app|link|winkelwagen) .{0,20}(?:niet|fout)|spaarpunten",
  talk_to_person:
    "(?:met|aan) (?:een|iemand|de)? ?(?:medewerker|mens|persoon|adviseur|collega)?.{0,10}(?:praten|spreken)|medewerker|klantenservice|bel(?:t)? (?:me|mij)|terugbellen|teruggebeld|echt persoon|iemand spreken",
  contact_details:
    "telefoonnummer|jullie (?:nummer|e-?mail|telefoonnummer)|contact(?:gegevens)?|hoe (?:kan ik )?.{0,12}bereiken|whatsapp|e-?mailadres",
  store_visit:
    "winkel(?:s)?(?! ?wagen| ?mand)|filia(?:al|len)|openingstijden|open|langskomen|showroom|waar (?:zitten|zijn) jullie|in de buurt|passen|uitproberen",
  urgency:
    "dringend|spoed|zo snel mogelijk|vandaag(?: nog)?|morgen|vanavond|voor (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|kerst|het weekend)|deze week|op tijd|meteen|direct|snel",
  greeting: "^(?:hallo|hoi|hey|hi|goedemorgen|goedemiddag|goedenavond|goedendag|dag)(?:[ ,!.]+\\p{L}+)?[ !.]*$",
  thanks: "bedankt|dank(?: je| u)?(?:wel)?",
  goodbye: "tot ziens|doei|fijne (?:dag|avond)|tot (?:later|straks|snel)|welterusten",
};
