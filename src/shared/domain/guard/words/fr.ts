import { words } from '../pattern'
import { rulesOf } from './rules'
import type { GuardWords } from './types'

const refused =
  "(?:ne|n') ?(?:le |la |vous |les |en |l')?(?:peux|pouvons|peut|pourrions|saurions|saurais|garantis|garantissons|garantit|promets|promettons|sais|savons|dépend|dépendent|sommes)(?: [a-z]+){0,3} (?:pas|rien|aucun*)|sans garantie|impossible de|aucune garantie|personne ne"
const duty =
  "douanes?|douani[a-z]*|droits?(?: et taxes)?(?: de douane| d'entrée| d'importation)?|taxes?|taxé[a-z]*|tva|dédouan[a-z]*|frais (?:de douane|d'importation|d'import|de dédouanement|supplémentaires|en plus|additionnels|à l'arrivée|à la livraison)|surcoûts?|importation"
const weekday = '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)'
const month = '(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)'
const number = '(?:\\d{1,3}|un|une|deux|trois|quatre|cinq|six|sept|huit|dix|quinze)'
const day = `${weekday}|aujourd'hui|demain|après-demain|ce (?:soir|matin|midi|week-end)|cet après-midi|cette (?:semaine|nuit)|la semaine prochaine|semaine prochaine|week-end|fin de (?:la )?semaine|noël|réveillon|nouvel an|pâques|saint-valentin|fête des mères|(?:anniversaire|mariage|fête|voyage|vacances|cérémonie)|(?:le )?\\d{1,2}(?:er)? ${month}|le \\d{1,2}(?:er)?|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|(?:dans|sous|en|d'ici|avant|au bout de)(?: les prochaines?| moins de| exactement| tout juste| un délai de)* ${number}(?: ?(?:à|ou|-) ?${number})? ?(?:heures?|h|jours?|semaines?)|à temps|dans les temps|à l'heure|ponctuel*|avant (?:midi|onze heures|\\d{1,2} ?h)|à \\d{1,2} ?h|dans la (?:journée|soirée|matinée)|en temps voulu|24 ?h|48 ?h|72 ?h|la date prévue|sans retard`

