import type { More } from '../rules'

const secret =
  "mots? de passe|code (?:secret|recu|de verification|de securite|de confirmation|pin|sms)|pin|cvv|cvc|cryptogramme|identifiants?|phrase de recuperation|mots de recuperation|question de securite|date de naissance|codes? d'acces|code"
const duty = 'douane*|douaniers?|taxes?|tva|droits|frais de dossier|importation|frontiere|dedouane*'
const day =
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|apres-demain|ce soir|midi|week-end|weekend|(?:deux|trois|\\d{1,2}) (?:nuits|jours|heures)|une semaine|cette semaine|le \\d{1,2}|noel|reveillon|mariage|anniversaire'
const review =
  'avis|not(?:e|es|ez|ent|er)|commentaires?|etoiles?|trustpilot|google|instagram|du bien|mot gentil|rien de negatif|ce que vous avez ecrit|temoignage*|evaluat*'

export const more: More = {
  secretAsked: {
    ways: [
      [
        secret,
        "taper ici|tapez|lisez|dites|donnez|redonnez|envoyez|communiquez|collez|ici|capture|j'ai besoin|besoin d|il (?:me|nous) faut|c quoi|c'est quoi|quelle est la reponse|quel est|reparons|dites-le-moi|suffit|ecrivez|transmettez|indiquez",
      ],
      [`^(?:et |aussi )*(?:votre |le |la |vos |ton )?[^.?!]{0,20}(?:${secret})[^.?!]{0,36}(?:svp|s'il vous plait|aussi|merci)[.!]?$`],
      [`^(?:votre |le |la |vos )?(?:${secret}) ?\\?`],
      [
        "application (?:bancaire|de votre banque|d'authentification)|appli bancaire",
        'nombre|chiffres?|code|numero',
        'envoyez|lisez|dites|donnez|communiquez|lisez-le-moi',
      ],
      ['carte', 'deux cotes|recto|seize chiffres|16 chiffres|deux faces', 'photo*|envoyez|redonnez|donnez|prenez|scannez|dites'],
      ['(?:les |des )?(?:six|quatre|trois|6) chiffres', 'besoin|donnez|envoyez|dites|valider|faut'],
    ],
    not: "jamais|ne (?:nous |me |le |la |les )?(?:donnez|envoyez|communiquez|partagez|dites|transmettez|demandons|demanderons|tapez)|pas besoin|inutile|n'avons|attention|arnaque*|fraude*|mefiez|personne|reinitialis*|oublie*|vous-meme|page de paiement|sur (?:la|notre) page|quatre derniers|code promo|code de reduction|commande|suivi|expire*|supprime*|au moins|code postal|carte cadeau|recevrez",
  },
  offPlatformPayment: {
    ways: [
      [
        'western union|moneygram|bitcoins?|cryptos?|usdt|entre proches|amis et proches',
        'merci|nom|beneficiaire|moitie|prend|aussi|passer|adresse|dit|frais|moins cher|eviter|portefeuille',
      ],
      [
        'entre nous|moitie pour moi|mon (?:rib|compte|iban|paypal|revolut|portefeuille)[a-z ]{0,10}|rib perso|de mon compte',
        'boutique|caisse|evite|site|rembourse|virez|virement|litige|payez|versez|envoyez|faisons|commission',
      ],
      ['billets|liquide|especes', 'enveloppe|livreur|coursier|poste', 'mettez|donnez|postez|envoyez|payez|glissez'],
      [
        'carte (?:itunes|cadeau|steam|google|amazon)|recharge|carte prepayee|pcs|transcash|neosurf',
        'achetez|prenez',
        'code|numeros|photo|lisez|envoyez',
      ],
    ],
    not: "jamais|ne (?:payez|donnez|pouvons|passez|virez|versez|achetez|choisissez|mettez|demandons|prenons|acceptons)|n'(?:acceptons|envoyez|utilisez|achetez)|ne pas|pas possible|attention|arnaque*|fraude*|personne|a la caisse|malheureusement",
  },
  contactSteering: {
    ways: [
      [
        '(?:chez|a|avec|aupres de) moi|moi',
        "(?:et non|et pas|pas) (?:a |sur |par )?(?:la |le |l')(?:societe|site|boutique|magasin|entreprise)|directement chez moi|directement a moi",
      ],
      ['parlons ailleurs|ailleurs|en dehors de (?:cette|la|ce)|en prive|hors de (?:cette|la)', 'parl*|prefere|discut*|continu*|echang*'],
      [
        'viens|venez|envoie|envoyez|ajoutez|rejoignez|mon id|a moi|mon groupe|mp|retrouvez-moi|cherche[z]?-moi',
        'snap*|telegram|insta*|facebook|signal|messenger|line|whatsapp|discord|skype',
        'moi|mon|sur|mp|prive|viens|ajoutez-moi',
      ],
      ['[a-z.]{1,40} arobase [a-z]+|arobase (?:mail|gmail)'],
    ],
    not: "jamais|ne (?:pouvons|prenons|donnons|donne|peux|puis|sommes|repondons)|n'(?:utilisons|avons)|officiel*|notre|nos|arnaque*|se fait passer|attention|livreur|transporteur|desole*|malheureusement",
  },
  dutyPromise: {
    ways: [
      [
        duty,
        "(?:on|nous|je) (?:s'en charge|les reglons|absorbons|payons|prenons|nous en chargeons)|on s'en charge|c'est nous qui|c'est cadeau|c cadeau|les reglons|nous absorbons|absorbons|jamais rien|ne payez pas|comprennent tout|comprend tout|tout est regle|rien a payer|pas un centime|zero|pour nous|nous reglons",
      ],
      ["jamais d'autre montant|aucun autre montant|pas d'autre montant", 'verrez|paierez|panier'],
    ],
    not: "peut|peuvent|pourrai*|depend*|selon|parfois|destinataire|acheteur|ni taxes|ne (?:prenons|payons|couvrons|savons|sais|peux|pouvons|reglons)|j'ignore|aimerais|normalement|generalement|si la|non compris*|demande si|veut pas dire|hors taxes|ne comprennent|ne comprend",
  },
  clears: {
    ways: [
      [
        'douane*|frontiere|colis|controle|saisi*|confisqu*|inspection',
        'personne ne|personne|rien ne reste|forcement|obligee? de|jamais (?:arrete|ouvert|controle|saisi|bloque)|aucun risque|garanti*|promis|ma parole|a coup sur|certain*',
        'ouvr*|coince|liber*|arret*|passer*|saisi*|controle*|bloqu*|entrer*',
      ],
    ],
    not: "peut|peuvent|pourrai*|depend*|ne (?:sais|savons|peux|pouvons)|normalement|generalement|espere*|si la douane|des que|quand|decide|j'ignore",
  },
  declared: {
    ways: [
      [
        'prix|valeur|montant',
        'enleve|enlevons|sans prix|moitie|baisse|inferieur*|symbolique|plus bas|plus basse|supprime',
        'facture|douane|frontiere|formulaire|cadeau|declar*|etiquette|aide',
      ],
      [
        "(?:met|mets|mettons|indique|indiquons|declare|declarons|note|part|ecris)[^.]{0,24}(?:vetements d'occasion|cadeau|echantillon*|occasion|documents)",
        'ennuis|douane|entrera|jamais|arrete|passe*|taxes?|eviter|frontiere',
      ],
      ['(?:fausse|autre|deuxieme|seconde) facture', 'met|mettons|joint|joignons|glisse'],
      ['formulaire', 'remplir', 'ca passe|passe'],
    ],
    not: "ne (?:pouvons|peux|permet|mettons|declarons)|n'(?:avons|indiquons)|loi|illegal*|reelle?|jamais de|papier cadeau|emballage|carte cadeau|interdit*|veritable|vraie",
  },
  deliveryPromise: {
    ways: [
      [
        day,
        "compter dessus|arrivee?s?|au plus tard|chez vous|livre|livree|dans vos mains|boite aux lettres|recevrez|vous l'aurez|depose",
        "pouvez compter|seront|sera|m'y engage|promis|encore|et c'est|et il est|garanti*|sans faute|certain*|parole|juré|jure",
      ],
    ],
    not: 'peut|pourrai*|devrai*|espere*|normalement|generalement|environ|peut-etre|depend*|si vous|si le|quand|rembours*|reponse|reponds|entrepot|retour|estime*|prevu*|ne (?:peux|pouvons|puis)|sans pouvoir|virement|facture|retard*|aimerais|centre de tri|est arrive',
  },
  reviewReward: {
    ways: [
      [
        review,
        "offert*|bon d'achat|coupon|code|remise|reduction|\\d+ ?(?:%|€|euros|points)|moitie prix|tirage au sort|surprise|un truc|traite|prix special|port|lampe|cadeau|gratuit*|rembours*|points",
        "si|et|=|par|pour tous|reserve|vous vaut|on vous|promettez|de trois|pour vous remercier|effacez|en echange|avec photo|quand|d'abord|ensuite|de plus|participent|le prochain",
      ],
    ],
    not: "independa*|quel que soit|quoi que|jamais|ne (?:donnons|payons|pouvons|depend|remuner*)|n'(?:offrons|achetons)|rien a voir|sincere*|valable|jusqu'au|aucune? (?:cadeau|contrepartie|remise)|desole*|navre*|defectueu*|honnete*|expire*|lu votre|numero",
  },
}
