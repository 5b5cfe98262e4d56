/** What customers want or threaten: money back, sending back, cancelling; anger, the law. */
import type { Topic } from './topic'

export const refund: Topic = {
  en: ['refund*|reimburse*', '(money|payment) back', '(get|want|give) … (my|our) money'],
  de: ['*erstatt*', '(geld|betrag) … zurück', 'rückzahlung'],
  fr: ['rembours*', '(récupérer|rendez|rendre) … argent'],
  es: ['reembols*', '(devolución|devolver|devolverme|devuelvan|devuelvanme|devuelva|devuelvame|regresen|regresenme) … (dinero|importe)'],
  'pt-BR': ['reembols*|estorn*', '(dinheiro|valor) … (de volta|devolvido)', '(devolver|devolvam|devolução) … (dinheiro|valor)'],
  it: ['rimbors*', '(soldi|denaro) (indietro|restituiti)'],
  pl: ['(zwrot|zwrotu|zwróci*|zwróćcie|oddajcie|oddać) … (pieniędz*|pieniądz*|kwoty|środków)', 'refundac*'],
  'zh-CN': ['退款|退钱|返款|退我钱|退全款|仅退款'],
  ja: ['返金|払い戻し|払戻'],
  ar: ['(استرداد|استرجاع|اعاده|ارجاع|رد|استرد) … (مال*|مبلغ*|نقود*|فلوس*|ثمن)', '(فلوسي|اموالي|نقودي|مالي)'],
}

export const giveBack: Topic = {
  en: [
    '(return|returning|exchange|exchanging) … (it|item|items|order|parcel|product|shoes|dress|this|them|these|size|for|label|one)',
    '(send|sending|ship) (it|them|this|these) back',
    '(return|returns) (label|policy|address|process|form|request)',
  ],
  de: [
    'retoure*|rücksendung*|rückgabe*|umtausch*|widerruf*',
    '(zurückschicken|zurücksenden|zurückgeben|umtauschen)',
    '(schicke|sende|schicken|senden) … zurück',
  ],
  fr: [
    '(retourner|renvoyer|échanger)',
    '(échange|rétractation|bon de retour|étiquette de retour)',
    '(faire|procédure|frais|demande) … retour',
  ],
  es: [
    '(devolver|devolverlo|devolverla|devolverlos|devolución|desistimiento)',
    '(cambiar|cambiarlo|cambiarla|cambio) … (talla|por|otro|otra|producto)',
  ],
  'pt-BR': ['(devolver|devolução|devolvê-lo|arrependimento)', '(trocar|troca) … (por|tamanho|produto|o|a|outro)'],
  it: [
    '(restituire|restituirlo|restituirla|reso|recesso|rispedire)',
    '(cambiare|cambio|sostituire|sostituzione) … (taglia|con|articolo|prodotto)',
  ],
  pl: ['(zwrot|zwrotu|zwrócić|odesłać|odstąpi*|wymienić|wymiana|wymiany)'],
  'zh-CN': ['退货|换货|退换|退回|换码', '换个 (大|小|颜色|尺码|码)'],
  ja: ['返品|交換|返送し'],
  ar: ['(ارجع|نرجع|ارجاع|استبدال|تبديل|اعاده) … (منتج*|طلب*|مقاس|قطعه|بضاعه|حذاء|ب*)'],
}

export const cancelOrder: Topic = {
  en: ['cancel* … (order|purchase|it|subscription)', '(order) … (cancelled|canceled|cancel)'],
  de: ['(bestellung|auftrag|kauf) … (stornier*|abbestell*|widerruf*)', 'stornier* … (bestellung|auftrag|kauf|bitte)', 'stornierung'],
  fr: ['annul* … (commande|achat)', '(commande|achat) … annul*'],
  es: ['(cancel*|anular) … (pedido|compra|orden)', '(pedido|compra) … cancel*'],
  'pt-BR': ['cancel* … (pedido|compra)', '(pedido|compra) … cancel*'],
  it: ['(annull*|cancell*) … (ordine|acquisto)', '(ordine|acquisto) … (annull*|cancell*)'],
  pl: ['(anulow*|anuluj*|rezygnuj*|zrezygnow*) … (zamówieni*|zakup*)'],
  'zh-CN': ['取消 … (订单|购买|单)', '(订单|单子) … 取消', '不想要了|不要了'],
  ja: ['(注文|購入|予約) … (キャンセル|取り消|取消)', 'キャンセル (したい|希望|お願い|して)'],
  ar: ['(الغاء|الغوا|الغي|الغاؤ*) … (طلب*|شراء|طلبيه)'],
}

