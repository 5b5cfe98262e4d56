/**
 * The demo engine on every text of the demo: as the product would ask it, segment by segment with facts hidden, and as it would
 * read its answers.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookOf } from '../../src/main/demo/translate/bookOf'
import { readMarkup, writeMarkup } from '../../src/main/demo/translate/markup'
import { ShopId } from '../../src/shared/domain/ids'
import { factsIn } from '../../src/shared/domain/translation/facts'
import { hideFacts, restoreFacts } from '../../src/shared/domain/translation/placeholders'
import { hasWords, segmentsOf } from '../../src/shared/domain/translation/segments'
import { defaultTranslationPolicy } from '../../src/shared/domain/translation/types'
import { type Desk, readContent, startDesk } from './support'

const content = readContent()
const book = bookOf(content)
const { mayLeave } = defaultTranslationPolicy(ShopId.parse('s'))

/** What became of a text: translated, or the segments that were not, and facts that suffered. */
export const through = (text: string, from: string, to: string, known: { names: string[]; numbers: string[] }) => {
  const unknown: string[] = []
  const troubles: string[] = []
  const out = segmentsOf(text).map((segment) => {
    if (!hasWords(segment.text)) return segment.text
    const hidden = hideFacts(segment.text, factsIn(segment.text, known), mayLeave, 'html')
    const answer = book.translate(readMarkup(hidden.text), from, to)
    if (!answer) {
      unknown.push(`${segment.text} // ${hidden.text}`)
      return segment.text
    }
    const restored = restoreFacts(writeMarkup(answer, true), hidden)
    troubles.push(
      ...restored.troubles.map((trouble) => `${trouble.type} ${trouble.kind} ${trouble.value}: ${restored.text} // ${hidden.text}`),
    )
    return restored.text
  })
  return { text: out.join(' '), unknown, troubles }
}

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.servers.stop())

test('debug', () => {
  const bad: string[] = []
  let n = 0, okc = 0
  for (const account of desk.servers.accounts)
    for (const conversation of account.store.conversations.values()) {
      const contact = account.store.contacts.get(conversation.contactId)
      for (const message of account.store.thread(conversation.id)) {
        if (message.type !== 0 || !message.content) continue
        n++
        const name = contact?.name ?? 'x'
        const best = ['en','de','fr','es','pt-BR','ja','zh-CN','ar','it','pl'].map((l) => ({l, ...through(message.content as string, l, l==='en'?'es':'en', { names: [name, ...name.split(' ')], numbers: [] })})).sort((a,b)=>a.unknown.length-b.unknown.length)[0]!
        if (best.unknown.length === 0 && best.troubles.length===0) okc++
        else bad.push(best.l+JSON.stringify(best.unknown.concat(best.troubles.map(x=>'T '+x)).slice(0,4)))
      }
    }
  console.log(n, okc, bad.length)
  console.log(bad.join('\n'))
})
