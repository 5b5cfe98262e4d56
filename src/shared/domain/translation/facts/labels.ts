/**
 * Words before a number that say what it is, in the desk's languages at once, over folded text. Each ends where the number
 * begins. The guard's own (`guard/words/labels.ts`) stay beside these: it asks what a number is not, and needs fewer.
 */

/** What may stand between the word and its number. */
const join = (own: string): string =>
  `(?:[\\s:.#°º(),=/"«„“'-]+(?:number|numbers|no|nr|n|num|numero|numeros|numer|numerze|numerem|nummer|id|code|kod|codigo|codice|is|ist|lautet|lauten|est|es|e|to|jest|de|of|the|a|with|mit|der|die|avec|le|con|el|com|o|il|z|o|sous|sob|under|unter|bajo|por|pod|przewozowy|przewozowego|ref|portant|has|was|my|meine|mein|ma|mi|minha|mio|mia|moje|your|ihre|votre|su|seu|sua|${own})(?![a-z]))*[\\s:.#°º()=/"«„“'-]{0,4}$`

const eastern = '(?:番号|号码|号|編号|编号|码|单号|は|が|是|为|為|の|:|\\s|「|『|\\(|no\\.?|#|：)*$'
const arabic = '[\\u0621-\\u064a]{0,4}(?:\\s(?:رقم|هو|هي|برقم|رقمها|رقمه|الرقم))*[\\s:#(]*(?:رقم[\\s:]*)?$'

const label = (latin: string, east: string, arab: string, between = 'x'): RegExp =>
  new RegExp(`(?<![a-z])(?:${latin})${join(between)}|(?:${east})${eastern}|(?:${arab})${arabic}`)