export const angry: Topic = {
  en: [
    '(scam|scammers|scammed|fraud|fraudsters|thieves|rip off|ripoff|rip-off|crooks|liars)',
    '(unacceptable|outrageous|ridiculous|disgusting|disgrace|disgraceful|appalling|furious|pathetic|shameful)',
    '(worst|terrible|horrible|awful) (service|shop|store|company|experience|customer)',
    '(never|not) … (buy|order|shop|shopping) … again',
    '(fed up|sick of|sick and tired|had enough|last chance|lost patience)',
    '(where is my|give me my|steal my|stole my|stolen my) money',
    '(third|fourth|fifth|3rd|4th|5th|tenth) time … (write|writing|ask|asking|contact|email*|message)',
  ],
  de: [
    '(betrug|betrüger|abzocke|abzocker|verarsche|verarscht|unverschämt*|frechheit|sauerei)',
    '(inakzeptabel|unmöglich|unfassbar|skandal|katastrophe|lächerlich|wütend|stinksauer|stinkwütend)',
    '(schlechtester|schlechteste|miserabler|miserabel) … (service|kundenservice|shop|laden)',
    'nie wieder',
    '(habe|langsam) … (genug|die nase voll|satt)',
    '(dritte|vierte|fünfte|3|4) (mal|mail|nachricht)',
    'zum (dritten|vierten|fünften|wiederholten) mal',
  ],
  fr: [
    '(arnaque|arnaqueur*|escroc|escrocs|escroquerie|voleur|voleurs)',
    '(inadmissible|inacceptable|scandaleux|honteux|lamentable|ridicule|furieux|furieuse|incompétent*|intolérable)',
    '(pire|très mauvais) (service|site|expérience|boutique)',
    'plus jamais',
    "(ras le bol|marre|j'en ai assez)",
    '(troisième|quatrième|3ème|4ème|énième) (message|mail|fois|relance)',
  ],
  es: [
    '(estafa|estafadores|estafado|fraude|ladrones|timo|robo)',
    '(inaceptable|indignante|vergonzoso|vergüenza|ridículo|pésimo|pésima|furioso|furiosa|intolerable|una burla)',
    '(peor|terrible|horrible) (servicio|tienda|experiencia|atención)',
    '(nunca más|jamás) … (compr*|volver*)',
    '(harto|harta|hartos|colmo)',
    '(tercera|cuarta|quinta|enésima) (vez|mensaje)',
  ],
  'pt-BR': [
    '(golpe|golpistas|fraude|ladrões|estelionato|enganad*|roubo)',
    '(inaceitável|absurdo|vergonha|ridículo|péssimo|péssima|revoltad*|indignad*|palhaçada|descaso)',
    '(pior|horrível|terrível) (atendimento|loja|empresa|experiência|serviço)',
    '(nunca mais) … (compr*|peço|volto)',
    '(cansei|cansad* de|farto|farta)',
    '(terceira|quarta|quinta|enésima) (vez|mensagem)',
  ],
  it: [
    '(truffa|truffatori|truffato|ladri|frode|imbroglio|imbroglioni)',
    '(inaccettabile|vergognoso|vergogna|ridicolo|pessimo|pessima|scandaloso|furioso|furiosa|indecente)',
    '(peggior|peggiore) (servizio|negozio|esperienza)',
    'mai più',
    '(stufo|stufa|stanco di|stanca di)',
    '(terza|quarta|quinta|ennesima) (volta|mail|email|richiesta)',
  ],
  pl: [
    '(oszuści|oszustwo|oszust|oszukan*|złodziej*|naciągacz*|przekręt)',
    '(skandal|skandaliczn*|niedopuszczaln*|kpina|żenad*|żenując*|wściekł*|karygodn*|absurd)',
    '(najgorsz*|fataln*|okropn*) (obsług*|sklep|firma|serwis)',
    'nigdy więcej',
    '(mam dość|mam już dość)',
    '(trzeci|czwarty|piąty|kolejny) raz … (pisz*|pyt*|proszę)',
  ],
  'zh-CN': [
    '骗子|诈骗|欺诈|黑店|骗钱|坑人|无良',
    '垃圾 (店|客服|商家|服务|公司)',
    '太差劲|太过分|忍无可忍|不可接受|无法接受|气死|愤怒|恶心|什么态度|太离谱',
    '(再也|永远) 不 (买|会买|来|光顾)',
    '(第三次|第四次|第五次|三番五次|问了好几遍|问了多少遍)',
  ],
  ja: [
    '詐欺|騙され|だまされ|ぼったくり',
    '(許せ|ありえ|あり得)ない|許せない|ありえない|あり得ない|ふざけ|最悪|最低|怒って|腹が立|憤り|いい加減にして|不誠実',
    '二度と (買|利用|注文|使)',
    '(何度も|何回も|三回目|3回目|三度目) … (連絡|メール|問い合わせ|言|送)',
  ],
  ar: [
    '(نصب|نصابين|نصابون|احتيال|محتالين|محتالون|لصوص|حراميه|سرقه|غش)',
    '(غير مقبول|مهزله|فضيحه|عيب|مخجل|غاضب*|وقاحه|استهتار|قله احترام)',
    '(اسوا|سيئ*|فاشل*) (خدمه|متجر|تجربه|شركه|موقع)',
    '(لن) … (اشتري|اتعامل|اطلب) … (ابدا|اخري|مره|بعد)',
    '(مللت|سئمت|تعبت|طفح الكيل)',
    '(ثالث|رابع|خامس) (مره|رساله)',
  ],
}

