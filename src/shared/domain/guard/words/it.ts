import { words } from '../pattern'
import { rulesOf } from './rules'
import type { GuardWords } from './types'

const refused =
  "non (?:le |la |lo |vi |ci |si |glielo |ne )?(?:possiamo|posso|può|possono|potremmo|potrei|garantiamo|garantisco|promettiamo|prometto|assicuriamo|sappiamo|so|dipende|è possibile|siamo in grado|sono in grado|c'è garanzia|è garantit[oa])|senza garanzia|impossibile|nessuno può|nessuna garanzia"
const duty =
  "dogan[a-z]*|daz[io]+|dazi|tasse?|tassa|iva|imposte?|oneri(?: doganali)?|diritti doganali|tasse d'importazione|costi (?:di importazione|doganali|di sdoganamento|aggiuntivi|extra)|spese (?:doganali|di sdoganamento|aggiuntive|extra|d'importazione)|sdogan[a-z]*|supplement[oi]"
const weekday = '(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)'
const month = '(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)'
const number = '(?:\\d{1,3}|un|una|uno|due|tre|quattro|cinque|sei|sette|otto|dieci|quindici)'
const day = `${weekday}|oggi|domani|domattina|dopodomani|stasera|stamattina|stanotte|(?:questa|in) settimana|(?:la )?prossima settimana|settimana prossima|weekend|fine settimana|natale|vigilia|capodanno|pasqua|epifania|san valentino|festa della mamma|(?:compleanno|matrimonio|festa|anniversario|viaggio|vacanza|nozze)|(?:il )?\\d{1,2}(?:°|º)? ${month}|(?:il|entro il|per il) \\d{1,2}|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|(?:in|entro|tra|fra|nel giro di|prima di)(?: le prossime| i prossimi| sole| meno di| massimo| esattamente)* ${number}(?: ?(?:a|o|-) ?${number})? ?(?:ore|ora|giorn[oi]|settiman[ae])|in tempo|puntual[a-z]*|prima delle [a-z0-9]+|alle \\d{1,2}|in giornata|in mattinata|entro sera|nei tempi|24 ?ore|48 ?ore|24h|48h`

