import { describe, expect, it } from 'vitest'
import { replyLanguage, replyText } from './reply'
import { replies, replyIds } from './texts'

const gaps = { name: 'Ana', order: 'NL-1', item: 'Rayo 65W', amount: '12,00 €' }
/** What a reward for a review would be called. */
const REWARD =
  /coupon|gutschein|bon d.achat|cup[oó]n|cupom|クーポン|优惠券|قسيمة|buono|kupon|gift|geschenk|cadeau|regalo|presente|5 star|sterne|étoiles|estrellas|星/i

describe('starter replies', () => {
  it('stand in every language, with the gaps of the English one', () => {
    for (const [language, texts] of Object.entries(replies))
      for (const id of replyIds) {
        const names = new Set([...texts[id].matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
        const wanted = new Set([...(replies.en?.[id] ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
        // A Polish letter greets without the name.
        if (language === 'pl') wanted.delete('name')
        expect(names, `${language} ${id}`).toEqual(wanted)
      }
  })
  it('are filled whole, in the nearest language, else in English', () => {
    expect(replyLanguage('de-AT')).toBe('de')
    expect(replyLanguage('zh-TW')).toBe('zh-CN')
    expect(replyText('keep', 'sv', gaps).language).toBe('en')
    for (const id of ['return', 'keep', 'exchange', 'recovery'] as const)
      for (const language of Object.keys(replies)) expect(replyText(id, language, gaps).text).not.toMatch(/[{}]|undefined/)
    expect(replyText('return', 'de', gaps, 'shop').text).toContain('kostenlos')
    expect(replyText('return', 'de', gaps).text).toContain('tragen Sie')
  })
  it('an answer to a review offers nothing for it and asks for no change of it', () => {
    for (const [language, { recovery }] of Object.entries(replies)) expect(recovery, language).not.toMatch(REWARD)
  })
  it('what is offered instead of a return never hides the right to it', () => {
    for (const [language, { keep, exchange }] of Object.entries(replies))
      for (const text of [keep, exchange]) expect(text, language).toMatch(/right|Recht|droit|derecho|direito|権利|权利|حق|diritto|[Pp]rawo/)
  })
})