/** A parcel's number. */
export const trackingLabel = label(
  'track(?:ing)?(?:-?(?:nr|no|nummer|number|id|code|num))?|shipment|parcel(?: number)?|consignment|waybill|awb|sendungs?(?:nummer|nr|verfolgung|verfolgungsnummer|id)?|sendung|paket(?:nummer|nr)?|suivi|colis|seguimiento|guia|rastre(?:io|amento|o)|objeto|spedizione|tracciamento|przesylk[aieę]|paczk[aieę]|sledzeni[ae]|list(?:u)? przewozow(?:y|ego)|zending|kargo|takip',
  '追跡|伝票|お問い合わせ|問い合わせ|送り状|荷物|快递|运单|物流|包裹|顺丰|圆通|中通|申通|韵达',
  'تتبع|التتبع|شحنه|الشحنه|شحنتك|شحنتي|الشحن|بوليصه|البوليصه|الطرد|طرد',
  'dhl|ups|fedex|dpd|gls|hermes|usps|royal mail|colissimo|chronopost|mondial relay|correos|seur|inpost|poczta|poczty|polskiej|brt|poste|italiane|jadlog|carrier|numero de|tracking|suivi|seguimiento|rastreio|spedizione|przesylki|paczki|envio|evri',
)
/** An order, with more words between than the guard's. */
export const orderWord = label(
  'orders?(?:-?(?:nr|no|number|id))?|purchase|bestellung(?:en)?|bestell-?(?:nr|nummer)|auftrag(?:s-?(?:nr|nummer))?|commandes?|pedidos?|compra|encomenda|ordin[ei]|acquisto|zamowieni(?:e|a|u|em|ach)|bestelling|siparis',
  'ご?注文|受注|オーダー|訂單|订单|单子',
  'طلبي|طلبك|طلبكم|الطلب|طلبيه|طلبيتي|للطلب|بالطلب|طلب|الطلبيه|اوردر|الاوردر',
  'order|bestellung|commande|pedido|ordine|zamowienia|amazon|ebay|etsy|allegro|otto|zalando|shopify',
)
/** A coupon, an article, a customer: codes. */
export const codeLabel = label(
  'code|coupon|voucher|gutschein(?:code)?|rabattcode|promo(?:code)?|cupom?|cupon|codice|buono|kod(?:em|u)?|kupon|sku|article|artikel(?:nummer|-?nr)?|art\\.-?nr|item|product|produkt(?:nummer)?|referenc(?:ia|e|ja)|referencia|ref|articulo|artigo|articolo|artykul|model(?:l|o)?|serial|serien(?:nummer)?|serie|ean|gtin|customer|kunden-?(?:nummer|nr)|klient[a]?|cliente|client|promocional|descuento|desconto|sconto|rabatowy(?:m)?|discount|promotionnel|invoice|rechnung(?:s-?(?:nr|nummer))?|vorgang(?:snummer)?|zeichen|aktenzeichen|facture|factura|fatura|fattura|faktur[aęy]|ticket|case|dossier|pratica|caso|protocolo|spraw[aęy]|zgloszeni[ea]|rma|retoure(?:n-?nr)?|steuernummer|ust-?id(?:-?nr)?|vat|tva|iva|nip|cnpj|cpf|cif|nif|eori|zolltarifnummer|hs|pin|nummero de serie|serienummer|sn|s/n',
  'クーポン(?:コード)?|品番|型番|商品(?:番号|コード)|コード|会員|お客様|货号|款号|商品编|工单|受付|請求書|发票|税号|退货单|序列|製造|参考|优惠码|折扣码|券码|型号|会员',
  'كود|الكود|رمز|الرمز|قسيمه|القسيمه|المنتج|الصنف|الموديل|موديل|فاتوره|الفاتوره|البلاغ|بلاغ|المرجع|مرجع|الضريبي|التسلسلي',
  'item|article|discount|gift|card|tax|steuer|fiscal|customs|serie|serii|para|nota|faktury',
)
/** A telephone. */
export const phoneLabel =
  /(?<![a-z])(?:phone|tel(?:efon(?:nummer|o|u|em)?|ephone|\.)?|telefone|teléfono|téléphone|telefonnr|rufnummer|mobil(?:e|nummer|telefon)?|handy(?:nummer)?|cell(?:phone)?|whats ?app|zap|call(?: me| us)?|ring me|ligue|liga(?:r)?|celular|m[oó]vil|llame(?:me|nos)?|ll[aá]m[ea]me|portable|appele[zr](?:-moi|-nous)?|cellulare|numero di telefono|kom(?:órka|orka|órkowy|orkowy)?|zadzwo[nń](?:ić)?|dzwoni[cć]|erreichbar|anrufen|unter|sms|fax|line|viber|signal|telegram)(?:[\s:.#()='"-]+(?:number|no|nr|nummer|num|numer|numero|número|me|us|at|on|is|ist|est|es|é|è|to|unter|der|la|au|al|el|le|em|no|na|pod|under|auf|via|par|por|mi|meine|mein|my|mon|meu|mio|mój|moj))*[\s:.#()='"-]*$|(?:電話|携帯|お電話|连絡先|連絡先|电话|手机|手机号|联系|致电|拨打|热线|微信)(?:番号|号码|号|码|は|が|是|为|:|\s|「|\()*$|(?:هاتف|الهاتف|هاتفي|جوال|الجوال|جوالي|موبايل|الموبايل|واتساب|الواتساب|اتصل|اتصلوا|الاتصال|للتواصل|تلفون|رقمي)(?:\s(?:رقم|هو|على|علي|ب|بي|الرقم|بنا))*[\s:(]*$/

/** Carriers, and words for what they carry: a long number in the same sentence is a parcel's. Over folded text. */
export const carrierWord =
  /(?<![a-z])(?:dhl|ups|usps|fedex|dpd|gls|hermes|evri|royal mail|parcelforce|canada post|australia post|an post|colissimo|chronopost|la poste|mondial relay|relais colis|correos|seur|mrw|nacex|estafeta|redpack|inpost|poczta|pocztex|brt|bartolini|sda|poste italiane|jadlog|loggi|sedex|pac|total express|amazon logistics|aramex|smsa|naqel|ems|postnl|bpost|postnord|track|tracking|parcel|shipment|sendung|paket|colis|suivi|envio|seguimiento|guia|rastre|rastreio|rastreamento|spedizione|pacco|przesyl|paczk)[a-z]*|ヤマト|佐川|日本郵便|ゆうパック|追跡|送り状|伝票|荷物|顺丰|圆通|中通|申通|韵达|京东|邮政|极兔|快递|物流|运单|包裹|سمسا|ارامكس|ناقل|البريد|شحنه|الشحنه|تتبع|التتبع|بوليصه/
