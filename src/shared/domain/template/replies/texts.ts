/** Texts to begin with, by language: returns, and an answer to a bad review that offers nothing for it. Gaps are `{name}`. */
export const replyIds = ['return', 'returnFree', 'returnPaid', 'keep', 'exchange', 'recovery'] as const
export type ReplyId = (typeof replyIds)[number]

export const replies: Record<string, Record<ReplyId, string>> = {
  en: {
    return:
      'Hello {name},\n\nYou are welcome to send {item} (order {order}) back to us. {way} Once it has arrived and we have looked at it, we refund {amount} to the means of payment you used.',
    returnFree: 'Sending it back costs you nothing.',
    returnPaid: 'The cost of sending it back is yours.',
    keep: 'Hello {name},\n\nThank you for telling us about {item} (order {order}). Sending it back would cost more than it helps anyone. If you agree, you keep it and we refund {amount} to the means of payment you used. Your right to return it stays as it is; please tell us which you prefer.',
    exchange:
      'Hello {name},\n\nThank you for telling us about {item} (order {order}). If you would rather choose something else, you keep it and we give you a coupon worth {amount} for your next order. Your right to return it stays as it is; please tell us which you prefer.',
    recovery:
      'Hello {name},\n\nThank you for writing what you think of your order {order}. We are sorry that it was not what you expected. Could you tell us what went wrong, with a photo if one helps? We should like to put it right, whatever your review says.',
  },
  de: {
    return:
      'Guten Tag {name},\n\nSie können {item} (Bestellung {order}) gern an uns zurücksenden. {way} Sobald die Ware bei uns eingetroffen und geprüft ist, erstatten wir Ihnen {amount} über die von Ihnen gewählte Zahlungsart.',
    returnFree: 'Die Rücksendung ist für Sie kostenlos.',
    returnPaid: 'Die Kosten der Rücksendung tragen Sie.',
    keep: 'Guten Tag {name},\n\nvielen Dank für Ihre Nachricht zu {item} (Bestellung {order}). Eine Rücksendung wäre aufwendiger, als sie nützt. Wenn Sie einverstanden sind, behalten Sie die Ware, und wir erstatten Ihnen {amount} über die von Ihnen gewählte Zahlungsart. Ihr Recht auf Rückgabe bleibt davon unberührt; bitte teilen Sie uns mit, was Ihnen lieber ist.',
    exchange:
      'Guten Tag {name},\n\nvielen Dank für Ihre Nachricht zu {item} (Bestellung {order}). Falls Sie lieber etwas anderes aussuchen möchten, behalten Sie die Ware und erhalten von uns einen Gutschein über {amount} für Ihre nächste Bestellung. Ihr Recht auf Rückgabe bleibt davon unberührt; bitte teilen Sie uns mit, was Ihnen lieber ist.',
    recovery:
      'Guten Tag {name},\n\nvielen Dank, dass Sie uns Ihre Meinung zu Ihrer Bestellung {order} geschrieben haben. Es tut uns leid, dass sie Ihren Erwartungen nicht entsprochen hat. Würden Sie uns schildern, was nicht in Ordnung war, gern auch mit einem Foto? Wir möchten es in Ordnung bringen, ganz unabhängig von Ihrer Bewertung.',
  },
  fr: {
    return:
      "Bonjour {name},\n\nVous pouvez nous renvoyer {item} (commande {order}). {way} Dès que nous l'aurons reçu et vérifié, nous vous rembourserons {amount} par le moyen de paiement que vous avez utilisé.",
    returnFree: 'Le retour ne vous coûte rien.',
    returnPaid: 'Les frais de retour sont à votre charge.',
    keep: "Bonjour {name},\n\nMerci pour votre message au sujet de {item} (commande {order}). Un retour coûterait plus qu'il n'apporterait. Si vous en êtes d'accord, vous gardez l'article et nous vous remboursons {amount} par le moyen de paiement que vous avez utilisé. Votre droit de retour reste entier ; dites-nous simplement ce que vous préférez.",
    exchange:
      "Bonjour {name},\n\nMerci pour votre message au sujet de {item} (commande {order}). Si vous préférez choisir autre chose, vous gardez l'article et nous vous offrons un bon d'achat de {amount} pour votre prochaine commande. Votre droit de retour reste entier ; dites-nous simplement ce que vous préférez.",
    recovery:
      "Bonjour {name},\n\nMerci de nous avoir donné votre avis sur votre commande {order}. Nous sommes désolés qu'elle n'ait pas répondu à votre attente. Pourriez-vous nous dire ce qui n'allait pas, avec une photo si cela peut aider ? Nous souhaitons y remédier, quel que soit votre avis.",
  },
  es: {
    return:
      'Hola, {name}:\n\nPuede devolvernos {item} (pedido {order}). {way} En cuanto lo recibamos y lo revisemos, le reembolsaremos {amount} por el mismo medio de pago que utilizó.',
    returnFree: 'La devolución no le cuesta nada.',
    returnPaid: 'El costo de la devolución corre por su cuenta.',
    keep: 'Hola, {name}:\n\nGracias por escribirnos sobre {item} (pedido {order}). Devolverlo costaría más de lo que ayudaría. Si está de acuerdo, se queda con el artículo y le reembolsamos {amount} por el mismo medio de pago que utilizó. Su derecho a devolverlo sigue igual; díganos qué prefiere.',
    exchange:
      'Hola, {name}:\n\nGracias por escribirnos sobre {item} (pedido {order}). Si prefiere elegir otra cosa, se queda con el artículo y le damos un cupón de {amount} para su próximo pedido. Su derecho a devolverlo sigue igual; díganos qué prefiere.',
    recovery:
      'Hola, {name}:\n\nGracias por contarnos su opinión sobre su pedido {order}. Lamentamos que no haya sido lo que esperaba. ¿Podría decirnos qué salió mal, con una foto si ayuda? Queremos solucionarlo, diga lo que diga su reseña.',
  },
  'pt-BR': {
    return:
      'Olá, {name}!\n\nVocê pode nos devolver {item} (pedido {order}). {way} Assim que o recebermos e conferirmos, reembolsaremos {amount} pela mesma forma de pagamento que você usou.',
    returnFree: 'A devolução não tem custo para você.',
    returnPaid: 'O custo da devolução fica por sua conta.',
    keep: 'Olá, {name}!\n\nObrigado por nos escrever sobre {item} (pedido {order}). Devolver o produto custaria mais do que ajudaria. Se você concordar, fica com o produto e reembolsamos {amount} pela mesma forma de pagamento que você usou. Seu direito de devolução continua valendo; diga-nos o que prefere.',
    exchange:
      'Olá, {name}!\n\nObrigado por nos escrever sobre {item} (pedido {order}). Se preferir escolher outra coisa, você fica com o produto e recebe um cupom de {amount} para o próximo pedido. Seu direito de devolução continua valendo; diga-nos o que prefere.',
    recovery:
      'Olá, {name}!\n\nObrigado por contar o que achou do seu pedido {order}. Sentimos muito que ele não tenha sido o que você esperava. Você poderia nos dizer o que deu errado, com uma foto, se ajudar? Queremos resolver, seja qual for a sua avaliação.',
  },
  ja: {
    return:
      '{name} 様\n\nご注文 {order} の{item}をご返送いただけます。{way}商品の到着と確認が済み次第、お支払い時と同じ方法で {amount} を返金いたします。',
    returnFree: '返送料はかかりません。',
    returnPaid: '恐れ入りますが、返送料はお客様のご負担となります。',
    keep: '{name} 様\n\nご注文 {order} の{item}についてご連絡いただき、ありがとうございます。ご返送いただくとかえってお手数をおかけしてしまいます。よろしければ商品はそのままお手元に置いていただき、お支払い時と同じ方法で {amount} を返金いたします。返品の権利はそのままでございます。ご希望をお知らせいただけますと幸いです。',
    exchange:
      '{name} 様\n\nご注文 {order} の{item}についてご連絡いただき、ありがとうございます。ほかの商品をご希望の場合は、商品はそのままお手元に置いていただき、次回のご注文にお使いいただける {amount} 分のクーポンをお送りいたします。返品の権利はそのままでございます。ご希望をお知らせいただけますと幸いです。',
    recovery:
      '{name} 様\n\nご注文 {order} についてご感想をお寄せいただき、誠にありがとうございます。ご期待に沿えず、心よりお詫び申し上げます。差し支えなければ、どのような点に問題があったかをお聞かせいただけますでしょうか。お写真がございますと助かります。レビューの内容にかかわらず、誠意をもって対応いたします。',
  },
  'zh-CN': {
    return: '{name},您好:\n\n您可以将订单 {order} 中的{item}退回给我们。{way}我们收到并检查后,会按您原来的付款方式退还 {amount}。',
    returnFree: '退货运费由我们承担。',
    returnPaid: '退货运费需由您承担。',
    keep: '{name},您好:\n\n感谢您就订单 {order} 中的{item}联系我们。寄回商品费时费力。如果您同意,商品留给您,我们按您原来的付款方式退还 {amount}。您的退货权利不受影响,请告诉我们您更愿意哪一种。',
    exchange:
      '{name},您好:\n\n感谢您就订单 {order} 中的{item}联系我们。如果您想另选商品,商品留给您,我们送您一张 {amount} 的优惠券,可用于下一笔订单。您的退货权利不受影响,请告诉我们您更愿意哪一种。',
    recovery:
      '{name},您好:\n\n感谢您写下对订单 {order} 的评价。未能让您满意,我们深表歉意。能否告诉我们哪里出了问题?如方便,请附上照片。无论您的评价如何,我们都希望把问题解决好。',
  },
  ar: {
    return: 'مرحبًا {name}،\n\nيمكنك إعادة {item} (الطلب {order}) إلينا. {way} وفور وصوله وفحصه نرد إليك {amount} بوسيلة الدفع نفسها.',
    returnFree: 'لا تكلفك الإعادة شيئًا.',
    returnPaid: 'تكلفة الإعادة على حسابك.',
    keep: 'مرحبًا {name}،\n\nشكرًا لرسالتك بشأن {item} (الطلب {order}). إعادته تكلف أكثر مما تنفع. إن وافقتَ تحتفظ به ونرد إليك {amount} بوسيلة الدفع نفسها. ويبقى حقك في الإرجاع كما هو؛ أخبرنا بما تفضّل.',
    exchange:
      'مرحبًا {name}،\n\nشكرًا لرسالتك بشأن {item} (الطلب {order}). إن كنت تفضّل اختيار شيء آخر فاحتفظ به ونمنحك قسيمة بقيمة {amount} لطلبك التالي. ويبقى حقك في الإرجاع كما هو؛ أخبرنا بما تفضّل.',
    recovery:
      'مرحبًا {name}،\n\nشكرًا لأنك كتبت رأيك في طلبك {order}. نأسف لأنه لم يكن كما توقعت. هل تخبرنا بما حدث، مع صورة إن أفادت؟ نود أن نصلح الأمر أيًّا كان تقييمك.',
  },
  it: {
    return:
      'Gentile {name},\n\npuò restituirci {item} (ordine {order}). {way} Appena lo avremo ricevuto e controllato, le rimborseremo {amount} con lo stesso mezzo di pagamento.',
    returnFree: 'Il reso non le costa nulla.',
    returnPaid: 'Le spese di reso sono a suo carico.',
    keep: "Gentile {name},\n\ngrazie per averci scritto di {item} (ordine {order}). Rispedirlo costerebbe più di quanto serva. Se è d'accordo, lo tiene e le rimborsiamo {amount} con lo stesso mezzo di pagamento. Il suo diritto di reso resta invariato; ci dica che cosa preferisce.",
    exchange:
      'Gentile {name},\n\ngrazie per averci scritto di {item} (ordine {order}). Se preferisce scegliere altro, lo tiene e le diamo un buono di {amount} per il prossimo ordine. Il suo diritto di reso resta invariato; ci dica che cosa preferisce.',
    recovery:
      'Gentile {name},\n\ngrazie per averci detto che cosa pensa del suo ordine {order}. Ci dispiace che non sia stato come si aspettava. Potrebbe dirci che cosa non è andato, magari con una foto? Vorremmo rimediare, qualunque sia la sua recensione.',
  },
  pl: {
    return:
      'Dzień dobry,\n\n{item} (zamówienie {order}) można do nas odesłać. {way} Gdy przesyłka do nas dotrze i ją sprawdzimy, zwrócimy {amount} tą samą metodą płatności.',
    returnFree: 'Odesłanie nic Państwa nie kosztuje.',
    returnPaid: 'Koszt odesłania jest po Państwa stronie.',
    keep: 'Dzień dobry,\n\ndziękujemy za wiadomość w sprawie {item} (zamówienie {order}). Odsyłanie kosztowałoby więcej, niż by pomogło. Jeśli się Państwo zgodzą, produkt zostaje u Państwa, a my zwracamy {amount} tą samą metodą płatności. Prawo do zwrotu pozostaje bez zmian; prosimy o informację, co Państwo wolą.',
    exchange:
      'Dzień dobry,\n\ndziękujemy za wiadomość w sprawie {item} (zamówienie {order}). Jeśli wolą Państwo wybrać coś innego, produkt zostaje u Państwa, a my dajemy kupon o wartości {amount} na następne zamówienie. Prawo do zwrotu pozostaje bez zmian; prosimy o informację, co Państwo wolą.',
    recovery:
      'Dzień dobry,\n\ndziękujemy za opinię o zamówieniu {order}. Przykro nam, że nie spełniło oczekiwań. Czy mogliby Państwo napisać, co było nie tak, najlepiej ze zdjęciem? Chcemy to naprawić, niezależnie od treści opinii.',
  },
}
