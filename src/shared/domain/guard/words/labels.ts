/** Words beside a number that say what it is, in all languages of the guard at once: numbers are read before anybody asks for the language. */
import { any } from '../pattern'

/** A payment card stands near. */
export const cardWord = any(
  '\\b(?:credit|debit|bank|payment|gift)? ?cards?\\b|\\bvisa\\b|diners|discover card|\\bjcb\\b|union ?pay|girocard|ec-karte|rupay|postepay|银联|卡背|卡片|那张卡|的卡|卡是|刷卡|卡面|ダイナース|visa卡|master ?card|maestro|amex|american express|kreditkart|debitkart|bankkart|\\bkarten?(?:nummer|daten|pruf)|\\bkarte\\b|carte (?:bancaire|bleue|de credit|de paiement)|\\bcarte\\b|\\bcb\\b|tarjeta|cartao|\\bcarta\\b|carte di|\\bkart(?:a|y|e|ie|ą|ę)\\b|カード|クレカ|信用卡|银行卡|借记卡|储蓄卡|卡号|بطاق',
)

/** Words that name another kind of number: orders, parcels, phones, articles, tax numbers. Ends where the number begins. */
export const otherNumber = new RegExp(
  [
    '(?<![a-z])(?:order|bestell(?:ung|nummer|nr)?|auftrag|commande|pedido|encomenda|ordine|zamowieni|track|tracking|shipment|parcel|consignment|waybill|awb|sendung|paket|suivi|colis|seguimiento|envio|guia|rastrei|rastreamento|spedizione|tracciamento|tracking|przesylk|paczk|list przewoz|phone|tel|telefon|telephone|telefono|hotline|fax|mobile|handy|article|artikel|item|sku|ean|gtin|upc|isbn|imei|serial|serien|articulo|artigo|articolo|artykul|serie|seri|invoice|rechnung|facture|factura|fatura|fattura|faktur|vat|ust-id|tva|p.? ?iva|nip|cnpj|cpf|cif|ticket|vorgang|case|dossier|caso|pratica|zgloszeni|reference|referenz|referenc|referenci|kundennummer|customer|client|gutschein|voucher|coupon|kupon|cupon|cupom|buono|loyalty|member|mitglied|bonus|points?|barcode|strichcode|code-barres|codigo de barras|codice a barre|kod kreskowy|batch|rma)[a-z-]{0,14}(?:[\\s:.#°º(),=/-]+(?:number|numbers|no|nr|n|num|numero|numer|nummer|id|code|kod|codigo|codice|is|ist|lautet|est|es|e|to|jest|de|of|do|da|del|di|della|du|des|le|la|il|o|el|the|your|ihre|votre|su|seu|a|was|are|says|shows|card|tracking|reference|dhl|ups|fedex|dpd|gls|hermes|usps|royal mail|colissimo|chronopost|correos|inpost|poczta|brt|poste|jadlog|mondial relay|with|mit|avec|con|com|z|carrier|commande|colis|suivi|envio|rastreio|seguimiento|spedizione|ordine|zamowienia|przesylki|paczki|klienta|telefonu|podatkowy|fiscal|fiscale|postal)(?![a-z])){0,4}[\\s:.#°º()=/„“"«»-]{0,4}$',
    '(?:注文|追跡|伝票|お問い合わせ|送り状|電話|商品|品番|型番|会員|お客様|請求書|订单|单号|快递|运单|物流|包裹|电话|手机|热线|货号|商品编|序列|条码|发票|税号|会员|客户编|优惠码|クーポン)(?:番号|号码|号|码|は|が|是|为|の|コード|编|id|[\\s:「『(])*$',
    '(?:تتبع|شحنه|الشحنه|شحن|طلبك|الطلب|طلب|هاتف|جوال|صنف|المنتج|فاتوره|الفاتوره|ضريبي|بوليصه|العميل|تواصل)[\\u0621-\\u064a]*(?: (?:رقم|هو|هي|برقم|رقمها|رقمه))*[\\s:(]*$',
  ].join('|'),
)

/** Right before an order's number. */
export const orderLabel =
  /(?:orders?|order (?:no\.?|nr\.?|number|id|ref(?:erence)?)|purchase|bestellung|bestell-?(?:nr\.?|nummer)|auftrag|auftrags-?(?:nr\.?|nummer)|bestellungen|commandes?|numero de commande|commande n|pedidos?|numero de pedido|pedido n(?:um|ro|o)?\.?|ordin[ei]|numero d'?ordine|ordine n\.?|zamowieni(?:e|a|u|em)|nr zamowienia|numer zamowienia|ご?注文(?:番号)?|订单(?:号|编号)?|طلب(?:ك|كم)?|رقم الطلب|الطلب)[\s:：#°º(是はのがرقم*"«„“-]{0,6}(?:(?:amazon|ebay|etsy|allegro|otto|zalando|shopify|mercado libre|mercado livre|rakuten|楽天|京东|淘宝)[\s:#]{0,2})?(?:(?:no|nr|num|n|numero|number|mit der nummer|nummer|numer|nr\.|no\.|رقم|رقمه)[\s.:°º#]{0,4})?$/
