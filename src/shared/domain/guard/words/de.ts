import { words } from '../pattern'
import { rulesOf } from './rules'
import type { GuardWords } from './types'

const refused =
  'nicht (?:garantieren|versprechen|zusagen|zusichern|ausschließen|sagen|sicher|bestätigen|wissen|beeinflussen)|keine (?:garantie|gewähr|zusage|aussage|verbindliche*)|ohne gewähr|niemand|(?:versprechen|garantieren|zusagen|zusichern) (?:kann|können|darf|dürfen|möchte|will) (?:ich|wir)[a-z ]{0,20} nicht|(?:kann|können|darf|dürfen) (?:ich|wir)[a-z, ]{0,40} nicht'
const duty =
  'zoll(?:gebühr*|kosten|abgab*|steuer*|frei|betrag|rechnung|forderung*|bescheid|auslagen|pauschale)?|zölle*|(?:einfuhr|import)[a-z]{1,20}|steuern?|mehrwertsteuer|umsatzsteuer|mwst|abgaben|verzollung[a-z]{0,12}|verzollt|grenzgebühr*|nachzahlung*|nebenkosten|zusatzkosten|zusätzliche(?:n)? (?:kosten|gebühren)'
const weekday =
  '(?:mon|diens|donners|frei|sams|sonn)tag(?:s|morgen|vormittag|nachmittag|abend|mittag)?|mittwoch(?:s|morgen|vormittag|nachmittag|abend)?|sonnabend'
const month = '(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)'
const number = '(?:\\d{1,3}|einem|einer|eines|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|wenigen|ein paar)'
const day = `${weekday}|heute|morgen|übermorgen|\\d{1,2}\\. ?(?:${month}|\\d{1,2}\\.?(?:\\d{2,4})?)|\\d{1,2}\\. ?(?=,|\\.|$|an|ein|da|bei)|am \\d{1,2}\\.|den \\d{1,2}\\.|weihnachten|heiligabend|heiligen abend|heiligabend|fest|ostern|silvester|nikolaus|neujahr|valentinstag|muttertag|(?:geburtstag|hochzeit|feier|urlaub|jubiläum|reise|party)|wochenende|(?:diese|nächste|kommende|dieser|nächster|kommender) woche|(?:in|innerhalb(?: von)?|binnen)(?: den nächsten| nur| genau| spätestens| maximal)? ${number}(?: ?(?:bis|-|oder) ?${number})? ?(?:stunden?|tage?n?|werktage?n?|wochen?|arbeitstage?n?)|${number} (?:stunden|tagen|werktagen) |pünktlich|rechtzeitig|fristgerecht|termingerecht|\\d{1,2}(?::\\d\\d)? uhr|\\d{4}-\\d\\d-\\d\\d|ende der woche|über nacht`
const reported = 'sie (?:schrieben|fragten|schreiben|erwähnten|haben geschrieben|haben gefragt)|ihre frage|gefragt'

