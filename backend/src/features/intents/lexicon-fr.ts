import type { Lexicon } from "./lexicon.ts";

export const lexiconFr: Lexicon = {
  buy: "(?:veux|voudrais|souhaite|aimerais|peux|puis-je|comment|envie de|prête? à|pour) .{0,40}(?:acheter|commander|réserver|passer commande)|acheter|passer (?:une )?commande|je (?:le|la|les) prends|ajouter .{0,25}panier|précommander|où (?:acheter|trouver|puis-je)|valider (?:ma|la) commande",
  price:
    "prix|combien (?:ça |cela )?(?:coûte|coûtent|vaut|est-ce)|c'est combien|coûte|coûtent|tarifs?|cher|chère|moins cher|devis|bon marché|abordable",
  discount:
    "réductions?|remises?|promo(?:tion)?s?|codes? (?:promo|de réduction)|bons? (?:d'achat|de réduction)|soldes?|soldée?s?|offres? (?:en cours|spéciales?)|rabais|coupon|prix étudiant",
  availability:
    "en stock|stocks?|disponibles?|disponibilité|épuisée?s?|rupture|avez-vous|vous avez|reste-t-il|il (?:vous )?reste|de retour|réapprovisionn\\p{L}*|vendez-vous",
  recommendation:
    "recommand\\p{L}*|conseil\\p{L}*|suggér\\p{L}*|quel(?:le)?s? .{0,30}(?:choisir|meilleure?s?|convient|adaptée?)|le meilleur|la meilleure|adaptée? (?:à|pour)|convient|je cherche|cherche|montre[zr]?-moi|besoin d(?:e|')|cadeau pour|que (?:dois|devrais)-je",
  comparison:
    "différences?|compar(?:er|aison|ez|atif)|mieux que|meilleur que|par rapport|versus|vs\\.?|ou plutôt|avantages et inconvénients|au lieu de",
  variant:
    "tailles?|couleurs?|coloris|dimensions?|mesures?|modèles?|versions?|variantes?|sur mesure|largeur|hauteur|longueur|pointure",
  shipping:
    "livr(?:aison|er|ez|é|ée|és|ons|ent|ables?)s?|expédi\\p{L}*|frais de port|envo(?:i|yer|yez)|délais?|transporteur|à l'étranger|en (?:belgique|suisse|allemagne)|express|retrait|point relais|code postal",
  payment:
    "pa(?:yer|iement|iements|ie|yez)|carte (?:bancaire|bleue|de crédit)|paypal|klarna|en plusieurs fois|mensualités|virement|à la livraison|chèque|financement|apple pay",
  wholesale:
    "en gros|grossiste|revend\\p{L}*|distributeur\\p{L}*|professionnels?|b2b|grandes? (?:quantités?|commandes?)|franchise|partenaria\\p{L}*|fournisseur|tarif pro|entreprise",
  warranty: "garanti\\p{L}*|période d'essai|durée de vie|combien de temps dure",
  authenticity:
    "authenti\\p{L}*|originale?s?|contrefaçon|faux|fausse|fiable|confiance|certifi\\p{L}*|arnaque|avis(?: clients?)?",
  order_status:
    "où (?:est|en est|se trouve|sont) (?:ma|mon|mes|la|le) (?:commande|colis|livraison|paquet)|suivi|suivre|numéro de (?:suivi|commande)|statut|état de (?:ma|la) commande|quand .{0,40}(?:arriv|livr|reçoi|recev|expédi)\\p{L}*|ma commande|mon colis",
  delivery_problem:
    "(?:pas|jamais|rien|toujours pas) (?:encore )?(?:reçue?|arrivée?|livrée?|eu)|retard|en retard|perdue?|j'attends|attends (?:toujours|encore|depuis)|marquée? comme livrée?|bloquée?|introuvable",
  return: "retour(?:ner|s|né)?|rembours\\p{L}*|échang\\p{L}*|renvo(?:yer|i|ie)|rendre|rétractation|remplace\\p{L}*",
  cancel_order: "annul\\p{L}*|résili\\p{L}*|n'en veux plus|ne veux plus",
  change_order:
    "(?:modifier|changer|corriger|rectifier) .{0,30}(?:adresse|commande|nom|numéro|taille|couleur|quantité|livraison)|changement d'adresse|mauvaise adresse|oublié .{0,15}ajouter|trompée? d'adresse",
  invoice:
    "factur\\p{L}*|reçu fiscal|tva|débitée? (?:deux fois|double)|prélev\\p{L}*|paiement (?:refusé|échoué|ne passe pas|en attente)|justificatif",
  product_problem:
    "cassée?s?|abîmée?s?|endommagée?s?|défectueu\\p{L}*|défauts?|ne (?:fonctionne|marche) (?:pas|plus)|fuit|fuite|déchirée?|mauvais (?:article|produit|modèle)|mauvaise (?:taille|couleur)|incompl\\p{L}*|manque .{0,15}(?:pièce|article)|périmée?",
  complaint:
    "réclam\\p{L}*|plainte|plaindre|déçue?s?|décevant|scandaleux|inadmissible|inacceptable|honte\\p{L}*|nul|horrible|mauvais(?:e)? (?:service|expérience|qualité)|colère|plus jamais|personne ne répond|avocat",
  account:
    "connect(?:er|exion)|mot de passe|mon compte|créer un compte|inscri\\p{L}*|newsletter|désabonner|désinscri\\p{L}*|supprimer (?:mon compte|mes données)|(?:site|application|page|lien|panier) .{0,20}(?:ne|erreur|bug)|points de fidélité|parrain\\p{L}*",
  talk_to_person:
    "parler (?:à|avec)|un (?:humain|conseiller|agent|vendeur|responsable)|une (?:personne|conseillère|vraie personne)|quelqu'un|service client\\p{L}*|rappel(?:ez|er)(?:-moi)?|être rappelée?|contactez-moi|conseiller",
  contact_details:
    "numéro (?:de téléphone|de tél)|votre (?:numéro|téléphone|e-?mail|mail|adresse mail)|comment (?:vous )?(?:contacter|joindre)|contact(?:er)?|vous joindre|whatsapp|adresse e-?mail",
  store_visit:
    "magasins?|boutiques?|horaires?(?: d'ouverture)?|ouverts?|essayer|showroom|près de chez|sur place|venir voir|où êtes-vous|point de vente",
  urgency:
    "urgen(?:t|ce|te)|au plus vite|rapidement|le plus (?:vite|tôt)|aujourd'hui|demain|ce soir|avant (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|noël|la fin)|cette semaine|tout de suite|à temps|vite",
  greeting: "^(?:bonjour|salut|bonsoir|coucou|hello|allô)(?:[ ,!.]+\\p{L}+)?[ !.]*$",
  thanks: "merci|remerci\\p{L}*",
  goodbye: "au revoir|à bientôt|bonne (?:journée|soirée|nuit)|à plus|adieu",
};
