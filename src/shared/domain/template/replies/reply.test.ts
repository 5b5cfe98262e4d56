import { describe, expect, it } from 'vitest'
import { facts } from '../../../../../test/templates/facts'
import { variablesOf } from '../check'
import { replyLanguage, replyText } from './reply'
import { replies, replyIds } from './texts'

const known = (paidByShop = false) => facts({ return: { item: 'Rayo 65W', amount: { minor: 1_200, currency: 'EUR' }, paidByShop } })
/** What a reward for a review would be called. */
const REWARD =
  /coupon|gutschein|bon d.achat|cup[oó]n|cupom|クーポン|优惠券|قسيمة|buono|kupon|gift|geschenk|cadeau|regalo|presente|5 star|sterne|étoiles|estrellas|星/i

describe('replies of the return calculator', () => {
  it('stand in every language and ask for what the English one asks for', () => {
    const names = (text: string) => new Set(variablesOf(text).map(({ name }) => name))
    for (const [language, texts] of Object.entries(replies))
      for (const id of replyIds) expect(names(texts[id]), `${language} ${id}`).toEqual(names(replies.en?.[id] ?? ''))
  })
  it('are filled whole, in the nearest language, else in English', () => {
    expect(replyLanguage('de-AT')).toBe('de')
    expect(replyLanguage('zh-TW')).toBe('zh-CN')
    expect(replyText('keep', 'sv', known()).locale).toBe('en')
    for (const id of replyIds)
      for (const language of Object.keys(replies)) {
        const { text, gaps } = replyText(id, language, known())
        expect([text, gaps]).toEqual([expect.not.stringMatching(/[{}]|undefined/), []])
      }
    expect(replyText('return', 'de', known(true)).text).toContain('kostenlos')
    expect(replyText('return', 'de', known()).text).toMatch(/^Guten Tag Anna Schmidt,\n\nSie .*tragen Sie.*12,00\s€/s)
    expect(replyText('recovery', 'de', facts({ order: null })).gaps.map(({ variable }) => variable)).toEqual(['order.number'])
  })
  it('an answer to a review offers nothing for it and asks for no change of it', () => {
    for (const [language, { recovery }] of Object.entries(replies)) expect(recovery, language).not.toMatch(REWARD)
  })
  it('what is offered instead of a return never hides the right to it', () => {
    for (const [language, { keep, exchange }] of Object.entries(replies))
      for (const text of [keep, exchange]) expect(text, language).toMatch(/right|Recht|droit|derecho|direito|権利|权利|حق|diritto|[Pp]rawo/)
  })
})
