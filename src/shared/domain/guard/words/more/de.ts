import type { More } from '../rules'

const secret =
  'passwort|passworter|kennwort*|einmalkennwort*|einmalpasswort*|pin|pin-?code|tan|geheimzahl|prufziffer*|prufnummer|kartenprufnummer|sicherheitscode|bestatigungscode|verifizierungscode|sms-?code|cvv|cvc|zugangsdaten|anmeldedaten|login-?daten|wiederherstellungs[a-z]*|kartendaten|paypal-?passwort|sicherheitsfrage'
const duty = 'zoll*|zolle|einfuhr[a-z]*|import[a-z]*|mehrwertsteuer|mwst|steuer*|verzollt|grenze|abgaben'
const day =
  'montag*|dienstag*|mittwoch*|donnerstag*|freitag*|samstag*|sonnabend|sonntag*|morgen|ubermorgen|heute|mittag|wochenende|(?:zwei|zweimal|drei|dreimal|\\d{1,2}) (?:tage*|nachte|schlafen|stunden)|(?:zweimal|dreimal|einmal) (?:noch )?schlafen|einer woche|diese woche|dieser woche|\\d{1,2}\\.(?: ?(?:\\d{1,2}\\.|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember))?|weihnachten|heiligabend|ostern|geburtstag|hochzeit'
const review =
  'bewert*|[a-z]*bewertung|rezension*|sterne?|stern|trustpilot|google|gutes wort|etwas nettes|nettes|nichts (?:schlechtes|negatives)|lob|loben|instagram|tiktok|was sie geschrieben|besser dastehen|kommentar*'