export const it: GuardWords = {
  language: 'it',
  ...rulesOf(words, {
    secretAsked: {
      ways: [
        [
          "(?:mand|invi|comunic|forni|dett|dic|ind[iì]c|scriv|rispond|conferm|gir|inoltr|condivid|trasmett|pass|legg|dia|dai|dammi|dim|mi dica|dirm|darmi|darci|inser|incoll|riport|fotograf|alleg|ripet|digit|fac)[a-z]*|(?:mi|ci) (?:serv|occorr|serve|servono|manca|mancano|servirebbe|può|potrebbe|basta|mandi|invii|dia|giri|dica|legga|detti|comunichi|passi|faccia|lasci)[a-z]*|(?:ho|abbiamo|avrei|avremmo) bisogno|qual(?:e|i)? (?:è|era|sono)|qual'è|la preghiamo|può|potrebbe|vorrei|se (?:mi|ci) (?:dà|manda|invia|dice|comunica|fornisce|passa)|sarebbe così gentile|necessari[oa]",
          "password|passwords|parola d'ordine|pin|otp|codice (?:pin|otp|di (?:sicurezza|verifica|conferma|accesso|autenticazione|autorizzazione)|segreto|usa e getta|temporaneo|monouso|sms|dispositivo|ricevuto|arrivato|della banca|dinamico|a sei cifre|di sei cifre|a 6 cifre)|codice(?: [a-z']+){0,6} (?:arriva*|ricev*|sms|telefono|banca|app|whatsapp|carta)|(?:arriva|arrivato|ricevuto|comparirà|appare)(?: [a-z]+){0,4} (?:codice|numero)|cvv|cvc|cvv2|(?:numero|numeri|dati|foto|fotografia|copia|scansione|cifre|estremi|immagine)(?: [a-z0-9',]+){0,6} (?:carta|carte|postepay)|carta(?: [a-z0-9',]+){0,8} (?:numero completo|scadenza|fronte e retro|fronte|tutte le cifre|16 cifre|sedici cifre)|data di scadenza|(?:sedici|16) cifre|tre cifre|credenziali|dati di (?:accesso|login)|(?:nome )?utente e password|home banking|banca online|accesso alla (?:sua |tua )?banca|domanda di sicurezza|spid|me lo legga|un numero per",
        ],
      ],
      not: "carta (?:regalo|fedeltà|di garanzia|d'identità|da visita)|biglietto|tenga|custodisca|la (?:sua )?banca (?:le )?(?:chiede|chiederà)|solo lì|esclusivamente|quale carta|con quale carta|di serie|numero (?:di serie|della fattura|cliente)|link|scade|valido|spam|cancellat[oa]|eliminat[oa]|non ci serve|impostazioni|profilo|deve (?:contenere|avere)|caratteri|almeno|le (?:chiederà|verrà chiesto)|browser|provi|salvat[oa]|pagina di|mai|non (?:ci |mi |la |lo |le |li |si |è |serve |occorre |deve |vi )?(?:invi*|mand*|comunic*|chied*|condivid*|conserv*|confid*|scriv*|dia|dare|riveli|forn*|serv*|occorr*|necessari*|memorizz*|bisogno|qui|digit*)|nessun[oa]?|senza (?:comunicar*|inviar*|dare)|reimpost*|ripristin*|dimentic*|cambi(?:are|ate|i) (?:la|password)|modificar*|scelga|scegliere|crei|imposti|nuova password|nella pagina|sul (?:nostro )?sito|solo sul|da sol[oa]|ultime (?:quattro|4)|codice (?:sconto|postale|di ritiro|fiscale|articolo|errore|di spedizione|di tracciamento|promozionale|cliente|ordine|a barre)|numero (?:d'ordine|di ordine|di telefono|di spedizione|di tracking)|cap|truffa|frode|phishing|riceverà un|le (?:invieremo|manderemo|abbiamo inviato)|riagganci|sbagliate|qualcuno|coupon",
    },
    offPlatformPayment: {
      ways: [
        [
          '(?:pag|vers|bonific|mand|invi|ricaric|trasfer|dep)[a-zàèì]*(?: [a-z0-9€,]+){0,8} (?:a me|a mio nome|sul mio|su questo|su un altro|sulla mia|con (?:western union|bitcoin|satispay|postepay|revolut)|in (?:contanti|bitcoin|mano)|fuori)',
          '.{0,3}[a-z]+',
        ],
        [
          '(?:le|ti|la) (?:rimborso|restituisco|mando|invio|faccio|giro|verso|rimborsiamo)(?: [a-z0-9]+){0,8} (?:paypal|satispay|postepay|western|bitcoin|cripto*|contanti|mio conto|carta regalo|buono amazon|privato|revolut|tasca mia|amici)',
        ],
        [
          "amici e (?:familiari|parenti|famiglia)|familiari e amici|western union|money ?gram|bitcoin|btc|cripto*|crypto*|usdt|ether*|buon[io] (?:amazon|regalo|itunes|google)|carte? regalo|gift ?cards?|carte? (?:prepagat[ae]|itunes|steam|paysafe*)|paysafe*|postepay|satispay|revolut|wise|wallet|portafoglio|(?:mio|mia|miei) ?(?:conto|paypal|iban|postepay|carta|link|satispay|propri[oa])?|conto (?:privato|personale|del|di|della|seguente|corrente)[a-z ]{0,16}|mio conto|iban (?:che|seguente|sotto)|sull'iban|a me|mi (?:paga|paghi|manda|mandi|bonifica)|me li (?:manda|invia)|me l[aeio] (?:invii|mandi|manda|invia)|diretta(?:mente)? (?:a|sul|con|da)|direttamente|in contanti|contanti|a mano|con bonifico|bonifico (?:diretto|sul|a|di)|link di pagamento|in privato|brevi manu",
          'pag[ahio]*|paghi|pagare|pagarmi|bonific[a-z]*|bonifico|vers[a-z]*|mand[a-z]*|invi[a-z]*|compr[a-z]*|acquist[a-z]*|rimbors[a-z]*|somma|denaro|soldi|importo|faccia|fai|dia|dai|ricaric[a-z]*|spese|accett[a-z]*|trasfer[a-z]*|saldo|restitu[a-z]*|consegn[a-z]*|differenza',
        ],
        [
          "fuori (?:dal|dalla|dall'|dai) ?(?:sito|piattaforma|negozio|sistema|amazon|app|canali)|fuori sito|(?:non occorre|senza|evit[a-z]*|invece di|anziché|non serve|bypass[a-z]*|aggir[a-z]*|salt[a-z]*) (?:di )?(?:passare|pagare|usare|il|la|le|l')[a-z ]{0,20}|senza (?:commission[ei]|fattura|passare)|non pagare (?:la|le) commission[ei]|risparmi[a-z]* (?:la|le|sulla) commission[ei]|evitare (?:la|le) commission[ei]|in nero|sottobanco|annull[a-z]*(?: [a-z,]+){0,6} (?:paga|paghi|diretta[a-z]*|mi |e (?:pag|bonific|compr)[a-z]*)",
          'pag*|paghi|bonific*|compr*|acquist*|denaro|soldi|rimbors*|prezzo|sconto|costa|meno|somma|mand*|invi*|commission*|ordin*|vend*|importo|spese',
        ],
      ],
      not: "mai|non (?:si |ci |le |accett*|è |può |possiamo |chied*|paghi|richied*|effettu*|offr*|prendi*|prevediamo)(?: ?[a-z]+)? ?(?:possibile|pagament*|chied*|accett*|rimbors*|contant*|previst*|consentit*|mai)?|l'autista non|purtroppo|truffa*|frode*|phishing|attenzione|diffid*|le hanno chiesto|non eravamo noi|qualcuno|alla cassa|al checkout|può pagare con|metodo di pagamento (?:originale|usato)|stess[oa] (?:carta|metodo)|originale|è arrivato|ricevuto il (?:suo )?bonifico|le nostre carte regalo|si usano|buono (?:da|di) \\d+ (?:euro|€) è nel|solo (?:sul|dal|tramite) (?:nostro )?sito|contestazione|saldo della",
    },
    contactSteering: {
      ways: [
        [
          '[a-z0-9._-]{2,40}@[a-z0-9.-]{4,}|(?:\\+|00)?\\d[\\d ()/.-]{6,16}\\d|@[a-z][a-z0-9_.]{3,}',
          'me|mi|mio|mia|privat[oa]|personale|[a-z]+mi',
          'chiam*|scriv*|contatt*|mand*|invi*|salv*|numero|aggiung*|cerc*|telefon*|lasci*|segn*|mail',
        ],
        [
          'in privato|dopo il lavoro|fuori orario|direttamente con me|tra noi|qui non posso|lontano dalla chat|a titolo personale',
          'scriv*|chiam*|contatt*|parl*|sent*|telefon*|continu*|numero|risolv*|messaggi*|ved*',
        ],
        [
          '(?:mio|mia|miei)(?: [a-z]+)? ?(?:whats ?app|numero|cellulare|telefono|mail|e-mail|email|gmail|telegram|instagram|facebook|messenger|wechat|id|account|profilo|skype|signal|linea|indirizzo|casa|insta)|(?:numero|linea|mail|e-mail|email|indirizzo|account|telefono|cellulare|messaggio|chat) (?:privat[oa]|personale|mi[oa])|(?:su|via|tramite|sul mio|per|con) (?:whats ?app|telegram|wechat|instagram|insta|facebook|messenger|discord|snapchat|signal|viber|skype|line|tiktok|gmail|privato)|in privato|il suo whats ?app|(?:il|al) 3\\d\\d[ .\\d]{6,}|a casa|telefono personale|wa\\.me|t\\.me|@[a-z0-9_.]{4,}|fuori (?:da qui|dalla piattaforma|dalla chat|da amazon|dal sito)|sono [a-z]+#\\d+',
          'scriv[a-z]*|chiam[a-z]*|aggiung[a-z]*|cerch[a-z]*|contatt[a-z]*|continu[a-z]*|parl[a-z]*|sent[a-z]*|mand[a-z]*|invi[a-z]*|trov[a-z]*|risolv[a-z]*|lasc[a-z]*|richiam[a-z]*|numero|id|salv[a-z]*|telefon[a-z]*|ecco|pass[a-z]*|spost[a-z]*|segu[a-z]*|sono|messaggi[a-z]*|sentiamoci|raggiung[a-z]*',
        ],
      ],
      not: 'non (?:posso|possiamo|abbiamo|usiamo|diamo|forniamo|è consentito|utilizziamo|rispondiamo|contattiamo|lavoriamo)|purtroppo|ufficial[ei]|(?:nostr[oaei]) (?:whats ?app|account|pagina|servizio|canale|canali|chat|instagram|facebook|indirizzo|numero|team|negozio|sito|assistenza)|del negozio|autista|corriere|è ancora giusto|ci (?:aveva|ha) (?:scritto|chiamat*|contattat*)|truffa|frode|mai|solo tramite|la mia collega|il mio collega|servizio clienti|mio responsabile|dati personali',
    },
    dutyPromise: {
      ways: [
        [
          "all'arrivo|alla (?:consegna|porta)|al ricevimento|il (?:postino|corriere)|dogan[a-z]*|tass[ae]|daz[io]+|iva",
          'non (?:le )?(?:chiederà|chiederanno|pagherà|paga|dovrà|costerà|spenderà)(?: [a-z]+){0,3}|nulla (?:da pagare|in più)|niente (?:da pagare|in più)|neanche un (?:centesimo|euro)|nemmeno un (?:centesimo|euro)|tutto (?:pagato|incluso|compreso|a posto)|(?:le )?(?:garantisco|assicuro|prometto)|mai',
        ],
        [
          duty,
          "(?:non|senza|nessun[oa']?|alcun[a]?|zero|niente|esent[ei]|esenzione|né) ?(?:[a-z']+ ){0,5}?(?:pag[a-z]*|dovrà|daz[io]+|tass[ae]|dogan[a-z]*|imposte?|iva|oneri|spese|costi|addebit[a-z]*|chiest[a-z]*|richiest[a-z]*|centesimo|euro|nulla|niente|alcun[oa]?|supplement*|importo|dovut[oae])|esent[ei]|esenzione|no, nessun[oa]|: no|non (?:dovrà|deve|ci sono|ci saranno|c'è|avrà|pagherà|paga|verranno|vedrà|serve|si paga)[a-z ]{0,24}|duty free",
        ],
        [
          duty,
          "(?:rimborsiamo|paghiamo|copriamo|restituiamo|sosteniamo|rimborseremo|pagheremo|copriremo|restituiremo|anticipiamo|saldiamo|assorbiamo|rimborso io|pago io|ci pensiamo noi|pensiamo noi|ci facciamo carico|facciamo carico|li paga il negozio|paga il negozio|a carico del negozio)|(?:a|sono a|è a) (?:nostro carico|carico nostro|nostre spese)|per conto nostro|da parte nostra|(?:è|sono|tutto|prezzo|già)(?: [a-z']+){0,4} (?:inclus[oaei]|compres[oaei]|pagat[oaei]|copert[oaei]|definitivo|finale|assolt[oaei]|saldat[oaei]|prepagat[oaei])|inclus[oaei]|compres[oaei]|ddp|tutto (?:incluso|compreso|pagato)|prezzo (?:è )?(?:definitivo|finale)|ogni centesimo|offert[oaei] da noi",
        ],
      ],
      not: `rilascia|torna da noi|rimborsiamo l'articolo|${refused}|(?:non|né) (?:[a-z]+ ){0,3}(?:comprend*|includ*|rimborsiamo|paghiamo|copriamo|sono inclus*|è inclus*|calcoliamo|anticipiamo|restituiamo)|non (?:inclus*|compres*)|a carico (?:del cliente|del destinatario|suo|dell'acquirente|di chi)|a suo carico|può (?:essere|esserci|richiedere|chiedere|capitare)|possono (?:essere|esserci|aggiung*|applic*)|potrebbe(?:ro)?|eventual[ei]|è possibile|forse|a seconda|dipende|decid[ea]|a decidere|spesso|talvolta|di solito|normalmente|non posso dirglielo|esclus[oaei]|dentro l'ue|tassativ*`,
    },
    customsPromise: {
      clears: [
        [
          'dogan[a-z]*|frontiera|sdogan[a-z]*|controll[a-z]*',
          'non (?:lo |la |li )?(?:apr|controll|ferm|blocc|tratten|tocc|guard|ispezion)[a-zàè]*|passano sempre|passa sempre|mai (?:avuto|stat|ferm|blocc|apert)[a-z]*|senza (?:aprirl[oa]|guardare|storie|noie)|ci conoscono|garantito|garantisco|prometto|ad occhi chiusi',
        ],
        [
          'dogan[a-z]*|sdogan[a-z]*|svincol[a-z]*|controll[a-z]*|frontiera|ispezion[a-z]*|sequestr[a-z]*|ferm[aeoiì][a-z]*|blocc[a-z]*|trattenut[oa]|confine|aprir[a-z]*|toccher[a-z]*',
          'senza (?:alcun |nessun |ulteriori )?(?:problem[ai]|intoppi|controlli|controllo|ritardi|ritardo|difficoltà|rischi|noie|ispezion[ei])|garanti[a-z]*|assicur[a-z]*|promett[a-z]*|prometto|promesso|cert[oaie]|sicur[oaie]|di sicuro|sicuramente|senza dubbio|sempre|mai|100 ?%|cento per cento|formalità|non (?:si preoccup[a-z]*|ci (?:sarà|saranno)|verrà|sarà|farà|faranno|avrà|lo|la|guard[a-z]*|apr[a-z]*|ferm[a-z]*|blocc[a-z]*)(?: [a-z]+){0,4}|nessun[oa]? (?:controll*|problema|rischio|lo|blocco|ritardo|intoppo)|in giornata|domani|passer[aà](?: [a-z]+){0,4}|lasci[a-z]* (?:in pace|passare)|tranquill[oa]|stia seren[oa]|parola|ci penso io|garantito|fila liscio|liscio',
        ],
      ],
      clearsNot: `${refused}|sper[a-z]*|di solito|solitamente|normalmente|generalmente|talvolta|spesso|può (?:richied*|durare|capitare|essere|trattenere|controllare)|possono|potrebbe|se la dogana|quando|appena|una volta|dopo che|decid[ea]|dipende|in lavorazione|tracking|secondo|è stat[oa]|non ci è consentito|farci nulla|fino a quando|valore (?:reale|effettivo)|è rimasto`,
      declared: [
        [
          'mettiamo|metteremo|indichiamo|indicheremo|dichiariamo|dichiareremo|scriviamo|scriveremo|segniamo|mandiamo|spediamo|dividiamo|fatturiamo|possiamo (?:mettere|indicare|dichiarare|scrivere|dividere|abbassare|segnare)|lo (?:mando|dichiaro|segno|spedisco)',
          'regalo|campione|omaggio|usat[oa]|valore (?:più basso|minore|basso|ridotto|simbolico|inferiore)|meno (?:di quanto|del)|due (?:pacchi|fatture|spedizioni)|senza (?:la )?fattura|\\d+ ?(?:euro|€|franchi|dollari)|metà|sotto (?:la )?(?:soglia|franchigia)|uso personale',
        ],
        [
          '(?:come|è|che è|un|quale|voce) (?:un )?(?:regalo|omaggio|campion[ei]|dono|documenti|uso personale|effetti personali|usato)|regalo|omaggio|campione|(?:piccolo|basso|inferiore|minore|ridotto|simbolico|falso|metà|più bass[oa]|meno)(?: [a-z]+){0,3} (?:valore|prezzo|importo|somma)|(?:valore|prezzo|importo|fattura|somma)(?: [a-z]+){0,4} (?:piccolo|basso|inferiore|minore|ridotto|simbolico|più bass[oa]|metà|dimezza*)|(?:abbass|diminu|ridu|ribass|sottofattur|sottostim|dimezz)[a-z]*(?: [a-z]+){0,3} (?:valore|prezzo|importo|fattura|cifra)|metà (?:del )?(?:prezzo|valore)|\\d+ ?(?:euro|€|dollari|franchi|chf)|senza valore|sotto (?:la )?soglia|valore commerciale',
          'dichiar[a-z]*|indic[a-z]*|scriv[a-z]*|mett[a-z]*|segn[a-z]*|mand[a-z]*|spedi[a-z]*|etichett[a-z]*|marc[a-z]*|abbass[a-z]*|diminu[a-z]*|ridu[a-z]*|modulo|cartone|fattur[a-z]*|compil[a-z]*|riport[a-z]*|dimezz*|sotto[a-z]*',
          'dichiar*|dogan*|modulo|fattura|cartone|regalo|omaggio|campion*|valore|importo|etichetta|dazi|tasse|pacco|frontiera|soglia|prezzo',
        ],
      ],
      declaredNot:
        'gratis|gratuit[a-z]*|non (?:possiamo|posso|ci è|è consentito|dichiariamo|mettiamo|si può|facciamo|indichiamo|scriviamo)|mai|vietato|illegale|frode|reato|confezione regalo|pacco regalo|carta regalo|buono regalo|carta da regalo|biglietto|valore (?:reale|effettivo|vero)|prezzo (?:reale|effettivo|vero)|fattura (?:richiesta|completa)|falsa|compili la|per favore alla dogana',
    },
    deliveryPromise: {
      ways: [
        [
          "arriver[aà][a-z]*|arriva|arrivano|ricever[aà][a-z]*|riceve|riceverai|consegn(?:a|ato|ata|eremo|iamo|erà|eranno)|(?:lo|la|li|le|ce l'|ce lo) (?:avrà|avrai|riceve[a-z]*|ha|troverà|consegn[a-z]*)|avrà|avrai|sarà (?:da lei|lì|a casa|consegnat[oa]|nelle|da te|alla|tra le|sotto|davanti)|saranno (?:da lei|lì|consegnati)|è (?:da lei|lì|da te|a casa sua)|da lei|tra le mani|nelle sue mani|alla sua porta|a casa sua|sotto l'albero|garantit[oa]|avverrà|recapit[a-z]*|rispetteremo|potrà (?:usar|indoss|goder|aprir)[a-z]*|sarà lì",
          day,
        ],
      ],
      not: `dalla consegna|dopo la consegna|dal ricevimento|restituire|rendere|cambiare|${refused}|di solito|solitamente|normalmente|generalmente|in genere|stimat[oa]|stima|previst[oa]|prevede|previsione|circa|probabil*|forse|dovrebbe(?:ro)?|potrebbe(?:ro)?|può (?:arrivare|richiedere|essere|darsi)|possono|sper[a-z]*|secondo|in base|se (?:tutto|non|il|la|lo|mercoledì|arriva|paga|ordin*)|quando|appena|una volta|è stat[oa] consegnat*|ha lasciato|lasciato|è partit[oa] (?:il|ieri|oggi$)|spediremo|spediamo|partirà|esce dal|magazzino|ricontatt[a-z]*|rispond[a-z]*|scrivo|chiamo|aggiorn[a-z]*|rimborso|rimbors[a-z]*|accredit[a-z]*|denaro|buono|fattura|etichetta|mail|messaggio|codice|punto di ritiro|ritir[a-z]*|giacenza|tra il|risulta|promettere|fino a|almeno|in media|disponibil[a-z]*|scorte|reso|richiedono|ricontroll*|stanotte il`,
    },
    reviewReward: {
      ways: [
        [
          'recension[ei]|stell[ae]|comment[oi]|voto|google|trustpilot|quello che ha scritto|opinion[ei]',
          'sconto|buono|regalo|omaggio|gratis|rimbors[a-z]*|accredit[a-z]*|punti|\\d+ ?(?:%|€|euro)|garanzia|estrazione|lampada nuova|senza spese|soldi|spedizione gratuita',
          'in cambio|se |appena|quando|alzerebbe|alz[a-z]*|sparisc[a-z]*|sparit[oa]|tolt[oa]|racconta|dopo|allora|ecco|per (?:ringraziar|aver)[a-z]*',
        ],
        [
          'recension[ei]|stell[ae]|stelline|comment[oi]|valutazion[ei]|voto|giudizio|feedback|trustpilot|opinion[ei]|testimonianza|punteggio|parere',
          'buon[oi]|sconto|sconti|rimbors[a-z]*|regal[a-z]*|omaggio|gratis|gratuit[a-z]*|accredit[a-z]*|credito|punti|estrazione|vinc[a-z]*|premi[a-z]*|ricompens[a-z]*|\\d+ ?(?:€|euro|%|franchi|chf)|denaro|soldi|campione|campioncino|coupon|carta regalo|sorpresa|bonus|cashback|lampada nuova|senza spese|risarc[a-z]*|indietro|pensierino',
          'per (?:una|la|ogni|il|eliminare|togliere|cambiare|passare|modificare|ringraziar*|lasciare|cinque|aver|chi|scrivere)|se |in cambio|quando|dopo|appena|una volta|lasci[a-z]*|elimin[a-z]*|cancell[a-z]*|rimuov[a-z]*|togli[a-z]*|modific[a-z]*|cambi[a-z]*|pubblic[a-z]*|scriv[a-z]*|mett[a-z]*|mand[ia]|come grazie|come ringraziamento|e (?:riceve|ricevi|le|ti|avrà|noi)|alz[a-z]*|aggiorn[a-z]*|racconta|condivid[a-z]*|dia|dai|avrà|solo dopo|=|a fronte',
        ],
      ],
      not: 'indipendentemente|a prescindere|qualunque|non (?:offriamo|diamo|compriamo|paghiamo|possiamo|dipende|premiamo|chiediamo|regaliamo|è legat*|influenz*|condiziona|scambiamo|ha nulla)|nulla in cambio|niente in cambio|senza (?:contropartita|condizioni|impegno)|vietat[oa]|mai|in ogni momento|ho letto|abbiamo letto|mi dispiace|ci dispiace|su \\d+ recensioni|lo decide solo|nessun[oa]? (?:sconto|omaggio|regalo|premio)',
    },
  }),
  salutation: {
    opens: [
      /^\s*(?:gentile|gentilissim[oa]|egregi[oa]|spettabile|car[oa]|carissim[oa]|buongiorno|buonasera|buon pomeriggio|salve|ciao|pregiatissim[oa]|stimat[oa]|buon giorno|buona sera|bentornat[oa])(?: di nuovo| ancora)?,? +([a-z'. -]{2,60}?)\s*(?:[,!.:;\n]|$| grazie | il | la | le | abbiamo | ho )/,
      /(?:^|[.!?\n]\s*)(?:grazie(?: mille| tante| ancora)?|la ringrazio|mi fa (?:molto )?piacere|ci fa piacere|mi dispiace(?: molto)?|mi scusi|certo|certamente|perfetto|va bene|d'accordo|capisco|volentieri|prego|si|no|buone notizie|si figuri|non si preoccupi|con piacere|ottimo)(?: (?:per|della|del|dei|di) [a-z' ]{2,40})?, ?((?:signora |signor |sig\.? ?|sig\.ra )?[a-z'-]{2,30}(?: [a-z'-]{2,30})?)\s*[,!.:;]/,
      /^\s*((?:signora|signor|signorina|sig\.|sig\.ra|sig\.na) [a-z' -]{2,40}?)\s*[,:!\n]/,
    ],
    titles: new Set(
      'signora signor signore signorina sig sig.ra sigra sig.na dott dottore dottor dott.ssa dottssa dottoressa ing ingegner ingegnere avv avvocato prof professore professoressa cliente clienti team tutti tutte gentile cara caro di nuovo amico amica e'.split(
        ' ',
      ),
    ),
  },
  culture: [
    {
      id: 'itNoGreeting',
      source: 'Treccani, Enciclopedia dell’Italiano: lettera',
      hit: /^\s*\S[^\n]{28}/,
      not: /^\s*(?:gentil|egregi|spett|car[oaie]|buon|salve|ciao|ehi|hey|hi|hello|stimat|illustr|pregiat|signor|dott|prof|bentorn|carissim|weila|ue|bella|yo)/,
      opening: true,
      polite: true,
      mailOnly: true,
    },
    {
      id: 'itOpening',
      source: 'Treccani, Enciclopedia dell’Italiano: allocutivi',
      hit: /^\s*(?:ciao|ehi|hey|hi|hello|weila|ue|bella|yo|ciaoo*)(?![a-z])/,
      opening: true,
      polite: true,
      mailOnly: true,
      replace: 'Buongiorno',
    },
    {
      id: 'itLei',
      source: 'Treccani, Enciclopedia dell’Italiano: allocutivi',
      hit: /(?<![a-z«"“])(?<!« ?)(?:tu|te(?= (?:lo|la|li|le|ne|l'|[a-z]+i[oa]?mo)| ?[,.!])|tuo|tua|tuoi|tue|ti(?= [a-z]{2,})|dicci|dimmi|dammi|guarda|mandaci|mandami|puoi|vuoi|devi|hai|sei(?= (?:stat|sicur|content|riuscit|ancora|gentil|d'accordo|a casa))|scrivici|scrivimi|aspetta(?= un)|controlla(?= (?:la|il|nella|nello|se|tra|i))|non (?:dimenticare|preoccuparti|esitare|buttare|aprire)|fammi|facci|ricordati|inviaci|rispondi(?= (?:a|pure|qui))|apri (?:il|la)|prova a|clicca)(?![a-z]| &| ed io| e io)/,
      polite: true,
    },
    {
      id: 'itSlang',
      source: 'Accademia della Crusca: posta elettronica',
      hit: /(?<![a-z])(?:cmq|nn|xche|xke|tvb|ke|tranqui|raga|bella li|okk+|oki|ahah(?:ah)?|eheh|baci(?:oni|ni)?|tesoro|cara mia|bello mio|amico mio|no problem|grande!)(?![a-z])/,
      polite: true,
      mailOnly: true,
    },
  ],
  frequent: new Set(
    'potrebbe vorrei puo essere stata sara il la le gli i lo di del della dei che e per con non un una si suo sua la nel nella al alla ci mi ha abbiamo stato sono grazie ordine ieri come piu questo anche ma da pacco viaggio buongiorno messaggio pazienza spedito pomeriggio'.split(
      ' ',
    ),
  ),
}