export const de: GuardWords = {
  language: 'de',
  ...rulesOf(words, {
    secretAsked: {
      ways: [
        [
          '(?:ihn|sie|es|die|das|den|diese[nr]?|ihre|ihren)(?: [a-z]+){0,4} (?:an uns|uns|mir|hier|her)(?: [a-z]+){0,3} (?:weiter|durch|mit|nennen|senden|schicken|geben|vorlesen|ein)|(?:nennen|geben|leiten|schicken|senden|lesen|tippen|schreiben|sagen|teilen) sie (?:ihn|sie|es|diese[ns]?|die zahl*|den|mir|uns)',
          'sicherheitscode|code|tan|pin|passwort|kennwort|die (?:zahl|ziffern)|karte|prüfziffer*|push-tan|photo-?tan|mädchenname*|sicherheitsfrage|login',
        ],
        [
          '(?:loggen|melden) (?:wir|ich) (?:uns|mich)(?: [a-z]+){0,6} (?:ein|an)|(?:ich|wir) (?:logge|loggen|melde|melden|gehe|schaue)(?: [a-z]+){0,6} in ihr(?:em|en)? (?:konto|account|bank|paypal)',
          'passwort|zugang*|daten|login|pin|kennwort',
        ],
        [
          'bitte|(?:senden|schicken|schreiben|nennen|sagen|geben|mailen|antworten|übermitteln|verraten|tippen|leiten|teilen|fotografieren|diktieren|lesen|posten|faxen|bestätigen|lassen|simsen|texten) (?:sie|sie mir|sie uns|mir|uns)|(?:schick|send|sag|nenn|gib|schreib|teil|lies|verrat|leit)e? (?:mir|uns|mal|bitte|einfach|kurz)|(?:brauche|bräuchte|benötige|benötigen|brauchen|bräuchten|fehlt|fehlen|möchte|will)(?: ich| wir| mir| uns| noch)*|(?:könnten|können|würden|möchten|wären|dürfte|kannst|könntest|magst|hätten|darf|dürfen|wollen|hätte|hätten)|wie (?:lautet|ist|lauten|heißt)|was ist|welche[sn]? (?:passwort|pin|tan)|(?:mir|uns)[a-z, ]{0,40}(?:mitteilen|nennen|schicken|senden|geben|durchgeben|durchzugeben|mitzuteilen|zu nennen|zu schicken|zu senden|zuschicken|verraten|sagen|weiterleiten|zukommen|anvertrauen|überlassen)|teilen sie|wenn sie mir|wenn sie uns|wenn du mir|her damit|ihr passwort an',
          'pass[wv]ort(?:es|s)?|kennwort(?:es|s)?|passwörter|pin(?:-?(?:code|nummer))?|geheimzahl|tan|mtan|sms-tan|einmal(?:passwort|code|kennwort|pin)|(?:sms|bestätigungs|verifizierungs|sicherheits|freigabe|zugangs|login|anmelde|authentifizierungs|aktivierungs|prüf|bank)-?(?:code|pin|nummer|schlüssel|ziffer|zahl)s?|(?:sechs|vier|6|4)-?stellige[nrs]?(?: [a-z]+)? (?:code|zahl|ziffern*)|code(?:s)?(?: [a-z,]+){0,4} (?:sms|handy|bank|app|bekommen|erhalten|geschickt|telefon)|(?:sms|handy|bank|app|bekommen|erhalten|geschickt|eingegangene[nr]?|kommt|da ist|eintrifft)(?: [a-z,]+){0,6} (?:code|ihn|zahlen|ziffern)|cvv|cvc|cvv2|cvc2|prüf(?:ziffer|nummer|zahl|code)n?|kartenprüf[a-z]+|(?:komplette|vollständige|ganze|gesamte|volle|alle)[nrs]?(?: [a-z0-9]+){0,3} (?:karten[a-z]+|kreditkarten[a-z]+|ziffern|daten der karte|nummer)|(?:kredit)?kartennummer|(?:kredit)?kartendaten|(?:alle )?(?:16|sechzehn) (?:ziffern|stellen|zahlen)|(?:foto|bild|kopie|scan|fotografieren|vorder- und rückseite|beide[rn]? seiten)[a-z, ]{0,24} (?:kredit|bank|ec-|debit|giro)?karte|(?:kredit|bank|ec-|debit)?karte[a-z, ]{0,30} (?:von vorn|vorder|rückseite|beiden seiten|fotografier*|foto|abfotografier*)|ablaufdatum|gültigkeitsdatum|(?:online-?banking|bank|login|anmelde|zugangs|paypal|konto)-?(?:login|daten|zugang|zugangsdaten|passwort)|zugangsdaten|logindaten|benutzername und|sicherheitsfrage|geheimantwort|mädchenname',
        ],
      ],
      not: 'geschenkkarte*|kundenkarte*|garantiekarte|visitenkarte|grußkarte*|bestellnummer*|nur dort|dort ein|ihrer bank ein|bank fragt|fragt sie|wird sie|werden sie|gefragt|gefragt werden|geheim|für sich|datenschutz|link|spam*|läuft ab|gültig|mindestens|zeichen|einstellungen|profil|browser|gespeichert|gelöscht|nicht mehr|nie|niemals|nicht|kein(?:e|en|em|er|es|erlei)?|niemand*|ohne ihr passwort|zurücksetz*|zurückzusetzen|neues passwort|vergessen|ändern sie|passwort ändern|wählen|legen sie|vergeben sie|anstatt|statt|letzten (?:vier|4)|auf der (?:seite|anmeldeseite|website|webseite|bezahlseite)|an der kasse|im kundenkonto|selbst|abhol(?:code|pin)|gutschein*|rabatt*|packstation|betrug|phishing|behalten|postleitzahl|weder|erhalten sie einen|wir (?:senden|schicken) ihnen|ich (?:sende|schicke) ihnen|aktionscode|sendungs*|auf unserer|in der app',
    },
    offPlatformPayment: {
      ways: [
        [
          '(?:zahlen|bezahlen|überweisen|schicken|senden|geben|begleichen)(?: sie)?(?: [a-z0-9€,]+){0,8} (?:auf (?:das|ein|mein|dieses|unser anderes) [a-z ]{0,12}konto|per (?:revolut|wise|western union|bitcoin|paypal freunde|freunde|vorkasse an mich|twint)|privat|außerhalb|bar)',
          '.{0,4}[a-z]+',
        ],
        [
          'twint|paypal (?:an )?freunde|„freunde|als freund|freunde-funktion|umgehen|an der kasse vorbei|direkt mit mir|unter uns|vorab auf|zweitkonto|barzahlung an',
          'zahl*|bezahl*|überweis*|send*|schick*|abwickel*|machen|regeln|geld|betrag|erstatt*|rabatt',
        ],
        [
          'freunde(?: und|,| &)? familie|familie und freunde|western union|money ?gram|bitcoin*|btc|krypto*|usdt|ether*|paysafe*|(?:amazon|itunes|steam|google|apple|geschenk|play)-?(?:gutschein|karte|geschenk|play)[a-z-]*|gutschein(?:karten?|codes)|revolut|wise|wallet*|mein(?:e|en|em|er|s)?(?: [a-z]+)? (?:paypal*|konto|iban|bankkonto|revolut|karte|bankverbindung|zahlungslink)|privat(?:e|es|en)? (?:paypal*|konto|zahlung)|privatkonto|paypal\\.me|an mich|mir (?:direkt|privat|bar|in bar)|mich direkt|bar(?:geld)?|in bar|im umschlag|konto (?:meines|meiner|unseres|des) [a-z]+|die iban|folgende[sn]? konto|dieses konto|direkt auf|sofortüberweisung an|per überweisung an|zahlungslink|direkt überweis*|überweisung direkt',
          'zahl*|bezahl*|überweis*|send*|schick*|transferier*|kauf*|besorg*|holen|erstatt*|zurück*|begleich*|nennen|geben sie|anweis*|einzahl*|lad(?:en|e)|begleichen|auszahl*',
        ],
        [
          'am shop vorbei|außerhalb (?:des|der|von|unseres|unserer)[a-z ]{1,20}|(?:ohne|nicht über|nicht durch|statt über|abseits|an)(?: [a-z]+){0,2} (?:shop|website|webseite|seite|plattform|amazon|ebay|etsy|system|marktplatz|kasse|provision|gebühren) ?(?:vorbei)?|vorbei am|um die (?:gebühr*|provision|kasse)|unter der hand|schwarz|storn[a-z]+(?: [a-z]+){0,6} (?:direkt|überweis*|zahl*)|(?:keine|ohne) (?:provision|gebühren)|gebühren sparen|(?:gebühr|provision) (?:sparen|spart|umgehen|entfällt)|privat(?:e|en|er)? (?:abwickl*|verkauf*|geschäft|zahlung)|direkt (?:bei|an|mit) (?:mir|mich)',
          'zahl*|bezahl*|überweis*|kauf*|geld|betrag|bestell*|preis|billiger|günstiger|rabatt|abwickel*|abwickl*|erstatt*|regel*|klären|storn*',
        ],
      ],
      not: 'nie|niemals|nicht (?:möglich|an|über paypal|akzept*|erlaubt|vorgesehen|gestattet|zulässig|außerhalb)|kein(?:e|en|er)?(?: [a-z]+)? (?:zahlung*|überweisung*|bargeld|krypto*|bitcoin*|geld|western)|leider|dürfen (?:wir )?(?:nur|nicht|leider)|können (?:wir )?(?:nur|nicht|leider|keine)|betrug|betrüger*|phishing|vorsicht|warn*|aufgefordert|nicht von uns|lösen sie|einlösen|eingelöst|guthaben|an der kasse (?:können|wählen|stehen|bieten)|ursprünglich*|vorgesehen|dieselbe|gleiche[nm]?|(?:ist|sind) (?:heute|gestern|am|bereits|bei)[a-z ]{0,20} eingegangen|wurde[n]? sie|barzahlung beim|akzeptieren wir|nehmen wir|wir akzeptieren|bieten wir|fragt|verlangt|bittet',
    },
    contactSteering: {
      ways: [
        [
          '[a-z0-9._-]{2,40}@[a-z0-9.-]{4,}|(?:\\+|00)?\\d[\\d ()/.-]{6,16}\\d|@[a-z][a-z0-9_.]{3,}',
          'mich|mir|mein|meine[rnms]?|privat*|ich',
          'ruf*|schreib*|erreich*|meld*|anruf*|kontakt*|speicher*|nummer|text*|simse*|schick*|send*|mail*|adde*|folg*',
        ],
        [
          '(?:privat|persönlich|direkt|unter vier augen|nach feierabend|am wochenende|außerhalb (?:dieses|des) chats)(?: [a-z]+){0,4} (?:schreiben|melden|anrufen|erreichen|sprechen|besprechen|weitermachen|klären|kontaktieren)|(?:schreib*|meld*|ruf*|erreich*|kontaktier*)(?: [a-z]+){0,6} (?:privat|persönlich|nach feierabend|am wochenende|zuhause)',
        ],
        [
          '(?:meine|hier ist meine|unter meine[nr]?) (?:[a-z]+ )?(?:nummer|handynummer|durchwahl|mail|adresse|e-mail)|(?:ana|ich)[a-z0-9._-]*@[a-z0-9.-]+',
        ],
        [
          '(?:mein(?:e|em|en|er|es)?|privat(?:e|en|er|es)?|eigene[nrs]?|persönliche[nrs]?)(?: [a-z]+){0,2} (?:whats ?app*|nummer|handy*|handynummer|telefon*|mobil*|privatnummer|mail*|e-mail*|mailadresse|telegram*|instagram*|insta|facebook*|wechat*|signal*|id|konto|account|profil|adresse|gmail*|skype*|line|viber)|(?:ruf|schreib|kontaktier|simse|texte|adde|erreich|meld|folg|sprech)[a-z]*(?: [a-z]+){0,5} (?:mich|mir)(?: [a-z]+){0,5} (?:an|unter|auf|per|über|privat|direkt|zu hause|nach feierabend|dort)|(?:mich|mir)(?: [a-z]+){0,4} (?:unter|auf|per|über|privat|zu hause|daheim)(?: [a-z]+){0,4} (?:\\d{3,}|whats ?app|telegram|insta*|facebook|wechat|signal|discord|snapchat|handy|anrufen|erreichen|schreiben|an)|(?:auf|per|über|via|bei|zu|nach|in|im|mit) (?:whats ?app|telegram|wechat|discord|snapchat|facebook|insta|instagram|signal|viber|skype|line|threema|messenger)|meine id|privattelefon|privatnummer|privathandy|private[nrs]? [a-z]+|@[a-z0-9_.]{4,}|wa\\.me|t\\.me|ich bin [a-z]+#\\d+|ihre (?:whats ?app|handy|mobil|privat)[a-z-]*',
          'schreib*|such*|meld*|ruf*|anruf*|erreich*|weiter*|kontaktier*|besprech*|klär*|sprech*|red*|add*|chat*|nummer|id|kommen|wechsel*|find*|schick*|send*|mail*|folg*|ich bin|dort|privat*|texten|fortsetz*|mach*|regeln|unterhalt*|reden|telefonier*|melde|gehen|verleg*|umziehen',
        ],
      ],
      not: 'nicht|kein(?:e|en|er|es|em)?|leider|nie|niemals|offizielle[nrsm]*|unser(?:e|en|em|er|es)? (?:whats ?app*|telegram*|instagram*|facebook*|kanal|kanäle*|chat|kundenservice|service*|hotline|team)|des shops|stimmt (?:die|ihre)|haben uns|habe[nt]? (?:sie )?uns|bote|fahrer|betrug|nur über unsere|rechnung an|datenschutz|private daten|privatsphäre|privatpersonen|paketdienst|dhl|zusteller',
    },
    dutyPromise: {
      ways: [
        [
          'an der (?:haustür|tür|grenze)|beim (?:empfang|erhalt|zusteller)|bei (?:der )?(?:zustellung|annahme|lieferung|ankunft|empfang)|paketbote|postbote|zusteller',
          'nichts (?:mehr )?(?:zahlen|bezahlen|zu zahlen|bezahlt|fällig)|kein(?:e|en)? (?:cent|euro|kosten|gebühr*|zahlung|nachzahlung|weitere[nr]? kosten)|nichts mehr|verlangt nichts|will nichts',
        ],
        [
          'versprech*|versprochen|garantier*|garantiert|sicher|auf jeden fall',
          'keine (?:weiteren|zusätzlichen|extra)? ?(?:kosten|gebühren|abgaben)|zollfrei|steuerfrei|ohne (?:zoll|steuer|abgaben|weitere kosten)',
        ],
        [
          duty,
          'kein(?:e|en|er|es|erlei)?(?: [a-z]+){0,3} (?:zoll*|zölle*|steuer*|abgab*|einfuhr*|import*|gebühr*|kosten|mehrwertsteuer|mwst|nachzahlung*|zusatzkosten|cent|verzollung*)|ohne(?: [a-z]+){0,2} (?:zoll*|zölle*|steuer*|abgab*|einfuhr*|import*|gebühr*|mehrwertsteuer)|(?:zoll|steuer|abgaben|gebühren)-?frei*|null (?:zoll|euro|steuer|cent)|(?:müssen|brauchen|werden|zahlen|haben|bezahlen|fallen|fällt|kommen|kommt|entstehen|wird|schulden) (?:sie |auf sie |für sie |ihnen |dafür |dann |sonst )*(?:[a-z]+ ){0,4}(?:nicht|nichts|keine*|keinerlei|keinen)|nichts (?:mehr |weiter |extra )?(?:zahlen|bezahlen|nachzahlen|dazu|an|zu zahlen|draufzahlen)|nein,? keine|entfällt|entfallen|befreit|kein zoll|null',
        ],
        [
          duty,
          '(?:übernehmen|übernimmt|übernehme|zahlen|bezahlen|tragen|trage|erstatten|erstatte|begleichen|zahle|bezahle|decken|erledigen|regeln) (?:wir|ich|der shop|unser shop|nordlicht)|(?:wir|ich|der shop|unser shop)(?: [a-z]+){0,7} (?:übernehmen|übernimmt|übernehme|zahlen|bezahlen|bezahlt|tragen|trage|trägt|erstatten|erstatte|erstattet|begleichen|zurück|drauf|abgeführt|entrichtet|dafür auf)|(?:ist|sind|wird|werden|schon|bereits|alles|alle|preis)(?: [a-z]+){0,5} (?:inklusive|inbegriffen|enthalten|bezahlt|drin|abgegolten|eingerechnet|entrichtet|beglichen|übernommen|abgedeckt|eingeschlossen|vorausbezahlt)|inklusive|inkl\\.?|geh(?:t|en)(?: [a-z]+){0,3} auf (?:uns|unsere|unser haus)|auf unsere (?:kosten|rechnung|kappe)|auf uns|von uns (?:übernommen|bezahlt|getragen|erstattet|beglichen)|zu unseren lasten|ddp|frei haus verzollt|(?:jeden cent|alles|geld|betrag)(?: [a-z]+){0,4} (?:zurück|erstatt*)|bekommen sie[a-z ]{0,30} zurück|kümmern wir uns',
        ],
      ],
      not: `nicht frei|zu uns zurück|erstatten den (?:preis|kaufpreis)|${refused}|${reported.replace('|gefragt', '')}[a-z ,]{0,60}(?:möglicherweise|vielleicht|kann|leider ja)|ob (?:sie|zoll|steuern|und|ich|es|einfuhr*|abgaben)|leider (?:erstatten|übernehmen|nicht|keine|können)|(?:wir|ich|der shop) (?:erstatten|übernehmen|zahlen|tragen|bezahlen|können|erheben|berechnen|haben|behalten|verlangen) (?:[a-z]+ ){0,4}(?:nicht|kein*)|(?:erstatten|übernehmen|tragen|bezahlen|erheben|berechnen|verlangen) wir (?:[a-z]+ ){0,4}(?:nicht|kein*)|(?:enthalten|beinhalten)(?: [a-z]+){0,6} kein*|nicht (?:enthalten|inbegriffen|inklusive|im preis|übernehmen|erstatten|bezahlen|tragen|vom shop|von uns)|(?:trägt|tragen|zahlt|zahlen|übernimmt|übernehmen) (?:der|die|sie|bitte|als)(?: [a-z]+)? (?:empfänger*|kunde*|kundin|käufer*|selbst)|zu lasten des|zzgl|zuzüglich|möglicherweise|eventuell|unter umständen|je nach|\\d{1,3} ?zoll|\\d zoll|keinen einfluss|bildschirm|innerhalb der eu|normalerweise|in der regel|(?:enthalten|inkl\\.?|inklusive) (?:die )?(?:deutsche |gesetzliche |\\d+ ?%? )+(?:mehrwertsteuer|mwst)`,
    },
    customsPromise: {
      clears: [
        [
          '[a-z]{0,8}zoll[a-z]{0,20}|grenze|einfuhr*|verzollung|kontroll*',
          'garantiert|garantier*|versprech*|versprochen|problemlos|anstandslos|reibungslos|100 ?%|mit sicherheit|bestimmt|definitiv|auf jeden fall|ohne (?:probleme*|schwierigkeiten|verzögerung*|kontrolle|prüfung|jede)|nie (?:probleme*|ärger|schwierigkeiten)|kein(?:e|en)? (?:problem*|ärger|schwierigkeit*|kontrolle*|verzögerung*|risiko|sorge*)|winkt*|durchgewunken|durchgeh*|geht (?:glatt |so |einfach )*durch|lässt*|verlassen sie sich|hundertprozentig|nicht (?:geöffnet|aufgemacht|kontrolliert|angehalten|aufgehalten|festgehalten|zurückgehalten|hängen*|stecken*|anfassen|angefasst|reinschauen|hineinsehen|prüfen|öffnen)|ungeöffnet|unkontrolliert|interessier*|freigegeben|gibt (?:es|das|die)[a-z ]{0,20} frei',
        ],
        [
          '[a-z]{0,8}zoll[a-z]{0,20}|kontroll*|grenze|freigabe|verzollung|abfertigung|prüfung|beschau|beschlagnahm*|einfuhr[a-z]*',
          '(?:problemlos|reibungslos|garantiert|sicher|bestimmt|definitiv|ohne (?:probleme?|kontrolle|prüfung|verzögerung*|schwierigkeiten|beanstandung*|weiteres)|auf jeden fall|glatt|anstandslos|100 ?%*|hundertprozentig|keine sorge|garantie*|verspreche*|versprochen|zusicher*|nie(?:mals)?|immer|jedes|jede)(?: [a-z,]+){0,9} (?:zoll*|grenze|freigabe|abfertigung|kontroll*|durch*|verzollung|prüf*|geöffnet|angehalten|hängen)|(?:zoll*|grenze|freigabe|abfertigung|verzollung|beschau)(?: [a-z,]+){0,9} (?:problemlos|reibungslos|garantiert|ist sicher|sicher|bestimmt|definitiv|ohne (?:probleme?|kontrolle|prüfung|verzögerung*|schwierigkeiten|beanstandung*)|auf jeden fall|anstandslos|100 ?%*|hundertprozentig|formsache|garantie*|versprochen|verspreche*|nie|niemals|kein problem|keine probleme)|(?:wird|werden|ist|gibt|macht|öffnet|kontrolliert|prüft|hält|stellt|schaut|interessiert)(?: [a-z]+){0,5} (?:nicht|kein*|nie|niemals|nichts|keinerlei)(?: [a-z]+){0,3} (?:geben|geöffnet|kontrolliert|angehalten|aufgehalten|kontrolle*|prüfung|probleme*|festgehalten|an|auf|nach|beschlagnahmt|hängen*|stecken*|zurückgeschickt|geprüft|beanstandet|öffnen|prüfen|kontrollieren|aufhalten|anhalten|verzögerung*)|(?:keine*|ohne) (?:kontrolle|prüfung|probleme?|verzögerung|schwierigkeiten)[a-z ]{0,20} (?:zoll|grenze)|lässt (?:der zoll |es |das )?(?:[a-z]+ ){0,3}(?:durch|in ruhe|passieren)|(?:kommt|geht|läuft|passiert)(?: [a-z]+){0,5} (?:zoll|grenze)(?: [a-z]+){0,3}|(?:zoll|grenze)[a-z ]{0,20} (?:passieren|durchgewunken|durchgelassen)',
        ],
      ],
      clearsNot: `${refused}|nicht frei|sobald|wenn der zoll|falls|gibt der zoll|nachdem|meist*|in der regel|normalerweise|üblicherweise|oft|manchmal|hoff*|voraussichtlich|sollte|könnte|kann (?:es|der|die)|ob |entscheid*|einfluss|leider|derzeit|aktuell|wurde|laut`,
      declared: [
        [
          '(?:ohne|keine) rechnung|rechnung (?:weg|raus|nicht bei)|zwei (?:pakete|sendungen|rechnungen)|(?:teilen|aufteilen|splitten)|zweite rechnung|freigrenze|gebrauchtware|gebraucht|privatsendung|muster*|warenprobe|geschenk*|mit (?:nur )?\\d+ ?(?:euro|€|chf|franken|dollar)|niedrig*|geringer*|tiefer*',
          'zoll*|deklar*|grenze|steuer*|freigrenze|einfuhr*|formular|ausweis*|angeb*|angegeben|aufkleber|inhaltserklärung',
        ],
        [
          '(?:als|mit dem vermerk|unter) (?:ein )?(?:geschenk*|muster*|warenmuster|dokument*|privat*|gebraucht*|wertlos*|probe*)|(?:niedriger*|geringer*|kleiner*|symbolisch*|weniger|reduziert*|halbe*|hälfte|falsch*|tiefer*)(?: [a-z]+){0,3} (?:wert|betrag|preis|warenwert|rechnung*|kaufpreises|preises|wertes|summe|zollwert|rechnungsbetrag)|(?:wert|preis|rechnung|rechnungswert|betrag|warenwert|zollwert)(?: [a-z]+){0,6} (?:runter*|herunter*|herab*|niedriger|kleiner|geringer|drücken|senken|reduzier*|anpassen|tiefer|unter|weniger)|(?:unter|nur|bloß|mit)?(?: ?\\d+ ?(?:euro|€|chf|franken|dollar|usd|eur))(?: [a-z]+){0,6} (?:zoll*|deklar*|inhaltserklärung|formular|paket)|unter der freigrenze|unterhalb der freigrenze|geschenksendung|unterdeklar*',
          'deklar*|kennzeichn*|angeb*|angegeben|schreib*|steht|eintrag*|ausstell*|vermerk*|bezeichn*|erklär*|zoll*|rechnung*|formular|etikett|runter*|herabsetzen|senken|reduzier*|setz*|mach*|notier*|verschick*|send*|ausfüll*|aufkleb*|unterdeklar*|geben wir|gebe ich|grenze|beschrift*|auszeichn*',
        ],
      ],
      declaredNot:
        'versandkostenfrei|kostenlos|frei ab|nicht|nie|niemals|leider|dürfen wir|kein(?:e|en)?|verboten|strafbar|illegal|geschenkverpackung|geschenkgutschein|geschenkpapier|tatsächlich*|wahre[nr]?|richtige[nr]?|korrekt*|echten|bitte füllen|muss der|voller wert|vollen wert',
    },
    deliveryPromise: {
      ways: [
        [
          'kommt|kommen|ankommt|ankommen|trifft|eintrifft|eintreffen|(?:ist|sind) (?:es |sie |er |das paket |die lampe |ihre [a-z]+ |ihr [a-z]+ )?(?:[a-z0-9.]+ ){0,7}(?:bei ihnen|bei dir|da|dort|zugestellt|in ihren händen|zuhause|zu hause|im haus|an der tür)|(?:bei ihnen|bei dir|da|dort) (?:ist|sind|sein)|sein wird|liefern wir|wir liefern|lieferung|geliefert|zustellung|zugestellt|erhalten sie|sie erhalten|bekommen sie|sie bekommen|erhältst|bekommst|halten sie|haben sie(?: [a-z]+){0,8}|sie haben(?: es| ihn| sie| das| die| den)|hast du|erreicht sie|erreicht dich|in den händen|in ihren händen|wird(?: [a-z0-9.:]+){0,9} (?:geliefert|zugestellt|ankommen|da sein|eintreffen|gebracht)|bringt|klingelt|vor der tür|vor ihrer tür|auf dem tisch|unterm baum|überreich*|garantier*|können sie (?:[a-z]+ ){0,4}(?:auspacken|in empfang|nutzen)|wird (?:ihnen|dir)',
          day,
        ],
      ],
      not: `zurückgeb*|zurückzugeb*|zurücksend*|rückgabe*|umtausch*|nach (?:der )?(?:lieferung|zustellung|erhalt)|meldet|gemeldet|als zugestellt|${refused}|voraussichtlich*|in der regel|normalerweise|üblicherweise|meist*|gewöhnlich|wahrscheinlich|vermutlich|etwa|ca\\.?|circa|ungefähr|hoff*|hoffentlich|sollte*|dürfte*|könnte*|kann (?:[a-z]+ ){0,3}(?:dauern|sein|ankommen)|laut|gemäß|erwart*|geplant|schätz*|plan[a-z]*|sobald|wenn|falls|ob|wurde|wurden|hatte|war|waren|wollten|hat|verlassen|verschick*|versand*|versend*|verlässt|übergeb*|losgeschickt|auf den weg|melde|melden|antwort*|erstattung|erstatt*|geld|gutschrift|betrag|gutschein|rechnung|bescheid|mail|e-mail|nachricht|link|etikett|label|sendungsnummer|retoure|rücksendung|filiale|abhol*|abzuhol*|aufbewahr*|bis zu|dauer*|ist es bis|nicht angekommen|zusagen|mindestens|frühestens|an bord|zeigt|zeitfenster|lieferfenster|rückruf|wieder (?:auf lager|vorrätig|lieferbar|da)|ins lager|in unser*|bei uns (?:ist|ein)|möglich|ware kommt|noch heute (?:verschick|versend)[a-z]*`,
    },
    reviewReward: {
      ways: [
        [
          '[a-z]{0,12}bewert[a-z]*|[a-z0-9-]{0,12}rezension[a-z]*|[a-z0-9-]{0,6}sterne*[a-z-]*|stern|kommentar*',
          'garantieverlängerung|verlängern (?:wir )?(?:die|ihre) garantie|behalten|vip|bevorzugt|versand (?:geschenkt|umsonst)|freundschaft*|treue*|gutgeschrieben|überwiesen|überweisen|bekommen|erhalten|erstatt*',
          'wenn|sobald|nachdem|dafür|löschen|ändern|entfernen|für|falls|gelöscht|verschwind*',
        ],
        [
          '[a-z]{0,12}bewert[a-z]*|[a-z0-9-]{0,12}rezension[a-z]*|[a-z0-9-]{0,6}sterne*[a-z-]*|stern|trustpilot|kommentar*|feedback|meinung|erfahrungsbericht*|empfehlung',
          '[a-z]{0,12}gutschein[a-z]*|rabatt*|geschenk*|gratis*|kostenlos*|gutschr[a-z]*|schreibe? ich[a-z0-9 ]{0,12} gut|zurück|erstatt*|teilerstattung|rückerstattung|[a-z]{0,6}guthaben|bonus*|prämie*|belohn*|\\d+ ?(?:€|euro|eur|%|prozent|franken|chf)|bargeld|geld|versandfrei|punkte*|verlos*|gewinn*|vorteil*|dankeschön|überrasch*|umsonst|nachlass|entschädig*|kleinigkeit|ersatz|spar*|sichern|coupon|aufmerksamkeit|extra|zugabe|präsent|cashback',
          'für (?:eine|ihre|jede|die|den|das|deine|fünf|5|ein|einen|wechsel|gute)|wenn|sobald|nachdem|damit|falls|im gegenzug|als dank*|dafür|dann|erhalten|bekommen|schreiben|ändern|löschen|entfernen|zurückziehen|anpassen|abgeben|hinterlassen|veröffentlich*|bearbeit*|posten|teilen|geben sie|verfass*|senden sie|erst|gegen|sofern|lösch*|änder*|entfern*|tausch|verwandel*|belohn*|bewerten|bewerte*|mach*|rausnehm*|hochstuf*|verbesser*|und (?:wir|ich|10|sie)',
        ],
      ],
      not: 'unabhängig|egal|kein(?:e|en|er|erlei)?(?: [a-z]+){0,3} (?:rezension*|bewertung*|gegenleistung|belohnung|gutschein*|rabatt*|geschenk*|vorteil*|geld)|ohne gegenleistung|nicht (?:abhängig|verknüpft|erlaubt|gestattet|belohnen|bezahlen|kaufen|für|an|beeinflusst|verbunden|gekoppelt)|weder|dürfen (?:wir )?(?:nicht|keine|nichts|ihnen nichts|dafür)|niemals|nie|verboten|untersagt|es tut (?:mir|uns) leid|tut mir leid|nichts (?:mit|im gegenzug|dafür)|aus \\d+ bewertungen|jederzeit|bieten wir nichts|gegen die',
    },
  }),
  salutation: {
    opens: [
      /^\s*(?:sehr geehrte[rs]?|sehr verehrte[rs]?|liebe[rs]?|werte[rs]?|geehrte[rs]?|guten (?:tag|morgen|abend)|hallo|hi|hey|moin|servus|grussgott|gruss gott|gruezi|schonen guten tag|willkommen zuruck|na|hallihallo)(?: nochmals| noch einmal| zusammen)?,? +([a-z'. -]{2,60}?)\s*(?:[,!.:;?\n]|$| danke| vielen| wir | ich | ihr | ihre | der | die | das )/,
      /(?:^|[.!?\n]\s*)(?:vielen dank|danke|danke schon|besten dank|herzlichen dank|das freut (?:mich|uns)(?: sehr)?|es tut (?:mir|uns) (?:sehr )?leid|gern(?:e)?|alles klar|naturlich|kein problem|entschuldigung|entschuldigen sie(?: bitte)?|bitte|schon|ja|nein|gute nachrichten)(?: [a-z ]{2,30})?, ?((?:herr |frau )?[a-z'-]{2,30}(?: [a-z'-]{2,30})?)\s*[,!.:]/,
      /^\s*((?:herr|frau) [a-z'-]{2,30})\s*[,!:]/,
    ],
    titles: new Set(
      'herr herrn frau fraulein dr prof dipl ing mag damen und herren kunde kundin kunden team zusammen alle freund freundin freunde interessent interessentin familie nochmal nochmals danke'.split(
        ' ',
      ),
    ),
  },
  culture: [
    {
      id: 'deGreeting',
      source: 'DIN 5008 (letters); Duden, Briefe und E-Mails: greetings',
      hit: /^\s*(?:hi|hey|hallo|hallochen|moin|servus|na|yo|tach|huhu|hallihallo)(?![a-z])/,
      opening: true,
      polite: true,
      mailOnly: true,
      replace: 'Guten Tag',
    },
    {
      id: 'deSie',
      source: 'Duden, Briefe und E-Mails: Anrede',
      hit: /(?<![»«"„&] ?)(?<![a-z])(?:du|dich|dir|dein(?:e|en|em|er|es)?|euch|euer|eure(?:n|m|r|s)?|kannst|hast|schreibst|bekommst|musst|willst|wirst|bist)(?![a-z]| &| und ich)/,
      polite: true,
    },
    {
      id: 'deMfg',
      source: 'DIN 5008: closings are written out',
      hit: /(?<![a-z])(?:mfg|lg|vg|bg)(?![a-z])/,
      polite: true,
      replace: 'Mit freundlichen Grüßen',
    },
    {
      id: 'deSlang',
      source: 'Duden, Briefe und E-Mails',
      hit: /alles klar mit|(?<![a-z])so{3,}(?![a-z])|(?<![a-z])(?:mega|krass|voll cool|ne\?|jo|nö|tja|sorry|ok(?:ay)?i)(?![a-z])/,
      polite: true,
      mailOnly: true,
    },
  ],
  frequent: new Set(
    'der die das und ist sie ihr ihre ihren ihnen ich wir nicht ein eine einen mit fur auf von zu den dem im wurde wird haben hat sind auch bei bitte danke vielen uns unser unsere wenn aus nach werden konnen noch oder dass sich es am zum zur gestern heute'.split(
      ' ',
    ),
  ),
}
