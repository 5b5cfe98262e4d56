/** What people write between brackets where something is to be filled in, in all languages of the guard: templates travel. */
import { any } from '../pattern'

export const placeholderWord = any(
  'name|vorname|nachname|kunde|kundin|kunden|anrede|titel|datum|bestell|auftrag|nummer|betrag|summe|sendung|tracking|artikel|produkt|adresse|link|hier|einfug|firma|shop|customer|client|first|last|order|number|amount|date|product|item|address|insert|here|company|agent|price|url|email|e-mail|phone|your|prenom|nom|numero|commande|montant|produit|adresse|lien|suivi|inserer|ici|nombre|apellido|cliente|pedido|importe|monto|fecha|producto|enlace|direccion|insertar|aqui|empresa|guia|sobrenome|valor|produto|endereco|inserir|rastreio|codigo|loja|nome|cognome|ordine|importo|data|prodotto|indirizzo|inserire|qui|azienda|imie|nazwisko|klient|zamowien|numer|kwota|produkt|adres|wstaw|tutaj|sklep|przesyłk|名前|お名前|氏名|姓名|苗字|様名|注文番号|番号|日付|日時|金額|商品名|商品|住所|リンク|追跡|店舗名|会社名|担当|入力|记入|订单|单号|客户|顾客|称呼|日期|金额|产品|地址|链接|填写|此处|店铺|快递|اسم|الاسم|رقم|الطلب|التاريخ|تاريخ|المبلغ|مبلغ|المنتج|العنوان|عنوان|الرابط|رابط|العميل|هنا|أدخل|الشحنة|التتبع|المتجر',
)
