/**
 * What people say in a conversation that a dispute turns on, by language, as patterns of one sentence in lower case.
 * Clear sayings only: one that is not seen is read by the agent anyway, one that is made up costs trust.
 */
export interface Sayings {
  /** The buyer says that it came. */
  received: RegExp
  /** The buyer asks to cancel. */
  cancels: RegExp
  /** The buyer says that she sent it back. */
  sentBack: RegExp
  /** The shop says that the fault is its own. */
  fault: RegExp
  /** The shop says that the parcel is lost. */
  lost: RegExp
  /** The shop says that it is, or was, late. */
  late: RegExp
  /** The shop says that it has not been sent yet, or cannot be. */
  unsent: RegExp
  /** The shop asks to withdraw the case first. */
  withdraw: RegExp
  /** The shop offers to put it right: refund, exchange, replacement. */
  offer: RegExp
  /** Turns «received» and «sent back» round. */
  not: RegExp
}

export const sayings: Record<string, Sayings> = {
  en: {
    received:
      /\b(?:i|we)(?:['’]ve| have)?(?: just| now| finally)? (?:got|received) (?:it|them|the (?:parcel|package|order|item|delivery)|my (?:parcel|package|order|item))\b|\b(?:it|the (?:parcel|package|order|item)|my (?:parcel|package|order)) (?:has |just |finally )*(?:arrived|came|was delivered)\b/,
    cancels:
      /\b(?:please |want to |would like to |wish to |can you |could you )cancel (?:my|the|this) (?:order|subscription|purchase|contract)\b|\bi(?:['’]m| am) cancell?ing (?:my|the|this) (?:order|subscription)\b/,
    sentBack:
      /\bi(?:['’]ve| have)? (?:already )?(?:sent|returned|shipped|posted|mailed) (?:it|them|the (?:item|items|parcel|package|goods)) back\b|\bi(?:['’]ve| have)? (?:already )?returned (?:it|them|the (?:item|items|parcel|package|goods))\b/,
    fault:
      /\b(?:it (?:is|was)|this (?:is|was)|that(?:['’]s| is| was)) (?:entirely |completely |all )?(?:our|my) (?:mistake|fault|error)\b|\bwe (?:made a mistake|messed up|sent (?:you )?the wrong|forgot to (?:send|ship|pack|include|refund))\b|\b(?:our|the) (?:warehouse|team|system) (?:made a mistake|sent the wrong|forgot)\b/,
    lost: /\b(?:parcel|package|shipment|order|it)\b[^.!?]{0,30}\b(?:got lost|has been lost|was lost|is lost|went missing|has gone missing)\b/,
    late: /\b(?:sorry|apologi[sz]e|apologies)\b[^.!?]{0,40}\b(?:delay|late)\b|\b(?:order|parcel|package|shipment|delivery) (?:is|was|has been) (?:delayed|late)\b|\bwe (?:are|were) late\b/,
    unsent:
      /\b(?:has|have|is|was|had) not (?:yet )?(?:been )?(?:shipped|sent|dispatched)\b|\b(?:hasn['’]t|haven['’]t|wasn['’]t|isn['’]t) (?:been )?(?:shipped|sent|dispatched)\b|\b(?:out of stock|sold out)\b/,
    withdraw: /\b(?:close|cancel|withdraw|drop) (?:the|your|this) (?:paypal |payment )?(?:dispute|case|claim|chargeback)\b/,
    offer:
      /\bwe (?:can|could|will|would|['’]ll)[^.!?]{0,40}\b(?:refund|replace|exchange|send (?:you )?(?:a )?(?:new|another)|return label)\b|\b(?:offer|happy to|glad to)\b[^.!?]{0,40}\b(?:refund|replacement|exchange|return)\b/,
    not: /\b(?:not|never|nothing|no|isn['’]t|hasn['’]t|haven['’]t|didn['’]t|wasn['’]t|until|if|when|once)\b/,
  },
  de: {
    received:
      /(?:paket|sendung|ware|bestellung|artikel|es|sie|alles)[^.!?]{0,30} (?:ist|sind) (?:heute |gestern |jetzt |endlich |gut |inzwischen )*(?:angekommen|eingetroffen|da)\b|\bhabe? (?:ich |wir )?(?:das paket|die ware|die bestellung|die sendung|den artikel|es|alles)[^.!?]{0,20} (?:erhalten|bekommen)/,
    cancels:
      /(?:möchte|will|würde|bitte|hiermit)[^.!?]{0,40}(?:bestellung|kauf|vertrag|abo|abonnement)[^.!?]{0,20}(?:storniere|stornieren|widerrufe|widerrufen|kündige|kündigen)|(?:storniere|widerrufe|kündige)[^.!?]{0,30}(?:bestellung|kauf|vertrag|abo)|(?:stornieren|kündigen) sie (?:bitte )?(?:meine|die|das|den)/,
    sentBack: /(?:habe|haben)[^.!?]{0,40}(?:zurückgeschickt|zurückgesendet|zurückgesandt|retourniert)/,
    fault:
      /(?:das|es) (?:war|ist) (?:allein |ganz )?(?:unser|mein) (?:fehler|verschulden|versehen)|(?:liegt|lag) (?:leider )?(?:an uns|bei uns)|wir haben (?:ihnen |dir )?(?:leider |versehentlich )*(?:einen fehler gemacht|das falsche|den falschen|die falsche|vergessen)|unser fehler\b/,
    lost: /(?:paket|sendung|bestellung|lieferung)[^.!?]{0,40}(?:verloren gegangen|verlorengegangen|verschollen|abhanden gekommen|verloren)/,
    late: /(?:entschuldig|bedauer|leid)[^.!?]{0,50}(?:verzögerung|verspätung|verspätet|zu spät)|(?:verzögerung|verspätung)[^.!?]{0,30}entschuldig|(?:lieferung|sendung|paket|bestellung)[^.!?]{0,20} (?:verzögert sich|hat sich verzögert|verspätet sich|ist verspätet|kommt zu spät|kam zu spät)/,
    unsent:
      /(?:noch nicht|nicht) (?:versendet|verschickt|versandt|abgeschickt)|(?:ausverkauft|nicht (?:mehr )?(?:auf lager|vorrätig|lieferbar))/,
    withdraw:
      /(?:fall|konflikt|streitfall|käuferschutz(?:fall)?|reklamation|dispute|rückbuchung|antrag)[^.!?]{0,20}(?:schließen|zurückziehen|zurückzunehmen|zurücknehmen|stornieren)|(?:schließen|ziehen) sie[^.!?]{0,20}(?:fall|konflikt|käuferschutz|dispute)/,
    offer:
      /(?:bieten|können|würden|gerne|erstatten|schicken|senden)[^.!?]{0,50}(?:erstattung|erstatten|rückerstattung|umtausch|umtauschen|ersatz|ersatzlieferung|neues|retourenlabel|rücksendeetikett)/,
    not: /\b(?:nicht|nie|niemals|nichts|kein|keine|keinen|wenn|sobald|falls|bis|ob)\b/,
  },
  fr: {
    received:
      /\bj['’]ai (?:bien |enfin |déjà )*(?:reçu|récupéré) (?:le colis|la commande|ma commande|mon colis|l['’]article|le produit)|(?:colis|commande|article) (?:est|a été) (?:bien |enfin )*(?:arrivée?|livrée?|reçue?)/,
    cancels:
      /(?:voudrais|souhaite|veux|merci d['’]|pouvez-vous)[^.!?]{0,20}annuler (?:ma|la|mon|le|cette) (?:commande|achat|abonnement)|résilier (?:mon|l['’]) ?abonnement|j['’]annule (?:ma|la) commande/,
    sentBack: /\bj['’]ai (?:déjà )?(?:renvoyé|retourné|réexpédié)/,
    fault:
      /(?:c['’]est|c['’]était|il s['’]agit d['’]?) ?(?:entièrement )?(?:de )?(?:notre|une) (?:faute|erreur)(?: de notre part)?|nous avons (?:fait une erreur|commis une erreur|envoyé le mauvais|oublié)|erreur de notre part/,
    lost: /(?:colis|commande|envoi)[^.!?]{0,40}(?:perdue?|égarée?|disparue?)\b/,
    late: /(?:désolée?s?|excuse|regrett)[^.!?]{0,50}(?:retard|délai)|(?:commande|colis|livraison)[^.!?]{0,20}(?:est|a été|a pris) (?:en |du )?(?:retard|retardée?)/,
    unsent:
      /(?:n['’]a|n['’]est|n['’]ont) (?:pas|pas encore) (?:encore )?(?:été )?(?:expédiée?s?|envoyée?s?)|(?:rupture de stock|n['’]est plus disponible|épuisée?)/,
    withdraw: /(?:fermer|clore|clôturer|annuler|retirer) (?:le|votre|ce|la|cette) (?:litige|dossier|réclamation|contestation)/,
    offer:
      /(?:nous pouvons|nous vous proposons|nous pourrions|proposons|volontiers)[^.!?]{0,50}(?:rembours|échange|remplace|nouvel envoi|étiquette de retour)/,
    not: /(?:\bn['’]|\bne\b|\bpas\b|\bjamais\b|\brien\b|\bsi\b|\bquand\b|\bdès que\b|\blorsque\b)/,
  },
  es: {
    received:
      /\b(?:ya |por fin )?(?:he recibido|recibí|hemos recibido) (?:el paquete|mi paquete|el pedido|mi pedido|el artículo|el producto)|(?:paquete|pedido|artículo|producto) (?:ya |por fin )?(?:ha llegado|llegó|me llegó|fue entregado)/,
    cancels:
      /(?:quiero|quisiera|deseo|me gustaría|por favor|pueden|podrían)[^.!?]{0,20}(?:cancelar|anular|cancelen|anulen) (?:mi|el|la|este) (?:pedido|compra|suscripción)|cancel(?:o|en) (?:mi|el) pedido/,
    sentBack: /(?:ya )?(?:he devuelto|devolví|he enviado de vuelta|envié de vuelta)/,
    fault:
      /(?:es|fue|ha sido) (?:un |una )?(?:error|culpa|fallo) (?:nuestr[oa]|de nuestra parte)|(?:es|fue|ha sido) (?:nuestro|nuestra) (?:error|culpa|fallo)|(?:cometimos|hemos cometido) un error|(?:le |te )?(?:enviamos|hemos enviado|mandamos) (?:el|un) (?:artículo|producto|paquete) equivocado|se nos olvidó|olvidamos/,
    lost: /(?:paquete|pedido|envío)[^.!?]{0,40}(?:se perdió|se ha perdido|perdido|extraviad|se extravió)/,
    late: /(?:disculp|sentimos|lamentamos|perdón|perdone)[^.!?]{0,50}(?:retraso|demora|tardanza)|(?:pedido|paquete|envío|entrega)[^.!?]{0,20}(?:se ha retrasado|está retrasad|lleva retraso|se retrasó|está demorad)/,
    unsent:
      /(?:aún|todavía) no (?:se |lo |la )?(?:ha sido |hemos |ha )?(?:enviad|envió|enviamos|despachad)|no (?:se )?ha(?:n)? (?:sido )?(?:enviad|despachad)|(?:agotado|sin existencias|sin stock)/,
    withdraw:
      /(?:cerrar|cierre|cancelar|cancele|retirar|retire) (?:la|el|su|esta|este) (?:disputa|caso|reclamación|controversia|contracargo)/,
    offer:
      /(?:podemos|le ofrecemos|te ofrecemos|ofrecemos|con gusto)[^.!?]{0,50}(?:reembols|devol|cambio|cambiar|reemplaz|reposición|etiqueta de devolución)/,
    not: /\b(?:no|nunca|nada|sin|si|cuando|hasta)\b/,
  },
  pt: {
    received:
      /\b(?:já |finalmente )?(?:recebi|recebemos) (?:o pacote|a encomenda|o pedido|meu pedido|o produto|a mercadoria)|(?:pacote|encomenda|pedido|produto) (?:já |finalmente )?(?:chegou|foi entregue)/,
    cancels:
      /(?:quero|queria|gostaria de|desejo|por favor|podem)[^.!?]{0,20}(?:cancelar|cancelem) (?:o|a|meu|minha|este) (?:pedido|compra|assinatura)/,
    sentBack: /(?:já )?(?:devolvi|enviei de volta|mandei de volta)/,
    fault:
      /(?:foi|é) (?:um )?(?:erro|falha|culpa) (?:nosso|nossa|de nossa parte)|(?:o erro|a culpa|a falha) (?:foi|é) (?:nosso|nossa)|(?:cometemos|fizemos) um erro|(?:enviamos|mandamos) (?:o|um) (?:produto|item|artigo) errado|esquecemos/,
    lost: /(?:pacote|encomenda|pedido)[^.!?]{0,40}(?:foi perdid|se perdeu|extraviad|extraviou|perdid)/,
    late: /(?:desculp|lament|sentimos)[^.!?]{0,50}(?:atraso|demora)|(?:pedido|encomenda|pacote|entrega)[^.!?]{0,20}(?:está atrasad|atrasou|sofreu atraso)/,
    unsent:
      /ainda não (?:foi |foram )?(?:enviad|despachad|postad)|não foi (?:enviad|despachad|postad)|(?:esgotado|sem estoque|fora de estoque)/,
    withdraw: /(?:encerrar|encerre|cancelar|cancele|retirar|retire|fechar|feche) (?:a|o|sua|esta) (?:disputa|caso|reclamação|contestação)/,
    offer: /(?:podemos|oferecemos|com prazer)[^.!?]{0,50}(?:reembols|devolver|troca|trocar|substitu|etiqueta de devolução)/,
    not: /\b(?:não|nunca|nada|sem|se|quando|até)\b/,
  },
  ja: {
    received: /(?:商品|荷物|注文|品物|荷|小包)(?:は|が|を)?[^。！？]{0,12}(?:届きました|届いた|受け取りました|受領しました|到着しました)/,
    cancels: /(?:注文|購入|契約|定期)[^。！？]{0,12}(?:キャンセル|取り消し|解約)[^。！？]{0,10}(?:たい|お願い|ください|します|希望)/,
    sentBack: /(?:返送|返品)(?:しました|いたしました|済み)|送り返しました/,
    fault: /(?:弊社|当社|当店|こちら|私ども)の(?:ミス|不手際|手違い|誤り|過失|責任)|誤って[^。]{0,12}(?:発送|送付|お送り)/,
    lost: /(?:荷物|商品|小包|お品物)[^。]{0,12}(?:紛失|行方不明)/,
    late: /(?:お届け|配送|発送|到着)[^。]{0,12}(?:遅れ|遅延|遅く)[^。]{0,20}(?:申し訳|お詫び|おり|ます|ました)|遅延[^。]{0,10}(?:お詫び|申し訳)/,
    unsent:
      /(?:まだ|未だ)[^。]{0,10}(?:発送|出荷)[^。]{0,6}(?:していません|しておりません|されていません|されておりません)|未発送|在庫切れ|品切れ|欠品/,
    withdraw: /(?:異議|紛争|ケース|クレーム|申し立て|チャージバック)[^。]{0,10}(?:取り下げ|キャンセル|終了|クローズ|取下げ)/,
    offer: /(?:返金|交換|代替品|再送|新しい商品)[^。]{0,14}(?:いたします|させていただ|可能|対応|お送り|ご用意)/,
    not: /(?:ません|ない|なかった|いない|未着|まだ|たら|れば|まで)/,
  },
  zh: {
    received:
      /(?:包裹|货|商品|订单|快递|东西)[^。！？，]{0,6}(?:已经|终于|昨天|今天)?(?:收到了|到了|已收到|送到了|签收了)|(?:我|已经|已)(?:已经|终于)?收到(?:了)?(?:包裹|货|商品|快递|东西)/,
    cancels:
      /(?:想|要|请|帮我|申请)[^。！？，]{0,6}(?:取消|退订)[^。！？，]{0,4}(?:订单|订阅|购买)|(?:订单|订阅)[^。！？，]{0,4}(?:请|帮我)?取消/,
    sentBack: /(?:已经|已|都)?(?:寄回|退回|寄回去|退货)(?:了|给你们了)/,
    fault:
      /(?:是|确实是|都是)(?:我们|我方|本店|我司)的(?:错|失误|过错|责任|问题)|我们(?:发错|寄错|漏发|忘了|忘记)|(?:我们|我方)(?:的)?(?:工作)?失误/,
    lost: /(?:包裹|快递|货物|商品|订单)[^。！？]{0,8}(?:丢失|遗失|丢了|弄丢|丢件)/,
    late: /(?:抱歉|对不起|不好意思|歉意)[^。！？]{0,14}(?:延误|延迟|晚了|耽误|迟)|(?:包裹|快递|发货|物流|配送)[^。！？]{0,6}(?:延误|延迟)(?:了)?/,
    unsent: /(?:还|尚|仍)?(?:没有|没|未)(?:能)?(?:发货|寄出|发出)|(?:缺货|售罄|断货|没有库存)/,
    withdraw: /(?:撤销|取消|关闭|撤回|撤诉)[^。！？]{0,6}(?:争议|纠纷|投诉|案件|拒付|申诉)/,
    offer: /(?:可以|愿意|为您|给您|给你)[^。！？]{0,12}(?:退款|换货|补发|重发|更换|退货)/,
    not: /(?:没有|没|未|还没|不|如果|等|时候)/,
  },
  ar: {
    received:
      /(?:وصلني|وصل|استلمت|تسلمت|استلمنا)\s*(?:ال)?(?:طرد|طلب|شحنة|منتج|بضاعة|طلبي|طردي)|(?:الطرد|الطلب|الشحنة|المنتج)\s+(?:وصل|وصلت|تم تسليمه)/,
    cancels: /(?:أريد|اريد|أرغب|ارغب|أود|اود|الرجاء|أرجو|من فضلك)[^.!؟]{0,20}(?:إلغاء|الغاء|إلغاء)\s*(?:ال)?(?:طلب|طلبي|اشتراك|شراء)/,
    sentBack: /(?:أعدت|اعدت|أرجعت|ارجعت|قمت بإرجاع|قمت بإعادة)\s*(?:ال)?(?:طرد|منتج|بضاعة|سلعة|طلب)?/,
    fault:
      /(?:خطأنا|خطؤنا|خطأ منا|خطأ من جانبنا|الخطأ من عندنا|الخطأ منا|نتحمل المسؤولية|ذنبنا)|(?:أرسلنا|ارسلنا)[^.!؟]{0,20}(?:خاطئ|الخطأ|بالخطأ)|نسينا/,
    lost: /(?:الطرد|الشحنة|الطلب)[^.!؟]{0,20}(?:ضاع|ضاعت|فُقد|فقد|فقدت|مفقود|مفقودة)/,
    late: /(?:نعتذر|آسف|نأسف|عذر)[^.!؟]{0,30}(?:التأخير|تأخير|التأخر|تأخر)|(?:الطلب|الشحنة|الطرد|التوصيل)[^.!؟]{0,10}(?:متأخر|متأخرة|تأخر|تأخرت)/,
    unsent:
      /(?:لم)\s*(?:يتم\s*)?(?:شحن|إرسال|ارسال|يُشحن|يشحن|نرسل|نشحن)|(?:نفد|نفدت|غير متوفر|غير متوفرة)[^.!؟]{0,12}(?:المخزون|الكمية|حاليا|حاليًا)?/,
    withdraw: /(?:إغلاق|اغلاق|إلغاء|الغاء|سحب|أغلق|اسحب)\s*(?:ال)?(?:نزاع|قضية|شكوى|مطالبة|اعتراض)/,
    offer: /(?:يمكننا|نستطيع|نعرض|يسعدنا|سنقوم|سوف)[^.!؟]{0,30}(?:استرداد|رد المبلغ|إعادة المبلغ|استبدال|بديل|إرسال منتج جديد)/,
    not: /(?:لم|لا|ليس|ما|لن|إذا|اذا|عندما|حتى)\s/,
  },
}

/** The language's own sayings; where it is unknown, all of them are tried. */
export const sayingsFor = (language: string | null): readonly [string, Sayings][] => {
  const base = language?.toLowerCase().split('-')[0] ?? ''
  const own = Object.hasOwn(sayings, base) ? sayings[base] : undefined
  return own ? [[base, own]] : language === null ? Object.entries(sayings) : []
}

/** Sentences with their places; a question is told apart. */
export const sentencesOf = (text: string): { text: string; from: number; to: number; asks: boolean }[] => {
  const found: { text: string; from: number; to: number; asks: boolean }[] = []
  for (const match of text.matchAll(/[^.!?。！？؟\n]+[.!?。！？؟]*/gu)) {
    const whole = match[0]
    const lead = whole.length - whole.trimStart().length
    const trimmed = whole.trim()
    if (trimmed === '') continue
    const from = match.index + lead
    found.push({ text: trimmed, from, to: from + trimmed.length, asks: /[?？؟]\s*$/.test(trimmed) })
  }
  return found
}
