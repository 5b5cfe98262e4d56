import { eld } from 'eld/extrasmall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeDetect } from './detect'
import { readTable } from './readTable'

const detect = makeDetect(readTable())
const ofEld = (text: string): string | null => {
  const found = eld.detect(text.slice(0, 600))
  return found.language !== '' && found.isReliable() ? found.language : null
}

const said = [
  'Where is my order? It has been ten days and the tracking page hasn’t changed since Monday.',
  'Wo bleibt mein Paket? Ich warte schon seit zwei Wochen auf die Größe, die ich bestellt habe.',
  "Bonjour, où est ma commande ? J'attends toujours le remboursement de l'article cassé.",
  '¿Dónde está mi pedido? La talla que llegó no es la que pedí, quiero una devolución.',
  'Onde está meu pedido? Obrigada pela atenção, mas ainda não chegou nada aqui.',
  '注文した商品はいつ届きますか。まだ発送の連絡がありません。',
  '我的订单什么时候发货?已经等了一个星期了,请尽快处理。',
  '주문한 상품이 아직 도착하지 않았습니다. 언제 배송되나요?',
  'أين طلبي؟ لم يصل الطرد حتى الآن وأريد استرداد المبلغ.',
  'سفارش من کجاست؟ هنوز به دستم نرسیده است',
  'Где мой заказ? Посылка не пришла, верните деньги.',
  'Де моє замовлення? Посилка досі не прийшла, поверніть гроші.',
  'Dov’è il mio pacco? L’indirizzo è cambiato, vorrei un rimborso.',
  'Gdzie jest moja paczka? Proszę o zwrot pieniędzy za uszkodzony towar.',
  'Πού είναι η παραγγελία μου; Δεν έχει φτάσει ακόμα.',
  'สินค้าที่สั่งไว้ยังไม่ได้รับ เมื่อไหร่จะจัดส่ง',
  'Siparişim nerede? Hâlâ gelmedi, para iadesi istiyorum.',
  'Đơn hàng của tôi ở đâu? Tôi vẫn chưa nhận được.',
  'Var är min beställning? Paketet har fortfarande inte kommit fram.',
  'Waar blijft mijn pakket? Ik heb nog steeds niets ontvangen.',
  'मेरा ऑर्डर कहाँ है? अभी तक नहीं मिला।',
  'איפה ההזמנה שלי? החבילה עדיין לא הגיעה.',
]

describe('the reckoning', () => {
  it.each(said)('agrees with eld on «%s»', (text) => {
    expect(ofEld(text)).not.toBeNull()
    expect(detect(text)).toBe(ofEld(text))
  })

  it('agrees with eld on any mixture of words, and on parts of words', () => {
    const words = said.flatMap((text) => text.split(' '))
    const mixed = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 60 }).map((some) => some.join(' '))
    const cut = fc.tuple(fc.constantFrom(...said), fc.nat(80), fc.nat(80)).map(([text, from, length]) => text.slice(from, from + length))
    fc.assert(
      fc.property(fc.oneof(mixed, cut), (text) => detect(text) === ofEld(text)),
      { numRuns: 2000, seed: 11 },
    )
  })

  it('holds no text against the next', () => {
    const alone = said.map(detect)
    detect('x'.repeat(5000))
    expect([...said].reverse().map(detect).reverse()).toEqual(alone)
  })

  it('leaves out order numbers and links, not the sentence written around them without a space', () => {
    expect(detect('注文番号10042の商品はいつ届きますか')).toBe('ja')
    expect(detect('NL10042 https://shop.example/where-is-my-order anna@example.com')).toBeNull()
    expect(detect('Wo bleibt mein Paket NL10042? Siehe https://shop.example/where-is-my-order-please')).toBe('de')
  })
})