export const legal: Topic = {
  en: [
    '(lawyer|lawyers|attorney|solicitor|lawsuit|sue|suing|legal action|legal steps|small claims|court)',
    '(consumer protection|trading standards|better business bureau|bbb|ombudsman|ftc)',
    '(report|reporting|call*|go to|contact*) … (police|authorities|trading standards|attorney general)',
    '(legal) (proceedings|advice|department|consequences)',
  ],
  de: [
    '(anwalt|anwältin|rechtsanwalt|rechtsanwältin|anwaltlich*|klage|verklage*|anzeige|strafanzeige|gericht|gerichtlich*|mahnbescheid)',
    '(verbraucherschutz|verbraucherzentrale|schlichtungsstelle)',
    '(rechtliche|juristische) (schritte|konsequenzen|mittel)',
    'polizei',
  ],
  fr: [
    '(avocat|avocate|tribunal|plainte|poursuites|poursuivre|mise en demeure|huissier|justice)',
    '(dgccrf|ufc que choisir|défenseur des droits|médiateur|répression des fraudes)',
    '(recours|action|voie) (juridique|en justice|judiciaire)',
    '(police|gendarmerie)',
  ],
  es: [
    '(abogado|abogada|abogados|demanda|demandar|denuncia|denunciar|denunciaré|tribunal|tribunales|juzgado)',
    '(consumo|profeco|ocu|sernac|indecopi|defensa del consumidor|protección al consumidor|hoja de reclamaciones)',
    '(acciones|medidas) (legales|judiciales)',
    '(policía)',
  ],
  'pt-BR': [
    '(advogado|advogada|processo|processar|processarei|justiça|tribunal|delegacia|boletim de ocorrência)',
    '(procon|reclame aqui|juizado|pequenas causas|consumidor.gov*|defesa do consumidor)',
    '(medidas|ações) (legais|judiciais|cabíveis)',
    '(polícia)',
  ],
  it: [
    '(avvocato|avvocati|denuncia|denunciare|denuncerò|tribunale|causa legale|querela|legale|giudice di pace)',
    '(codacons|altroconsumo|associazione consumatori|antitrust|agcm)',
    '(vie|azioni) legali',
    '(polizia|carabinieri|guardia di finanza)',
  ],
  pl: [
    '(prawnik*|adwokat*|sąd|sądu|sądow*|pozew|pozwu|policj*|prokuratur*)',
    '(uokik|rzecznik* … konsument*|inspekcj* handlow*)',
    '(kroki|drogę|droga) (prawne|prawną|sądową|sądowa)',
  ],
  'zh-CN': ['律师|起诉|法院|报警|消协|工商局|12315|法律途径|律师函|消费者协会|市场监管|举报|曝光'],
  ja: ['弁護士|訴え|訴訟|裁判|法的|消費者センター|消費生活センター|国民生活センター|警察|被害届|通報'],
  ar: ['(محام*|محكمه|قضائي*|قانوني*|قضيه|مقاضا*|شرطه|دعوي)', '(حمايه المستهلك|وزاره التجاره|الجهات المختصه|بلاغ)'],
}
