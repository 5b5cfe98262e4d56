import type { More } from '../rules'

const secret =
  'password|pin|cvv|cvc|codice (?:segreto|di verifica|di sicurezza|dispositivo|otp)|codice|credenziali|dati di accesso|frase di recupero|parole di recupero|domanda di sicurezza|data di nascita'
const duty = 'dogan*|tasse|tassa|tassano|iva|dazi*|frontiera|oneri|pratica|importazione'
const day =
  'lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|oggi|domani|dopodomani|mezzogiorno|fine settimana|weekend|(?:due|tre|\\d{1,2}) (?:notti|giorni|ore)|una settimana|questa settimana|il \\d{1,2}|natale|vigilia|matrimonio|compleanno'
const review =
  'recens*|stell[a-z]*|trustpilot|google|instagram|lodi|lodare|parli bene|parole gentili|niente di negativo|quello che ha scritto|votano|voto|valutazion*|comment[a-z]*|feedback'

export const more: More = {
  secretAsked: {
    ways: [
      [
        secret,
        'mi (?:legga|dica|mandi|dia|comunichi|invii|scriva|passi)|me (?:la|lo|le) (?:comunichi|dica|mandi|dia|invii)|digitare qui|qui|servono|serve|screenshot|sistemiamo|che codice|mandi|invii|incolli|legga|basta',
      ],
      [`^(?:e |anche )*(?:la |il |i |le )?[^.?!]{0,20}(?:${secret})[^.?!]{0,36}(?:per favore|anche|grazie)[.!]?$`],
      [`^(?:il |la )?(?:suo |sua )?(?:${secret}) ?\\?`],
      [
        'app (?:della|di) (?:sua )?banca|app bancaria|app di autenticazione|home banking',
        'numero|codice|cifre',
        'mandi|invii|legga|dica|comunichi|dia',
      ],
      ['carta', 'entrambi i lati|fronte e retro|sedici (?:cifre|numeri)|16 cifre|due lati', 'fotograf*|foto|mandi|invii|ripeta|dica'],
      ['(?:le )?(?:sei|quattro|tre|6) cifre', 'servono|mandi|dica|invii|autorizzare|ha ricevuto'],
    ],
    not: 'mai|non (?:ci |mi |lo |la |le )?(?:mandi|invii|comunichi|dica|dia|condivida|chiediamo|chiederemo|serve|servono|scriva|riveli)|attenzione|truff*|nessuno|reimpost*|dimentic*|da solo|autonomia|pagina di pagamento|sulla pagina|ultime quattro|finali|sconto|ordine|tracciamento|spedizione|scad*|almeno|cancellat*|eliminat*|ha ricevuto il|le arrivera',
  },
  offPlatformPayment: {
    ways: [
      [
        'western union|moneygram|bitcoins?|cripto*|usdt|amici e (?:familiari|parenti)',
        'grazie|nome|beneficiario|meta|bene|anche|indirizzo|commissione|per favore|portafoglio|costa meno',
      ],
      [
        'tra noi|fra noi|meta a me|mio (?:conto|wise|iban|paypal|revolut)|mie coordinate|mia (?:postepay|carta)|coordinate private',
        'negozio|meta|cassa|sito|rimborso|spedizione|versi|bonifico|paghi|mandi|facciamo|contestazione|ricarichi|differenza',
      ],
      ['banconote|contanti', 'busta|corriere|fattorino|posta', 'metta|dia|mandi|spedisca|paghi'],
      ['carta (?:itunes|regalo|steam|google|amazon)|ricarica|paysafe*|prepagata', 'compri|acquisti', 'numeri|codice|foto|legga|mandi'],
    ],
    not: 'mai|non (?:accettiamo|possiamo|paghi|accetti|invii|mandi|compri|chiediamo|spedisca|scelga|usi|dia|metta)|attenzione|truff*|nessuno|alla cassa|purtroppo',
  },
  contactSteering: {
    ways: [
      [
        '(?:da|a|con) me|a me',
        "e non (?:a|all'|al|con|alla) ?(?:azienda|negozio|sito|societa)|non (?:dal|sul|al|dall') ?(?:sito|negozio|azienda)|direttamente da me|non all'azienda",
      ],
      ['altrove|fuori da (?:questa|qui|la)|in privato|da un.altra parte', 'parl*|prefer*|continu*|sent*|scriv*'],
      [
        'passiamo|cercami|mi cerchi|mi aggiunga|aggiungimi|sul mio|solo sul mio|mi trova',
        'snap*|telegram|insta*|facebook|signal|messenger|line|whatsapp|discord|skype|al (?:tre|tre quattro|due|zero)[a-z ,]*',
      ],
      ['[a-z.]{1,40} chiocciola [a-z]+|chiocciola (?:mail|gmail)'],
    ],
    not: 'mai|non (?:possiamo|posso|usiamo|diamo|rispondiamo|siamo)|ufficial*|nostr[oaie]|truff*|si spaccia|attenzione|corriere|purtroppo|spiacente',
  },
  dutyPromise: {
    ways: [
      [
        duty,
        '(?:la|le|li|lo) (?:versiamo|paghiamo|saldiamo|copriamo|offre|anticipiamo)|paghiamo noi|versiamo noi|offre la casa|mai nulla|mai niente|di sicuro non|sicuramente non|tutto, anche|e tutto|nemmeno un (?:euro|centesimo)|zero|pensiamo noi|saldiamo noi|carico nostro',
      ],
      ['mai un importo diverso|nessun altro importo', 'vedra|paghera|carrello'],
    ],
    not: 'puo|possono|potrebbe*|dipende|secondo|a volte|destinatario|acquirente|non (?:paghiamo|copriamo|so|sappiamo|posso|possiamo)|normalmente|di solito|se la dogana|non compres*|chiedo se|vuol dire|senza tasse|capisco|forse|escluse*',
  },
  clears: {
    ways: [
      [
        'dogan*|frontiera|pacco|controll*|sequestr*|ispezion*',
        'nessuno|niente resta|nulla resta|deve rilasciar[a-z]*|mai|nessun rischio|garanti*|promesso|parola mia|sicuro|sfugge|di certo',
        'apr*|bloccat*|rilasci*|ferm*|pass*|sequestr*|controll*|entrer*|sfugge|trattenut*',
      ],
    ],
    not: 'puo|potrebbe*|dipende|non (?:so|sappiamo|posso|possiamo)|normalmente|di solito|sper*|se la dogana|quando|decide|forse',
  },
  declared: {
    ways: [
      [
        'prezzo|valore|importo',
        'togliamo|senza prezzo|meta|abbassiamo|basso|simbolico|dimezz*|piu basso|inferiore',
        'fattura|dogana|frontiera|modulo|regalo|dichiar*|etichetta',
      ],
      [
        '(?:scriv|mett|dichiar|indic|part|segn)[a-z]*[^.]{0,24}(?:abiti usati|regalo|campion[ei]|usato|documenti)|come regalo',
        'problemi|dogana|entrera|mai|pass*|tasse|evitare|frontiera|sfugge',
      ],
      ["(?:un'altra|altra|falsa|finta|seconda) fattura|fattura (?:falsa|finta)", 'mettiamo|metto|alleghiamo|inseriamo'],
      ['modulo', 'compilare', 'che passi|passi|passare'],
    ],
    not: 'non (?:possiamo|posso|si puo|mettiamo|dichiariamo|ci permette)|legge(?! del)|illegal*|reale|vero|confezione|carta regalo|vietat*|effettivo',
  },
  deliveryPromise: {
    ways: [
      [
        day,
        "ce l'ha|contarci|piu tardi di|cassetta|saranno (?:gia )?arrivat[ei]|al piu tardi|e da lei|glielo lascia|consegnat[oa]|nelle sue mani|arriva|ricevera",
        'parola mia|nessun caso|puo contarci|sara|saranno|promesso|ancora|glielo lascia|nessun ritardo|garanti*|sicuro|certo|prometto',
      ],
    ],
    not: 'potrebbe*|dovrebbe*|sper*|normalmente|di solito|circa|forse|dipende|se non|quando|rimbors*|risposta|rispondo|magazzino|reso|stimat*|previst*|non (?:posso|possiamo)|bonifico|fattura|ritardi',
  },
  reviewReward: {
    ways: [
      [
        review,
        'gratis|buono|coupon|codice|sconto|\\d+ ?(?:€|%|euro)|la meta|estrazione|omaggio|pensierino|lo faccio|prezzo speciale|spedizione|lampada|regal*|punti|rimborsiamo|soldi|gratuit*',
        'se|e|=|partecipano|a tutti|per chi|valgono|per ogni|mi prometta|da tre|per ringraziarla|cancella|in cambio|con foto|quando|prima|poi|in piu',
      ],
    ],
    not: "indipendente*|qualunque|qualsiasi|mai|non (?:offriamo|diamo|paghiamo|compriamo|dipende|possiamo|c'e)|una cosa|nulla a che|sincer*|valido|valida|fino al|nessun (?:premio|omaggio|regalo)|dispiace|mi spiace|difettos*|pure quello|scad*|letto la|lo decide|rattristat[oi]|senza spese",
  },
}