export const more: More = {
  secretAsked: {
    ways: [
      [
        `^(?:und |auch |nur |dann )?(?:noch )?(?:das|die|den|der|ihr|ihre|ihren)?[^.?!]{0,24}(?:${secret})[^.?!]{0,36}(?:auch|bitte|dazu|noch|danke)[.!]?$`,
      ],
      [`^(?:das |die |der |ihr |ihre )?(?:${secret}) ?\\?`],
      [
        secret,
        'nennen|sagen sie|mir (?:bitte )?(?:mit|sagen|nennen|geben|schicken)|mir mit|uns mit|mitteilen|fugen|einfugen|eintippen|eingeben|tippen|schreiben sie|schicken|senden|bildschirmfoto|screenshot|durchgeben|diktieren|vorlesen|lesen sie|brauche|benotige|benotigen|brauchen wir',
      ],
      [
        'banking-?app|bank-?app|app (?:ihrer|der) bank|authenticator*|tan-?app',
        'zahl|nummer|code|ziffern',
        'schicken|senden|lesen|nennen|vor|sagen|mitteilen|teilen|geben|brauche',
      ],
      [
        '(?:die|alle) (?:sechs|vier|drei|sechzehn|acht|16|6) (?:ziffern|stellen|zahlen)',
        'brauche*|benotige*|nennen|schicken|wiederholen|freigabe|geben|sagen',
      ],
      ['beide* seiten|vorder- und ruckseite', 'karte', 'foto*|bild|scan|fotografieren|schicken'],
      [
        `mit (?:dem|ihrem|ihren|der|den|ihrer) (?:[a-z]+ )?(?:${secret})`,
        'wir|ich',
        'erledigen|machen|losen|reparieren|kriegen|bringen|konnen|regeln|andern|geht',
      ],
    ],
    not: 'nie|niemals|nicht|kein|keine|keinen|niemand*|niemandem|zurucksetz*|vergessen|selbst|zahlungsseite|bestellseite|kasse|auf (?:der|unserer) seite|letzten vier|gutscheincode|rabattcode|bestellnummer|vorsicht|achtung|betrug*|geschenkkarte*|mindestens|zuruckgesetzt|steuernummer|wir schicken|ich schicke|abgelaufen|hinterleg*',
  },
  offPlatformPayment: {
    ways: [
      ['unter uns|zwischen uns', 'laden|shop|geschaft|gebuhr*|machen|billiger|gunstiger'],
      [
        'paypal freunde|freunde und familie|freunde & familie|western union|moneygram|bitcoins?|krypto*|usdt|wallet',
        'bitte|nehmen|sparen|empfanger|geht|halber|halb|gunstiger|gebe|per|mit|auch|billiger|uber',
      ],
      [
        '(?:mein|meine|meinen|meinem|mich|mir)[^.]{0,24} ?(?:konto|iban|wise|wise-konto|revolut|paypal|paypal-konto|wallet|privatkonto|karte)|iban[^.]{0,14}(?:meine|mir)|[a-z]*konto von mir',
        'uberweis*|zahlen|versandkosten|schicken|bitte|senden|rest|halfte|anzahlung|erstatt*',
      ],
      ['scheine|bargeld|geldscheine|geld', 'umschlag|brief', 'legen|schicken|senden|stecken'],
      ['fahrer|boten|kurier|zusteller', 'bar|bargeld', 'geben|zahlen|fur mich|drucken'],
      ['halfte', 'an mich|bei mir|zu mir', 'seite|shop|webseite|kasse'],
      ['itunes*|steam*|aufladekarte|guthabenkarte|paysafe*|prepaid*', 'kaufen|besorgen|holen', 'code|nummer*|foto|vorlesen|schicken|lesen'],
    ],
    not: 'nie|niemals|nicht|kein|keine|keinen|betrug*|vorsicht|achtung|warn*|an der kasse|im warenkorb|ursprunglich*|niemand*|lehnen|leider|nur uber|gesperrt',
  },
  contactSteering: {
    ways: [
      [
        'woanders|anderswo|ausserhalb (?:dieser|der|von)|an einem anderen ort|unter vier augen',
        'reden|sprechen|besprechen|schreiben|weiter|unterhalten|chatten|klaren',
      ],
      [
        '(?:direkt |gleich )?(?:bei|an|mit|zu|von) mir|an mich',
        'bestellen|nicht auf der seite|nicht uber den shop|(?:statt|anstatt) (?:an |bei )?(?:die|den|der|dem) (?:firma|shop|laden)|nicht an (?:den|die)|direkt|nachstes mal|nachsten mal',
      ],
      [
        '(?:mein|meine|meinen|meinem|meiner) (?:eigene[a-z]* |private[a-z]* |personliche[a-z]* )?(?:messenger|whatsapp|handy*|nummer|telegram|skype|account|profil|postfach|mail*|e-mail*|instagram|facebook|signal|line)|auf (?:skype|snap*|telegram|insta*|discord|signal|line) (?:bin|heisse|findest|finden)',
        'schick*|schreib*|ich|melden|angebot|nur|adden|hinzu|kontakt*|besser|leichter|anruf*|erreich*',
      ],
      [
        '(?:haben sie|hast du|nutzen sie|bist du auf|sind sie auf) (?:signal|telegram|whatsapp|line|viber|wechat|skype|snap*|discord|threema)',
        'da|dort|schreib*|reden|dann|ich',
      ],
      ['[a-z]+[ .]privat[a-z]* (?:at|\\(at\\)|klammeraffe) '],
    ],
    not: 'nie|niemals|nicht (?:moglich|erlaubt|gestattet|privat)|durfen|kein|keine|keinen|offiziell*|unser|unsere[a-z]*|betrug*|gibt sich|geben sich|vorsicht|fahrer|zusteller|spediteur|leider',
  },
  dutyPromise: {
    ways: [
      [
        duty,
        '(?:zahlen|tragen|ubernehmen|fangen|begleichen|erstatten|decken|regeln) (?:wir|die)|fangen wir|geht (?:aufs haus|auf uns|auf unsere)|auf uns|aufs haus|unsere sache|wir (?:fangen|zahlen|tragen|ubernehmen)|von unserer seite|alles bezahlt|fur sie ab',
      ],
      [
        duty,
        'nie (?:etwas|eine|einen)|fallt [^.]{0,20}(?:nie|nichts)|nichts an|nein, keine|niemals|(?:komplett|vollstandig|fertig|bereits) (?:verzollt|versteuert)|verzollt und versteuert|keinen cent|ohne jede|nicht einen cent|garantiert|auf keinen fall|alles (?:drin|inklusive|enthalten)|null',
      ],
      ['nie einen (?:anderen|weiteren) betrag|keinen anderen betrag|kein anderer betrag', 'sehen|zahlen|warenkorb'],
    ],
    not: 'nicht sagen|weiss|konnen nicht|kann|konnte|konnten|mochte|eventuell|vielleicht|je nach|empfanger|kaufer|meist*|oft|manchmal|ob|normalerweise|in der regel|verstehen sich|heisst nicht|innerhalb|hangt|ubernehmen wir nicht|nicht von uns|tragen wir nicht|leider|schreibt|tragt der|zahlt der',
  },
  clears: {
    ways: [
      [
        '(?:macht|offnet|ruhrt|kontrolliert|pruft|schaut|durchsucht|fasst)[^.]{0,24}(?:niemand|keiner)|(?:niemand|keiner) (?:macht|offnet|ruhrt|kontrolliert|pruft|schaut|fasst|wird)|halt (?:der zoll )?(?:es|das|ihn|sie)?[^.]{0,12}nicht (?:fest|auf)|bleibt nichts|nie (?:angehalten|geoffnet|kontrolliert|beschlagnahmt|aufgehalten)',
        'zoll*|grenze|an|es|paket|angehalten|auf',
      ],
      [
        'beschlagnahmt|einbehalten|aufgehalten|angehalten|kontrolliert|geoffnet',
        'auf keinen fall|nie|niemals|sicher nicht|garantiert nicht|ausgeschlossen|kein risiko|unmoglich',
      ],
      [
        'zoll*|prufung|grenze|paket|freigeb*|freigabe',
        'bestimmt|keine frage|ohne frage|mein wort|garantiert|muss|durchrutsch*|durch, (?:versprochen|sicher)|kommt (?:sicher |bestimmt |garantiert )?durch|nie|hundertprozentig',
        'freigeb*|freigegeben|besteht|durch*|fest|hangen|halt|passier*|geht|rutscht',
      ],
    ],
    not: 'kann|konnen|konnte|eventuell|vielleicht|meist*|ob|normalerweise|in der regel|hoff*|hangt davon|keinen einfluss|unterlagen|brauch*|benotigt|wenn der zoll|weiss|wissen nicht|nicht versprechen|nicht garantieren',
  },
  declared: {
    ways: [
      [
        '(?:klein|gering|niedrig|symbolisch|halb|reduziert)[a-z]* (?:wert|betrag|preis)|wert (?:halbieren|senken|drucken|kurzen)|\\d+ (?:euro|franken|dollar) als wert|ohne preis|preis lassen|angegebenen wert|den preis weg',
        'formular|deklar*|rechnung|zoll*|paket|karton|steuer*|sparen|als|weg|halbieren|raus|etikett',
      ],
      [
        'geschenk|muster*|gebraucht*|warenprobe*|privatsendung|dokumente',
        'draufschreiben|drauf|deklarieren|deklariere|trage|tragen|schreiben|schreibe|angeben|gebe|raus|kennzeichnen|verschicken wir|als',
        'wir|ich|zoll*|grenze|durch|arger|angehalten',
      ],
      ['(?:andere|falsche|zweite|gefalschte|neue) rechnung', 'legen|beilegen|bei|dazu'],
      ['formular', 'durchrutsch*|ausfull*|damit', 'durchrutsch*|durch|durchkommt|klappt'],
    ],
    not: 'nicht|nie|niemals|durfen|durfte|verboten|strafbar|tatsachlich*|wahre*|wirkliche*|kein|keine|keinen|geschenkverpackung|geschenkpapier|geschenkkarte|gutschein|korrekt',
  },
  deliveryPromise: {
    ways: [
      [
        day,
        'ubergibt|ubergeben|ankommt|ankommen|angekommen|briefkasten|geliefert|liefern|ist (?:es|er|sie|das) (?:da|bei ihnen)|bei ihnen|in der hand|in den handen|haben sie|zugestellt|kommt|eintreffen|erhalten|spater als|vor der tur|spatestens',
        'ganz sicher|sicher|auf keinen fall|verlassen|versprochen|verspreche|zusagen|sage zu|zusage|ohne wenn|garantiert|garantiere|werden|wird|liegt|ist es|dann ist|mein wort|100 ?%|definitiv|fest|ist er|ist sie|bestimmt',
      ],
    ],
    not: 'sollte*|kann|konnte*|konnen|eventuell|vermutlich|voraussichtlich|wahrscheinlich|meist*|normalerweise|in der regel|hoff*|ob|wenn|falls|ca|etwa|ungefahr|geplant|rechnen|erstatt*|gutschrift|antwort*|melde*|melden|schreibe|rufe|lager|versand|versendet|verschickt|abgeholt|abholen|rucksendung*|retoure*|nicht (?:versprechen|sagen|garantieren|zusagen)|verzogerung*|verspat*|wann|geoffnet|offnungszeiten|betrag|geld|frist|gutschein*|rabatt*|war|wurde|lag|termin|gestern|leider|nicht angekommen|nachforschung|zahlung*|e-mail|mail|bescheid|information*|rechnung',
  },
  reviewReward: {
    ways: [
      [
        review,
        'gutschein|rabatt*|frei|gratis|kostenlos|ohne berechnung|verlosung|\\d+ ?%|euro|code|geld zuruck|die halfte|sonderpreis|porto|versand|lampe|geschenk|bearbeite|leg was|lege ich|was bei|punkte|bonus|pramie',
        'dann|pro|je|=|wenn|sobald|bekommen nur|bringt|nehmen [^.]{0,30}teil|als dank|dafur|noch ein|mit neuer|mit|und (?:wir|ich|sie)|im gegenzug|nur kunden|versprechen',
      ],
    ],
    not: 'unabhangig|egal|nie|niemals|nicht (?:anbieten|moglich|erlaubt|kaufen|abhangig|gekoppelt)|keine (?:gegenleistung|belohnung|gutscheine|rabatte|vorteile)|durfen|gilt bis|gultig|ob|ehrlich*|tut (?:mir|uns) leid|defekt|kaputt|beschadigt|hat nichts|abgelaufen|freuen|kein',
  },
}
