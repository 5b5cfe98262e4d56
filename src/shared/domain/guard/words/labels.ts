/** Words beside a number that say what it is, in all languages of the guard at once: numbers are read before anybody asks for the language. */
import { any } from '../pattern'

/** A payment card stands near. */
export const cardWord = any(
  '\\b(?:credit|debit|bank|payment|gift)? ?cards?\\b|\\bvisa\\b|master ?card|maestro|amex|american express|kreditkart|debitkart|bankkart|\\bkarten?(?:nummer|daten|pruf)|\\bkarte\\b|carte (?:bancaire|bleue|de credit|de paiement)|\\bcarte\\b|\\bcb\\b|tarjeta|cartao|\\bcarta\\b|carte di|\\bkart(?:a|y|e|ie|ą|ę)\\b|カード|クレカ|信用卡|银行卡|借记卡|储蓄卡|卡号|بطاق',
)

/** Words that name another kind of number: orders, parcels, phones, articles, tax numbers. Ends where the number begins. */
export const otherNumber =
  /(?:order|bestell|auftrag|commande|pedido|encomenda|ordine|zamowieni|注文|ご注文|订单|单号|طلب|tracking|track|shipment|parcel|consignment|waybill|awb|sendung|paket|sendungs|suivi|colis|seguimiento|envio|guia|rastrei|rastreamento|spedizione|tracciamento|przesylk|paczk|list(?:u|em)? przewoz|追跡|伝票|お問い合わせ番号|送り状|快递|运单|物流|包裹|تتبع|شحن|phone|tel\b|telefon|telephone|telefono|hotline|fax|mobile|whatsapp|電話|电话|手机|热线|هاتف|جوال|article|artikel|item|sku|ean|gtin|upc|isbn|imei|serial|serien|articulo|artigo|articolo|artykul|seri[ae]|numero de serie|商品番号|品番|型番|货号|商品编号|商品编码|序列号|条码|صنف|منتج|invoice|rechnung|facture|factura|fatura|fattura|faktur|請求書|发票|فاتور|vat|ust|ust-id|tva|iva|nip|cnpj|cpf|cif|partita|税号|ضريب|ticket|vorgang|case|dossier|caso|pratica|zgloszen|reference|referenz|referen[cz]|customer (?:no|number|id)|kundennummer|client n|会員番号|お客様番号|会员号|客户编号|gutschein|voucher|coupon|kupon|cupon|cupom|buono|优惠码|クーポン|member|mitglied|账号id)[^\d\n]{0,28}$/

/** Right before an order's number. */
export const orderLabel =
  /(?:orders?|order (?:no\.?|nr\.?|number|id|ref(?:erence)?)|purchase|bestellung|bestell-?(?:nr\.?|nummer)|auftrag|auftrags-?(?:nr\.?|nummer)|bestellungen|commandes?|numero de commande|commande n|pedidos?|numero de pedido|pedido n(?:um|ro|o)?\.?|ordin[ei]|numero d'?ordine|ordine n\.?|zamowieni(?:e|a|u|em)|nr zamowienia|numer zamowienia|ご?注文(?:番号)?|订单(?:号|编号)?|طلب(?:ك|كم)?|رقم الطلب|الطلب)[\s:：#°º(是はのがرقم*"«„“-]{0,6}(?:(?:no|nr|num|n|numero|number|mit der nummer|nummer|numer|nr\.|no\.|رقم|رقمه)[\s.:°º#]{0,4})?$/
