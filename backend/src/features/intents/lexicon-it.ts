import type { Lexicon } from "./lexicon.ts";

export const lexiconIt: Lexicon = {
  buy: "(?:voglio|vorrei|desidero|posso|come|mi piacerebbe|per|pronto a) .{0,40}(?:comprare|acquistare|ordinare|prenotare|fare (?:un|l') ?ordine)|(?:comprar|acquistar|ordinar)(?:e|lo|la|li)|lo prendo|la prendo|aggiung\\p{L}* .{0,25}carrello|dove (?:posso )?(?:comprare|acquistare|trovare)|fare un ordine|procedere (?:all'|con l')",
  price:
    "prezz[oi]|quanto (?:costa|costano|viene|vengono|è)|costa|costano|costo|tariff[ae]|car[oaie]|economic[oaih]+|preventivo|a buon mercato",
  discount:
    "scont[oi]|scontat[oaie]|promozion[ei]|promo|codic[ei] (?:sconto|promozional[ei])|coupon|buon[oi] (?:sconto|acquisto)|offert[ae]|saldi|in offerta|ribass[oi]",
  availability:
    "disponibil[ei]|disponibilità|in magazzino|in stock|esaurit[oaie]|avete|vendete|ce n'è|rimast[oaie]|torn(?:a|ano|erà) disponibil[ei]|riassort\\p{L}*",
  recommendation:
    "consigli\\p{L}*|raccomand\\p{L}*|suggeri\\p{L}*|quale .{0,30}(?:migliore|adatt[oa]|scegliere|prendere|comprare)|il migliore|la migliore|adatt[oaie]|va bene per|cerco|sto cercando|mostr(?:ami|atemi|i)|ho bisogno|mi serve|regalo per|cosa dovrei",
  comparison:
    "differenz[ae]|confront\\p{L}*|meglio di|migliore di|paragon\\p{L}*|versus|vs\\.?|invece d(?:i|el)|pro e contro",
  variant:
    "tagli[ae]|color[ei]|misur[ae]|dimension[ei]|modell[oi]|version[ei]|variant[ei]|su misura|larghezza|altezza|lunghezza|personalizz\\p{L}*",
  shipping:
    "sped(?:ire|izione|izioni|ite|isce|iscono|ito|ita)|consegn(?:a|e|are|ate|ano|ata|ato)|spese di (?:spedizione|consegna)|tempi di|corriere|all'estero|in (?:svizzera|francia|germania)|espress[oa]|ritir(?:o|are)|cap|codice postale",
  payment:
    "pag(?:are|amento|amenti|o|ando)|carta (?:di credito|di debito)?|paypal|klarna|satispay|a rate|rateizz\\p{L}*|contrassegno|bonifico|finanziament\\p{L}*|contanti",
  wholesale:
    "all'ingrosso|ingrosso|grossist\\p{L}*|rivend\\p{L}*|distribut\\p{L}*|aziend[ae]|b2b|grandi quantità|grosso ordine|franchising|collabora\\p{L}*|fornitor[ei]|partita iva",
  warranty: "garanzi[ae]|garantit[oa]|periodo di prova|quanto dura|durata",
  authenticity:
    "autentic\\p{L}*|original[ei]|fals[oaie]|contraffatt\\p{L}*|affidabil[ei]|fiducia|certificat[oaie]|truffa|recension[ei]",
  order_status:
    "(?:dov'è|dove (?:è|si trova)|a che punto è) (?:il|la)? ?(?:mi[oa])? ?(?:ordine|pacco|spedizione|consegna)|traccia\\p{L}*|tracking|numero (?:d'ordine|di ordine|di tracciamento|di spedizione)|stato (?:dell'|del mio |di )?(?:ordine|spedizione)|quando .{0,40}(?:arriv|consegn|ricev|spedi)\\p{L}*|mio ordine|mio pacco",
  delivery_problem:
    "(?:non|mai|niente) .{0,20}(?:arrivat|ricevut|consegnat|spedit|arriva)\\p{L}*|ritard\\p{L}*|in ritardo|pers[oa]|smarrit[oa]|sto (?:ancora )?aspettando|aspetto da|ancora niente|risulta consegnat[oa]|bloccat[oa]",
  return:
    "res[oi]|restitu\\p{L}*|rimbors\\p{L}*|cambi(?:are|o|arlo|arla)(?! (?:l')?indirizzo)|rend(?:ere|erlo)|recesso|sostitu\\p{L}*|soldi indietro|rimandare",
  cancel_order: "annull\\p{L}*|cancell\\p{L}*|disd(?:ire|etta|ico)|non lo voglio più",
  change_order:
    "(?:cambiare|modificare|correggere|aggiornare) .{0,30}(?:indirizzo|ordine|nome|numero|taglia|colore|quantità|consegna)|cambio indirizzo|indirizzo (?:sbagliato|errato)|dimenticato di aggiungere",
  invoice:
    "fattur[ae]|ricevut[ae] fiscale|scontrino|iva|addebitat[oa] (?:due volte|doppio)|addebito|pagamento (?:rifiutato|fallito|non va|in sospeso)",
  product_problem:
    "rott[oaie]|danneggiat[oaie]|difettos[oaie]|difett[oi]|non (?:funziona|va|si accende)|guast[oa]|perde|strappat[oa]|(?:prodotto|articolo|taglia|colore|ordine) (?:sbagliat|errat)[oa]|incomplet[oa]|manca(?:no)? .{0,15}(?:pezzo|pezzi|articolo)|scadut[oa]",
  complaint:
    "reclam\\p{L}*|lament\\p{L}*|delus[oaie]|deludente|inaccettabile|vergogn\\p{L}*|pessim[oa]|orribile|schifo|cattiv[oa] (?:servizio|esperienza|qualità)|arrabbiat[oa]|mai più|nessuno risponde|avvocato|denunci\\p{L}*",
  account:
    "accedere|login|password|mio account|mio profilo|creare (?:un )?account|registr(?:arsi|armi|azione)|newsletter|disiscri\\p{L}*|cancellare (?:il mio account|i miei dati)|(?:sito|app|pagina|link|carrello) .{0,20}(?:non|errore)|punti fedeltà",
  talk_to_person:
    "parlare con|(?:una|con) persona|un (?:umano|operatore|consulente|responsabile|addetto)|qualcuno|servizio clienti|assistenza clienti|richiam(?:ami|atemi|are)|chiamatemi|contattatemi|operatore",
  contact_details:
    "numero di telefono|(?:vostro|vostra|suo) (?:numero|telefono|e-?mail|mail)|come (?:posso )?contattar\\p{L}*|contatt[oi]|indirizzo e-?mail|whatsapp",
  store_visit:
    "negoz[io]+|punt[oi] vendita|orari(?:o)?(?: di apertura)?|apert[oi]|aprite|provar(?:e|lo|la)|showroom|vicino a|dove (?:siete|vi trovate)|di persona|venire a vedere|sede",
  urgency:
    "urgen(?:te|za|temente)|il prima possibile|al più presto|subito|oggi|domani|stasera|entro (?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|natale|la fine)|questa settimana|in tempo|presto|veloce(?:mente)?",
  greeting: "^(?:ciao|salve|buongiorno|buonasera|buon pomeriggio|ehi)(?:[ ,!.]+\\p{L}+)?[ !.]*$",
  thanks: "grazie|ringrazi\\p{L}*",
  goodbye: "arrivederci|a presto|buona (?:giornata|serata|notte)|addio|ci sentiamo",
};
