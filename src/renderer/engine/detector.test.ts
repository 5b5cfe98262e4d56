import { describe, expect, it } from 'vitest'
import { loadDetector } from './detector'

const detect = await loadDetector()

describe('the detector', () => {
  it.each([
    ['Where is my order? It has been ten days', 'en'],
    ['Wo bleibt mein Paket?', 'de'],
    ['Bonjour, où est ma commande', 'fr'],
    ['¿Dónde está mi pedido?', 'es'],
    ['Onde está meu pedido? Obrigada', 'pt'],
    ['注文はいつ届きますか', 'ja'],
    ['我的订单什么时候发货', 'zh'],
    ['أين طلبي؟', 'ar'],
    ['Dov’è il mio pacco', 'it'],
    ['Gdzie jest moja paczka', 'pl'],
  ])('%s', (text, language) => expect(detect(text)).toBe(language))
  it.each(['', 'NL-1042', 'https://shop.example/parcel/where-is-my-order', 'anna@example.com'])('tells nothing of «%s»', (text) =>
    expect(detect(text)).toBeNull(),
  )
})
