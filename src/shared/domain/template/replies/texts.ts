/** Texts of the return calculator and of a bad review's answer (which offers nothing for it), by language; Liquid like every body. */
export const replyIds = ['return', 'keep', 'exchange', 'recovery'] as const
export type ReplyId = (typeof replyIds)[number]

export const replies: Record<string, Record<ReplyId, string>> = {
  en: {
    return:
      '{{ salutation }}\n\nYou are welcome to send {{ return.item }} (order {{ order.number }}) back to us. {% if return.paidByShop %}Sending it back costs you nothing.{% else %}The cost of sending it back is yours.{% endif %} Once it has arrived and we have looked at it, we refund {{ return.amount }} to the means of payment you used.',
    keep: '{{ salutation }}\n\nThank you for telling us about {{ return.item }} (order {{ order.number }}). Sending it back would cost more than it helps anyone. If you agree, you keep it and we refund {{ return.amount }} to the means of payment you used. Your right to return it stays as it is; please tell us which you prefer.',
    exchange:
      '{{ salutation }}\n\nThank you for telling us about {{ return.item }} (order {{ order.number }}). If you would rather choose something else, you keep it and we give you a coupon worth {{ return.amount }} for your next order. Your right to return it stays as it is; please tell us which you prefer.',
    recovery:
      '{{ salutation }}\n\nThank you for writing what you think of your order {{ order.number }}. We are sorry that it was not what you expected. Could you tell us what went wrong, with a photo if one helps? We should like to put it right, whatever your review says.',
  },
  de: {
    return:
      '{{ salutation }}\n\nSie können {{ return.item }} (Bestellung {{ order.number }}) gern an uns zurücksenden. {% if return.paidByShop %}Die Rücksendung ist für Sie kostenlos.{% else %}Die Kosten der Rücksendung tragen Sie.{% endif %} Sobald die Ware bei uns eingetroffen und geprüft ist, erstatten wir Ihnen {{ return.amount }} über die von Ihnen gewählte Zahlungsart.',
    keep: '{{ salutation }}\n\nvielen Dank für Ihre Nachricht zu {{ return.item }} (Bestellung {{ order.number }}). Eine Rücksendung wäre aufwendiger, als sie nützt. Wenn Sie einverstanden sind, behalten Sie die Ware, und wir erstatten Ihnen {{ return.amount }} über die von Ihnen gewählte Zahlungsart. Ihr Recht auf Rückgabe bleibt davon unberührt; bitte teilen Sie uns mit, was Ihnen lieber ist.',
    exchange:
      '{{ salutation }}\n\nvielen Dank für Ihre Nachricht zu {{ return.item }} (Bestellung {{ order.number }}). Falls Sie lieber etwas anderes aussuchen möchten, behalten Sie die Ware und erhalten von uns einen Gutschein über {{ return.amount }} für Ihre nächste Bestellung. Ihr Recht auf Rückgabe bleibt davon unberührt; bitte teilen Sie uns mit, was Ihnen lieber ist.',
    recovery:
      '{{ salutation }}\n\nvielen Dank, dass Sie uns Ihre Meinung zu Ihrer Bestellung {{ order.number }} geschrieben haben. Es tut uns leid, dass sie Ihren Erwartungen nicht entsprochen hat. Würden Sie uns schildern, was nicht in Ordnung war, gern auch mit einem Foto? Wir möchten es in Ordnung bringen, ganz unabhängig von Ihrer Bewertung.',
  },
  fr: {
    return:
      "{{ salutation }}\n\nVous pouvez nous renvoyer {{ return.item }} (commande {{ order.number }}). {% if return.paidByShop %}Le retour ne vous coûte rien.{% else %}Les frais de retour sont à votre charge.{% endif %} Dès que nous l'aurons reçu et vérifié, nous vous rembourserons {{ return.amount }} par le moyen de paiement que vous avez utilisé.",
    keep: "{{ salutation }}\n\nMerci pour votre message au sujet de {{ return.item }} (commande {{ order.number }}). Un retour coûterait plus qu'il n'apporterait. Si vous en êtes d'accord, vous gardez l'article et nous vous remboursons {{ return.amount }} par le moyen de paiement que vous avez utilisé. Votre droit de retour reste entier ; dites-nous simplement ce que vous préférez.",
    exchange:
      "{{ salutation }}\n\nMerci pour votre message au sujet de {{ return.item }} (commande {{ order.number }}). Si vous préférez choisir autre chose, vous gardez l'article et nous vous offrons un bon d'achat de {{ return.amount }} pour votre prochaine commande. Votre droit de retour reste entier ; dites-nous simplement ce que vous préférez.",
    recovery:
      "{{ salutation }}\n\nMerci de nous avoir donné votre avis sur votre commande {{ order.number }}. Nous sommes désolés qu'elle n'ait pas répondu à votre attente. Pourriez-vous nous dire ce qui n'allait pas, avec une photo si cela peut aider ? Nous souhaitons y remédier, quel que soit votre avis.",
  },
  es: {
    return:
      '{{ salutation }}\n\nPuede devolvernos {{ return.item }} (pedido {{ order.number }}). {% if return.paidByShop %}La devolución no le cuesta nada.{% else %}El costo de la devolución corre por su cuenta.{% endif %} En cuanto lo recibamos y lo revisemos, le reembolsaremos {{ return.amount }} por el mismo medio de pago que utilizó.',
    keep: '{{ salutation }}\n\nGracias por escribirnos sobre {{ return.item }} (pedido {{ order.number }}). Devolverlo costaría más de lo que ayudaría. Si está de acuerdo, se queda con el artículo y le reembolsamos {{ return.amount }} por el mismo medio de pago que utilizó. Su derecho a devolverlo sigue igual; díganos qué prefiere.',
    exchange:
      '{{ salutation }}\n\nGracias por escribirnos sobre {{ return.item }} (pedido {{ order.number }}). Si prefiere elegir otra cosa, se queda con el artículo y le damos un cupón de {{ return.amount }} para su próximo pedido. Su derecho a devolverlo sigue igual; díganos qué prefiere.',
    recovery:
      '{{ salutation }}\n\nGracias por contarnos su opinión sobre su pedido {{ order.number }}. Lamentamos que no haya sido lo que esperaba. ¿Podría decirnos qué salió mal, con una foto si ayuda? Queremos solucionarlo, diga lo que diga su reseña.',
  },
  'pt-BR': {
    return:
      '{{ salutation }}\n\nVocê pode nos devolver {{ return.item }} (pedido {{ order.number }}). {% if return.paidByShop %}A devolução não tem custo para você.{% else %}O custo da devolução fica por sua conta.{% endif %} Assim que o recebermos e conferirmos, reembolsaremos {{ return.amount }} pela mesma forma de pagamento que você usou.',
    keep: '{{ salutation }}\n\nObrigado por nos escrever sobre {{ return.item }} (pedido {{ order.number }}). Devolver o produto custaria mais do que ajudaria. Se você concordar, fica com o produto e reembolsamos {{ return.amount }} pela mesma forma de pagamento que você usou. Seu direito de devolução continua valendo; diga-nos o que prefere.',
    exchange:
      '{{ salutation }}\n\nObrigado por nos escrever sobre {{ return.item }} (pedido {{ order.number }}). Se preferir escolher outra coisa, você fica com o produto e recebe um cupom de {{ return.amount }} para o próximo pedido. Seu direito de devolução continua valendo; diga-nos o que prefere.',
    recovery:
      '{{ salutation }}\n\nObrigado por contar o que achou do seu pedido {{ order.number }}. Sentimos muito que ele não tenha sido o que você esperava. Você poderia nos dizer o que deu errado, com uma foto, se ajudar? Queremos resolver, seja qual for a sua avaliação.',
  },
  ja: {
    return:
      '{{ salutation }}\n\nご注文 {{ order.number }} の{{ return.item }}をご返送いただけます。{% if return.paidByShop %}返送料はかかりません。{% else %}恐れ入りますが、返送料はお客様のご負担となります。{% endif %}商品の到着と確認が済み次第、お支払い時と同じ方法で {{ return.amount }} を返金いたします。',
    keep: '{{ salutation }}\n\nご注文 {{ order.number }} の{{ return.item }}についてご連絡いただき、ありがとうございます。ご返送いただくとかえってお手数をおかけしてしまいます。よろしければ商品はそのままお手元に置いていただき、お支払い時と同じ方法で {{ return.amount }} を返金いたします。返品の権利はそのままでございます。ご希望をお知らせいただけますと幸いです。',
    exchange:
      '{{ salutation }}\n\nご注文 {{ order.number }} の{{ return.item }}についてご連絡いただき、ありがとうございます。ほかの商品をご希望の場合は、商品はそのままお手元に置いていただき、次回のご注文にお使いいただける {{ return.amount }} 分のクーポンをお送りいたします。返品の権利はそのままでございます。ご希望をお知らせいただけますと幸いです。',
    recovery:
      '{{ salutation }}\n\nご注文 {{ order.number }} についてご感想をお寄せいただき、誠にありがとうございます。ご期待に沿えず、心よりお詫び申し上げます。差し支えなければ、どのような点に問題があったかをお聞かせいただけますでしょうか。お写真がございますと助かります。レビューの内容にかかわらず、誠意をもって対応いたします。',
  },
  'zh-CN': {
    return:
      '{{ salutation }}\n\n您可以将订单 {{ order.number }} 中的{{ return.item }}退回给我们。{% if return.paidByShop %}退货运费由我们承担。{% else %}退货运费需由您承担。{% endif %}我们收到并检查后，会按您原来的付款方式退还 {{ return.amount }}。',
    keep: '{{ salutation }}\n\n感谢您就订单 {{ order.number }} 中的{{ return.item }}联系我们。寄回商品费时费力。如果您同意，商品留给您，我们按您原来的付款方式退还 {{ return.amount }}。您的退货权利不受影响，请告诉我们您更愿意哪一种。',
    exchange:
      '{{ salutation }}\n\n感谢您就订单 {{ order.number }} 中的{{ return.item }}联系我们。如果您想另选商品，商品留给您，我们送您一张 {{ return.amount }} 的优惠券，可用于下一笔订单。您的退货权利不受影响，请告诉我们您更愿意哪一种。',
    recovery:
      '{{ salutation }}\n\n感谢您写下对订单 {{ order.number }} 的评价。未能让您满意，我们深表歉意。能否告诉我们哪里出了问题？如方便，请附上照片。无论您的评价如何，我们都希望把问题解决好。',
  },
  ar: {
    return:
      '{{ salutation }}\n\nيمكنك إعادة {{ return.item }} (الطلب {{ order.number }}) إلينا. {% if return.paidByShop %}لا تكلفك الإعادة شيئًا.{% else %}تكلفة الإعادة على حسابك.{% endif %} وفور وصوله وفحصه نرد إليك {{ return.amount }} بوسيلة الدفع نفسها.',
    keep: '{{ salutation }}\n\nشكرًا لرسالتك بشأن {{ return.item }} (الطلب {{ order.number }}). إعادته تكلف أكثر مما تنفع. إن وافقتَ تحتفظ به ونرد إليك {{ return.amount }} بوسيلة الدفع نفسها. ويبقى حقك في الإرجاع كما هو؛ أخبرنا بما تفضّل.',
    exchange:
      '{{ salutation }}\n\nشكرًا لرسالتك بشأن {{ return.item }} (الطلب {{ order.number }}). إن كنت تفضّل اختيار شيء آخر فاحتفظ به ونمنحك قسيمة بقيمة {{ return.amount }} لطلبك التالي. ويبقى حقك في الإرجاع كما هو؛ أخبرنا بما تفضّل.',
    recovery:
      '{{ salutation }}\n\nشكرًا لأنك كتبت رأيك في طلبك {{ order.number }}. نأسف لأنه لم يكن كما توقعت. هل تخبرنا بما حدث، مع صورة إن أفادت؟ نود أن نصلح الأمر أيًّا كان تقييمك.',
  },
  it: {
    return:
      '{{ salutation }}\n\npuò restituirci {{ return.item }} (ordine {{ order.number }}). {% if return.paidByShop %}Il reso non le costa nulla.{% else %}Le spese di reso sono a suo carico.{% endif %} Appena lo avremo ricevuto e controllato, le rimborseremo {{ return.amount }} con lo stesso mezzo di pagamento.',
    keep: "{{ salutation }}\n\ngrazie per averci scritto di {{ return.item }} (ordine {{ order.number }}). Rispedirlo costerebbe più di quanto serva. Se è d'accordo, lo tiene e le rimborsiamo {{ return.amount }} con lo stesso mezzo di pagamento. Il suo diritto di reso resta invariato; ci dica che cosa preferisce.",
    exchange:
      '{{ salutation }}\n\ngrazie per averci scritto di {{ return.item }} (ordine {{ order.number }}). Se preferisce scegliere altro, lo tiene e le diamo un buono di {{ return.amount }} per il prossimo ordine. Il suo diritto di reso resta invariato; ci dica che cosa preferisce.',
    recovery:
      '{{ salutation }}\n\ngrazie per averci detto che cosa pensa del suo ordine {{ order.number }}. Ci dispiace che non sia stato come si aspettava. Potrebbe dirci che cosa non è andato, magari con una foto? Vorremmo rimediare, qualunque sia la sua recensione.',
  },
  pl: {
    return:
      '{{ salutation }}\n\n{{ return.item }} (zamówienie {{ order.number }}) można do nas odesłać. {% if return.paidByShop %}Odesłanie nic Państwa nie kosztuje.{% else %}Koszt odesłania jest po Państwa stronie.{% endif %} Gdy przesyłka do nas dotrze i ją sprawdzimy, zwrócimy {{ return.amount }} tą samą metodą płatności.',
    keep: '{{ salutation }}\n\ndziękujemy za wiadomość w sprawie {{ return.item }} (zamówienie {{ order.number }}). Odsyłanie kosztowałoby więcej, niż by pomogło. Jeśli się Państwo zgodzą, produkt zostaje u Państwa, a my zwracamy {{ return.amount }} tą samą metodą płatności. Prawo do zwrotu pozostaje bez zmian; prosimy o informację, co Państwo wolą.',
    exchange:
      '{{ salutation }}\n\ndziękujemy za wiadomość w sprawie {{ return.item }} (zamówienie {{ order.number }}). Jeśli wolą Państwo wybrać coś innego, produkt zostaje u Państwa, a my dajemy kupon o wartości {{ return.amount }} na następne zamówienie. Prawo do zwrotu pozostaje bez zmian; prosimy o informację, co Państwo wolą.',
    recovery:
      '{{ salutation }}\n\ndziękujemy za opinię o zamówieniu {{ order.number }}. Przykro nam, że nie spełniło oczekiwań. Czy mogliby Państwo napisać, co było nie tak, najlepiej ze zdjęciem? Chcemy to naprawić, niezależnie od treści opinii.',
  },
}