export const fr: GuardWords = {
  language: 'fr',
  ...rulesOf(words, {
    secretAsked: {
      ways: [
        [
          "(?:envoy|transmett|communiqu|donn|indiqu|fourni|répond|confirm|lis|écriv|dict|précis|pass|partag|post|tap|mett|saisi|faites|fais|renvoy|photographi|joi|joign|mentionn|épel|fil|laiss|balanc)[a-z]*(?:-(?:moi|nous|le|la|les))*|(?:il (?:me|nous) (?:faut|faudrait|manque)|(?:me|nous) (?:faut|manque|faudrait)|j'ai besoin|j'aurais besoin|nous avons besoin|besoin d[eu']|je voudrais|j'aimerais|nous aurions besoin|auriez-vous|pourriez-vous|pouvez-vous|voulez-vous|merci de|veuillez|prière de|quel(?:le)? (?:est|était)|c'est quoi|quels sont|si vous (?:me|nous) (?:donn|envoy|communiqu|transmett|indiqu)[a-z]*|faut (?:me|nous)|m'(?:envoyer|indiquer|communiquer)|nous (?:envoyer|indiquer|communiquer|transmettre|donner)|me (?:donner|dicter|communiquer|transmettre|dire|lire|fournir)|lisez-[a-z-]+|dites-[a-z-]+)",
          "mots? de passe|mdp|code pin|pin|codes? (?:secret|confidentiel|sms|otp|de (?:vérification|validation|sécurité|confirmation|connexion|sûreté|votre banque|la banque|votre carte)|à usage unique|unique|temporaire|reçus?|bancaire|d'(?:accès|authentification|activation)|à (?:six|6|quatre|4) chiffres)|code(?: [a-z']+){0,5} (?:reçu|reçois|recevez|sms|téléphone|banque|application|arrive|affiche|carte|envoyé|arrivé)|(?:code|nombre|chiffres)[a-z' ]{0,24} (?:s'affich*|arrive|reçu)|otp|cvv|cvc|cryptogramme|(?:numéro|numéros|données|coordonnées|informations|infos|photo|photos|copie|scan|chiffres|recto|image)(?: [a-z0-9',]+){0,6} (?:carte|cb)|(?:carte|cb)(?: [a-z0-9',]+){0,8} (?:numéro complet|date d'expiration|recto|verso|seize chiffres|16 chiffres|photo)|date d'expiration|(?:seize|16) chiffres|trois chiffres|identifiants?(?: [a-z]+){0,3}|accès (?:de|à|bancaires?|à votre)[a-z ]{0,24}|espace bancaire|banque en ligne|question secrète|rib complet",
        ],
      ],
      not: "carte (?:cadeau|de fidélité|de garantie|d'identité|postale|de visite|de vœux)|numéro de (?:série|facture|client)|gardez|secret[e]?s? pour|vous demandera|votre banque (?:vous )?demande|uniquement sur|seulement sur|là uniquement|quelle carte|par quelle carte|lien|expire|valable|spams?|indésirables|supprim[a-z]*|effac[a-z]*|plus besoin|paramètres|profil|application (?:mobile )?de la boutique|doit (?:contenir|comporter)|caractères|au moins|vous (?:demandera|demande)|navigateur|essayez|enregistré|nulle part|jamais|ne (?:nous |me |le |la |les |vous |l')?(?:envoy*|communiqu*|donn*|transmett*|demand*|partag*|confi*|divulgu*|saisiss*|écriv*|voul*|stock*|conserv*|sera|devez|faut|vous)|n'(?:envoy*|écriv*|indiqu*|avons|ai|est|êtes|a)|pas (?:besoin|nécessaire|ici)|aucun|inutile|sans (?:donner|communiquer|envoyer)|réinitialis*|oubli*|changer (?:de|votre|le)|modifier (?:votre|le)|choisi*|créez|nouveau mot de passe|sur la page|sur notre site|sur le site|vous-même|quatre derniers|derniers chiffres|code (?:postal|promo|promotionnel|de retrait|de réduction|article|erreur|barre*)|numéro de (?:commande|suivi|colis|téléphone)|identifiant de commande|arnaque|fraude|hameçonnage|vous (?:sera envoyé|recevrez|allez recevoir)|raccroch*|erron*|personne|quelqu'un|au lieu",
    },
    offPlatformPayment: {
      ways: [
        [
          '(?:pay|régl|vir|vers|envoy|transfér|dépos|mett)[a-zéè]*(?:-moi|-nous)?(?: [a-z0-9€,]+){0,8} (?:à mon nom|sur (?:mon|ce|un autre|le) (?:compte|paypal|iban)|par (?:western union|paylib|lydia|wero|bitcoin|mandat|revolut|paypal entre)|de la main|en (?:liquide|espèces|bitcoin[s]*|cash)|entre (?:amis|nous)|hors)',
          '.{0,3}[a-z]+',
        ],
        [
          '(?:je|on|nous) (?:vous |te )?(?:rembours|rend|envoi|vers|vir|fais|recrédit)[a-z]*(?: [a-z0-9]+){0,8} (?:paypal|lydia|western|bitcoin[s]*|crypto*|espèces|liquide|mon compte|carte cadeau|privé|revolut|chèque cadeau|amis|ma poche)',
        ],
        [
          "entre proches|amis et (?:la )?famille|famille et amis|proches|western union|money ?gram|bitcoins?|btc|crypto*|usdt|ether*|cartes? cadeaux?|cartes? (?:itunes|amazon|google|steam|prépayées?)|coupons? (?:pcs|transcash|neosurf|paysafe*)|recharges? (?:pcs|transcash|neosurf)|pcs|transcash|neosurf|paysafe*|paylib|lydia|revolut|wise|wero|portefeuille|wallet|mon (?:propre |compte |paypal |rib |iban |lien )*(?:compte|paypal|rib|iban|lien|revolut|lydia)|compte (?:à moi|personnel|privé|perso|de [a-z]+|suivant|ci-dessous)|(?:mon|ce|cet|l') ?iban|paypal (?:privé|perso|personnel)|paypal\\.me|à moi|réglez-moi|payez-moi|me (?:régler|payer|virer|verser|envoyer)|(?:en |directement )(?:direct|à moi|sur mon)|directement (?:sur|à|par|avec)|en (?:liquide|espèces|cash|main propre)|espèces|par virement|virement (?:direct|sur|à|vers)|lien de paiement|en privé|de la main à la main",
          'pay[a-z]*(?:-moi)?|régl[a-z]*(?:-moi)?|règl[a-z]*|vir(?:er|ez|e|ement)|verse[a-z]*|envoy[a-z]*(?:-moi)?|achet[a-z]*|prenez|rembours[a-z]*|somme|argent|montant|faites|donnez|euros?|solde|remettr*|frais|dépos*|recharg*|transfér*|accept[a-z]*',
        ],
        [
          "hors (?:du|de la|de notre|de) (?:site|plateforme|boutique|système|l'amazon|caisse)|hors site|en dehors (?:du|de la|de|d')[a-z ]{0,18}|(?:sans|inutile de|au lieu de|pas besoin de|évit[a-z]* de|plutôt que de|éviter) (?:passer|payer|utiliser)[a-z ]{0,8} (?:par|via|sur|le|la) [a-z ]{1,14}|contourn[a-z]*|échapp[a-z]* (?:à|aux) (?:la |l[ae]s )?(?:commission|frais)|sans (?:commission|facture|frais de plateforme)|évit[a-z]* (?:la|les) (?:commissions?|frais)|au noir|sous la table|annul[a-z]*(?: [a-z,]+){0,6} (?:réglez|payez|virez|en direct|directement|et (?:pay|rég|vir|achet)[a-z-]*)|en sous-main|passer par mon",
          'pay[a-z]*(?:-moi)?|régl[a-z]*(?:-moi)?|vir(?:er|ez|ement)|achet*|argent|rembours*|prix|remise|moins cher|somme|envoy*|commission|command*|vend*|montant|frais|arrang*',
        ],
      ],
      not: "jamais|ne (?:nous |vous |le |la )?(?:pay*|accept*|demand*|pouv*|peu*|pren*|propos*|rembours*|fais*)(?: [a-z]+){0,3} (?:pas|que|jamais|aucun*|plus)|n'(?:accept*|est|avons|utilis*|envoy*)|malheureusement|arnaque*|fraude*|escro*|hameçonnage|méfi*|attention|on vous a demandé|quelqu'un|n'était pas nous|au moment du paiement|à la caisse|à la dernière étape|vous pouvez régler par|moyen de paiement (?:d'origine|initial)|même (?:carte|moyen)|d'origine|est arrivé|reçu votre virement|nos cartes cadeaux|le livreur n'accepte|interdit|uniquement sur|seulement sur|litige|s'utilis*|solde de votre carte",
    },
    contactSteering: {
      ways: [
        [
          '[a-z0-9._-]{2,40}@[a-z0-9.-]{4,}|(?:\\+|00)?\\d[\\d ()/.-]{6,16}\\d|@[a-z][a-z0-9_.]{3,}',
          "moi|me|mon|ma|m'|perso*|privé*|directement|là-bas|[a-z]+-moi",
          'appel*|écri*|contact*|joign*|numéro|enregistr*|envoy*|laiss*|rappel*|ajout*|mail|texto*',
        ],
        [
          '(?:en privé|hors travail|après le travail|après mon service|directement avec moi|entre nous|loin du chat|ici je ne peux|à titre personnel)',
          'écri*|appel*|contact*|parl*|joign*|discut*|continu*|numéro|régl*|arrang*|message|voir',
        ],
        [
          "(?:mon|ma|mes)(?: propre)? ?(?:whats ?app|numéro|portable|téléphone|mail|e-mail|email|gmail|telegram|insta|instagram|facebook|messenger|wechat|identifiant|compte|profil|skype|signal|ligne|adresse|snap|snapchat|mobile|fixe|perso)|(?:numéro|ligne|mail|e-mail|adresse|compte|portable|téléphone|message|messagerie) (?:privée?|personnelle?|perso|à moi)|(?:sur|par|via) (?:mon |ma )?(?:whats ?app|telegram|wechat|insta|instagram|facebook|messenger|discord|snapchat|snap|signal|viber|skype|line|tiktok|gmail|mp|le privé)|en (?:privé|mp|dm)|(?:au|le) 0[67][ .\\d]{8,}|chez moi|de mon téléphone|téléphone à moi|wa\\.me|t\\.me|@[a-z0-9_.]{4,}|votre whats ?app|hors (?:de la plateforme|du site|de ce chat|d'ici|plateforme)|ailleurs qu'ici|je suis [a-z]+#\\d+",
          'écri[a-z]*(?:-moi|-nous)?|appel[a-z]*(?:-moi)?|ajout[a-z]*(?:-moi)?|cherch[a-z]*|contact[a-z]*(?:-moi)?|continu[a-z]*|parl[a-z]*|discut[a-z]*|envoy[a-z]*(?:-moi)?|rejoign*|retrouv[a-z]*|joign*(?:-moi)?|règl[a-z]*|régl[a-z]*|laiss[a-z]*(?:-moi)?|numéro|rappel*|passons|pass[a-z]*|voici|est|enregistr*|téléphon*|donn*|échang*|suiv*(?:-moi)?|message|textot|sms',
        ],
      ],
      not: "répondre (?:à|ici)|notre chat|ce fil|ne (?:peux|peut|pouvons|puis|communiqu*|travaill*|répond*|donn*|devons)(?: [a-z]+){0,4} (?:pas|aucun*|jamais)|n'(?:avons|échang*|utilis*|est|a)|malheureusement|officiel(?:le|s|les)?|(?:notre|nos) (?:whats ?app|compte|page|service|canal|canaux|chat|instagram|facebook|adresse|numéro|équipe|boutique|site)|de la boutique|du magasin|livreur|transporteur|chauffeur|est-il toujours|nous (?:avez|aviez) (?:écrit|contact*|appel*)|arnaque|fraude|jamais|mon collègue|ma collègue|mon responsable|à votre convenance|de mon côté|service client|facture|formulaire",
    },
    dutyPromise: {
      ways: [
        [
          "à l'arrivée|à la (?:livraison|réception|porte)|le (?:facteur|livreur)|douan[a-z]*|tax[a-z]*|tva",
          "toujours (?:exonér|livr|franc)[a-z]*|(?:rien|aucun|pas un|pas d'|zéro)(?: [a-z']+){0,4} (?:payer|centime|euro|frais|supplément|débours*|surprise)|ne (?:vous )?(?:demandera|réclamera|paierez|débourserez|verserez|coûtera)(?: [a-z]+){0,3}|tout (?:est )?(?:payé|réglé|pris en charge|inclus)|je vous (?:garantis|assure|promets)",
        ],
        [
          'envois|livraisons|colis|commandes',
          'exonérée?s?|hors taxes et hors douane|sans (?:taxe|douane|droit)s?|francs? de (?:droits|port et de douane)',
        ],
        [
          duty,
          "(?:aucune?|zéro|pas (?:de|d'|un|à)|sans(?: aucun*| payer| avoir à payer)?|exonér[a-z]*|exempt[a-z]*|ni) ?(?:[a-z']+ ){0,3}?(?:douanes?|droits?|taxes?|tva|frais|surcoûts?|centime|euro|payer|supplément)|exonér[a-z]*|exempt[a-z]*|franchise|non, aucune?|: non|hors taxes et douane|(?:ne|n')(?: ?[a-z']+){0,6} (?:rien|pas|aucune?|jamais)(?: [a-z']+){0,3} (?:payer|facturer*|réclam*|demand*|devoir|droit|taxe|douane|frais|taxer|montant|supplément|à régler|redevable|de douane)|(?:ne|n')(?: ?[a-z]+){0,4} (?:pay|factur|réclam|demand|dev|aur|verr|pré)[a-z]*(?: [a-z]+){0,2} (?:rien|pas|aucun*|jamais)|rien (?:à|de plus|d'autre|de) (?:payer|régler)?|pas taxé*|jamais taxé*",
        ],
        [
          duty,
          "(?:nous|on|je|la boutique|la maison|notre boutique)(?: [a-z]+){0,4} (?:pay|prend|prenons|prends|rembours|assum|couvr|régl|acquitt|suppor|rend|avanç|support)[a-z]*|(?:à|est à|sont à|reste à|restent à) (?:notre|la) (?:charge|nôtre|compte)|à nos frais|pris(?:es)? en charge(?: par (?:nous|nos soins|la boutique))?|par nos soins|pour nous|de notre (?:poche|côté)|(?:est|sont|tout|prix|déjà|bien)(?: [a-z']+){0,4} (?:inclus[es]*|compris[es]*|payée?s?|réglée?s?|acquittée?s?|comprise?s?|définitif|final|prépayée?s?)|inclus[es]*|comprise?s?|tout compris|ddp|ttc|prix (?:est )?(?:définitif|final)|chaque centime|remboursé[a-z]*|offerts?|offertes?",
        ],
      ],
      not: `à la caisse|au panier|libère pas|revient|remboursons l'article|remboursons le prix|${refused}|(?:ne|n')(?: [a-z]+){0,2} ?(?:compren*|inclu*|rembours*|prenons|pay*|couvr*|factur* pas de tva|sont pas|est pas|prend|assum*|support*)(?: [a-z]+){0,3} (?:pas|aucun*|jamais)|pas (?:inclus*|compris*|pris* en charge|à notre charge)|à (?:votre|la) charge (?:du|de l')?(?:client*|destinataire|acheteur)?|à votre charge|peu(?:t|vent) (?:vous |toutefois |être |s'|aussi |en )*(?:appliquer|ajouter|demander|réclamer|être|avoir|facturer|dus|dues|percevoir)|pourrai*(?:ent|t)?|éventuel*|possible|peut-être|selon|décide*|dépend*|souvent|parfois|non compris|non inclus|hors taxes|je ne peux pas|vous le dire|généralement|en général|intérieur de l'ue|en droit`,
    },
    customsPromise: {
      clears: [
        [
          'douan[a-z]*|frontière|dédouan[a-z]*|contrôl[a-z]*',
          "passent? toujours|connaît|connaissent|n'(?:y|ont|a)(?: [a-z]+){0,3} (?:jamais|aucun*)(?: [a-z]+){0,3}|ne (?:l'|le |la |les )?(?:ouvr|contrôl|bloqu|retien|arrêt|touch|regard|inspect)[a-z]* (?:pas|jamais|rien)|sans (?:ouvrir|regarder|contrôle|encombre)|comme une lettre à la poste|les yeux fermés|je m'y engage|nous nous y engageons|garantie?",
        ],
        [
          'douan[a-z]*|dédouan[a-z]*|mainlevée|contrôl[a-z]*|frontière|inspect[a-z]*|saisi[a-z]*|bloqu[a-z]*|retenu[a-z]*|ouvri[a-z]*',
          "sans (?:aucun |le moindre |aucune )?(?:problèmes?|souci|encombre|contrôle|difficulté|retard|accroc|incident|risque)|garanti[a-z]*|assur[a-z]*|promet[a-z]*|promis|certain[a-z]*|bien sûr|suis sûre?|forcément|sans (?:faute|doute)|à coup sûr|toujours|jamais|100 ?%|cent pour cent|formalité|ne (?:vous )?(?:inquiét[a-z]*|sera|seront|fera|feront|risqu[a-z]*|poser[a-z]*|contrôl[a-z]*|regard[a-z]*|bloqu[a-z]*|retien[a-z]*|ouvr[a-z]*)(?:-vous)?(?: [a-z]+){0,3}(?: pas| rien| jamais| aucun*)?|(?:il )?n'y (?:aura|a|en aura)(?: [a-z]+)? (?:pas|aucune?)(?: [a-z']+){0,3}|n'(?:ouvr|inspect|arrêt)[a-z]*(?: [a-z]+)? (?:pas|jamais|rien)|pas (?:de|d') (?:contrôle|souci|problème|inspection|blocage|retard)|aucun (?:contrôle|problème|souci|risque|blocage)|personne n*|laisser(?:ont|a)? (?:passer|en paix|tranquille)|(?:passera|passe|franchira|sortira|sera libéré|libérera)(?: [a-z]+){0,4}|dans la (?:journée|matinée)|demain|soyez tranquille|tranquille|parole|acquise?|comptez sur",
        ],
        ['passe(?:ra|nt|ront)? (?:la douane|la frontière|le contrôle)(?: [a-z]+){0,4}'],
      ],
      clearsNot: `${refused}|espér*|en général|généralement|normalement|habituellement|peut (?:prendre|durer|demander|être|contrôler)|peuvent|pourrait|souvent|parfois|si la douane|lorsque|quand|une fois|dès que|après|décision|dépend*|en cours de traitement|indique|suivi|selon|a été|interdit|on n'y peut|n'y pouvons|jusqu'à|valeur réelle`,
      declared: [
        [
          "(?:on|nous|je)(?: [a-z']+){0,2} (?:mettr|met|indiqu|déclar|inscri|écri|not|marqu|envo|factur|divis|partag|sépar|gliss|laiss)[a-z]*|peut (?:mettre|indiquer|déclarer|baisser|diviser|marquer)",
          "cadeau|échantillon|présent|usagé|d'occasion|petite valeur|valeur (?:plus|moindre|faible|réduite|basse|symbolique)|moins (?:cher|que)|deux (?:colis|factures|envois)|sans (?:la )?facture|\\d+ ?(?:euros?|€|francs?|dollars?)|moitié|sous (?:le|la) (?:seuil|franchise|limite)|usage personnel",
        ],
        [
          "(?:comme|en tant que|en|c'est|est|un|mention|marqué|déclar[a-z]*) (?:un )?(?:cadeaux?|présent|échantillons?|documents?|don|usage personnel|effets personnels|d'occasion)|cadeau|présent|(?:petite|faible|basse|moindre|plus (?:basse|petite|faible)|symbolique|inférieure?|réduite|fausse|moitié|demi)(?: [a-z]+){0,3} (?:valeur|prix|montant|somme)|(?:valeur|prix|montant|facture|somme)(?: [a-z]+){0,4} (?:plus bas[se]*|petite|faible|basse|moindre|symbolique|inférieure?|réduite|minorée|divis*|moitié)|(?:baiss|diminu|rédui|minor|abaiss|sous-éval|sous-déclar|divis)[a-z]*(?: [a-z]+){0,3} (?:valeur|prix|montant|facture)|moitié du prix|\\d+ ?(?:euros?|€|dollars?|francs?|chf)|sans valeur|sous le seuil|en dessous du seuil|valeur commerciale",
          'déclar[a-z]*|indiqu[a-z]*|mettr[a-z]*|mets|met|mettons|mentionn[a-z]*|inscri[a-z]*|écri[a-z]*|envoi[a-z]*|envoy[a-z]*|marqu[a-z]*|étiquet[a-z]*|not[ae][a-z]*|formulaire|carton|baiss[a-z]*|diminu[a-z]*|rédui[a-z]*|minor[a-z]*|factur[a-z]*|sous-[a-z]*|remplir*|rempli[a-z]*',
          'déclar*|douan*|formulaire|facture|carton|cadeau|présent|échantillon*|valeur|montant|étiquette|taxe*|cn2[23]|colis|frontière|seuil',
        ],
      ],
      declaredNot:
        "gratuit[a-z]*|offert[a-z]*|ne (?:peux|pouvons|pourrons|peut|déclar*|mett*|ferons|fais*|devons|saurions)|n'(?:avons|est|inscriv(?:ons|ez) pas|allons)|interdit|jamais|illégal|fraude|infraction|délit|emballage|papier cadeau|paquet cadeau|carte cadeau|chèque cadeau|valeur (?:réelle|exacte|véritable)|vrai prix|prix réel|fausse déclaration|veuillez remplir|facture complète|refus*|en cadeau pour",
    },
    deliveryPromise: {
      ways: [
        [
          "arriver[a-z]*|arrivera|arrive|arriveront|recev(?:rez|ez|ras|oir)|livré[a-z]*|livrer[a-z]*|livrons|livraison|l'aurez|l'auras|l'avez|les aurez|aurez(?: [a-z]+){0,4}|aura lieu|sera (?:chez|là|à|dans|entre|remis|livré|devant|en)|seront (?:chez|là|à|livrés)|est (?:chez vous|là|chez toi)|(?:vous |te )?sera (?:remis|livré|apporté)|remis|distribu[a-z]*|entre (?:vos|les) mains|chez vous|à votre porte|devant votre porte|garanti[a-z]*|tiendrons|parvien[a-z]*|sous le sapin|pourrez (?:le|la|les|l')[a-z ]{0,12}|déballer[a-z]*",
          day,
        ],
      ],
      not: `après (?:la )?(?:livraison|réception)|à compter de|retourner|renvoyer|échanger|${refused}|en général|généralement|normalement|habituellement|estimée?s?|estimation|estim[a-z]*|prévue?s? (?:entre|par|pour)|prévoi[a-z]*|environ|probablement|sans doute(?! (?:aucun|possible))(?<!aucun doute)|peut-être|devrai[a-z]*|pourrai[a-z]*|peut (?:arriver|prendre|être|mettre)|peuvent|espér[a-z]*|selon|d'après|si (?:tout|vous|le|la|elle|il)|s'il|s'ils|quand|lorsque|dès (?:que|qu')|une fois|a (?:été|quitté)|ont été|était|quitt[a-z]*|expédi[a-z]*|part(?:ira|ir|i) (?:de|d')|envoyé le|remboursement|rembours[a-z]*|argent|crédit|virement|remise|reviens|recontact[a-z]*|répond[a-z]*|écrirai|appellerai|tiens au courant|mail|message|facture|étiquette|suivi|le relais|garde|retir[a-z]*|entre le|compter|en moyenne|jusqu'à|au moins|promettre de date|entrepôt|en stock|réassort|retour|d'ordinaire|bon d'achat`,
    },
    reviewReward: {
      ways: [
        [
          'avis|étoiles?|commentaires?|note|google|trustpilot|combien|ce que vous avez écrit',
          'remise|bon|chèque|cadeau|offert[a-z]*|port offert|rembours[a-z]*|crédit[a-z]*|gratuit[a-z]*|points|\\d+ ?(?:%|€|euros?)|garantie|tirage|lampe neuve|geste|avoir|argent',
          'pour vous remercier|si vous|en échange|en contrepartie|dès que|remonter|relever|raconte[a-z]*|dites|parlez|disparaît*|retiré*|supprimé*|alors|voici|donnez',
        ],
        [
          'avis|étoiles?|commentaires?|évaluation|note|notes|témoignage|trustpilot|appréciation|critique|notation|retour positif|recommandation',
          "bons?(?: d'achat| de réduction)?|réduction|remise|rembours[a-z]*|cadeaux?|chèque|offert[a-z]*|offr[a-z]*|gratuit[a-z]*|crédit[a-z]*|avoir|points?|tirage|gagn[a-z]*|récompens[a-z]*|\\d+ ?(?:€|euros?|%|chf|francs)|argent|échantillon|dédommag[a-z]*|geste|code promo|coupon|cagnotte|surprise|livraison offerte|lampe neuve|prime|cashback|bonus",
          'pour (?:une?|votre|vos|chaque|tout|toute|laisser|passer|supprimer|modifier|retirer|remercier|que|cinq|5|le|la|les|changer)|contre|si |en échange|en retour|en contrepartie|dès que|après|une fois|lorsque|quand|laiss[a-z]*|supprim[a-z]*|modifi[a-z]*|retir[a-z]*|effac[a-z]*|chang[a-z]*|enlev[a-z]*|enlèv[a-z]*|publi[a-z]*|écri[a-z]*|mett[a-z]*|post[a-z]*|envoyez|recev[a-z]*|comme (?:remerciement|merci)|en remerciement|et (?:vous|nous|hop|on)|relev[a-z]*|remont[a-z]*|donnez|corrig[a-z]*|racont[a-z]*|accompagn[a-z]*|aur(?:ez|iez)|alors|=',
        ],
      ],
      not: "indépendamment|quel(?:le)? que soit|peu importe|ne (?:[a-z]+ ){0,2}(?:propos*|offr*|donn*|pay*|achet*|récompens*|pouv*|dépend*|command*|fais*|rémunér*)(?: [a-z]+){0,3} (?:pas|rien|aucun*|jamais)|n'(?:achet*|offr*|est|échang*|influenc*)|rien en (?:échange|retour)|sans contrepartie|aucune contrepartie|interdit|quoi que vous|jamais|nous avons lu|désolé[a-z]*|à tout moment|bien noté|note que|prendre note|sur \\d+ avis|sans aucune condition|aucun lien",
    },
  }),
  salutation: {
    opens: [
      /^\s*(?:bonjour|bonsoir|cher|chere|salut|coucou|hello|rebonjour|re-bonjour)(?: a nouveau| encore)?,? +([a-z'. -]{2,60}?)\s*(?:[,!.:;\n]|$| merci | nous | je | votre | voici | le | la | j'ai )/,
      /(?:^|[.!?\n]\s*)(?:merci(?: beaucoup| encore| bien)?|je vous remercie|je vous en prie|avec plaisir|desole[es]?|toutes mes excuses|bien sur|d'accord|entendu|parfait|c'est note|je comprends|j'en suis (?:ravie?|heureuse|heureux|desolee?)|cela me fait plaisir|ca me fait plaisir|bonne nouvelle|oui|non|tant mieux|ravie?)(?: (?:pour|de|d') ?[a-z' ]{2,40})?, ?((?:madame |monsieur |mme |m\. ?)?[a-z'-]{2,30}(?: [a-z'-]{2,30})?)\s*[,!.:;]/,
      /^\s*((?:madame|monsieur|mme|mlle|mademoiselle|m\.) [a-z' -]{2,40}?)\s*[,:!\n]/,
    ],
    titles: new Set(
      'madame monsieur mme mlle mademoiselle m mr docteur dr maitre me professeur cher chere client cliente clients messieurs mesdames equipe tous toutes a vous toute nouveau ami amie et merci bonjour bonsoir'.split(
        ' ',
      ),
    ),
  },
  culture: [
    {
      id: 'frOpening',
      source: 'Le Robert: vouvoiement; practice of the trade',
      hit: /^\s*(?:salut|coucou|hello|hey|hi|yo|wesh|ciao|kikou|slt|bjr|cc)(?![a-z])/,
      opening: true,
      polite: true,
      mailOnly: true,
      replace: 'Bonjour',
    },
    {
      id: 'frVous',
      source: 'Le Robert: vouvoiement',
      hit: /(?<![a-z«"“-])(?<!« ?)(?:tu|toi|tes|ton(?= (?:colis|retour|argent|adresse|message|numero|compte|avis|paquet|article|achat|mail|remboursement|etiquette|nom|code|produit|aide|courriel|commande))|ta(?= [a-z]{4,})|te(?= [a-z]{3,})|t'(?:ai|as|es|en|envoie|a|avons|inquiete|avoir|aide|attend|ecris|appelle|avait)|peux-tu|as-tu|veux-tu|es-tu|dis-moi|envoie-moi|regarde(?=[ .,!]| dans| ta)|n'hesite|n'oublie|verifie(?= (?:ta|ton|tes))|attends(?= un)|reponds(?= (?:moi|a ce)))(?![a-z]| &| et moi)/,
      polite: true,
    },
    {
      id: 'frSlang',
      source: 'Le Robert; Académie française, Dire, ne pas dire',
      hit: /(?<![a-z])(?:stp|svp(?= ?!{2})|bcp|pb|pk|pcq|mdr|lol|ptdr|dsl|tkt|rdv ok|c koi|jsuis|chui|jpeux|jvous|jte|vs|ds votre|cmd|bisous|bizz?|bises|bcp|qd|tt|nn|oki|nickel chrome|no stress|t'inquiete|cool|a plus|a\+)(?![a-z])/,
      polite: true,
      mailOnly: true,
    },
  ],
  frequent: new Set(
    'le la les de des et est vous votre vos nous notre un une pour pas ne que qui sur dans avec au aux du je j ai avons bien merci bonjour colis commande etre sera plus tres ce cette avez ete a en par hier bientot devrait'.split(
      ' ',
    ),
  ),
}
