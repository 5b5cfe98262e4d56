/**
 * Translations that people made and that say the same: the starter templates, paragraph beside paragraph. Whatever
 * `differencesBetween` tells of them is a false alarm; nobody labelled them for it, and none of its words were made with them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { differencesBetween } from '../../../src/shared/domain/translation/differences'

interface Body {
  locale: string
  variant: string
  register: 'familiar' | 'polite' | 'humble' | null
  text: string
}
const paragraphs = (text: string): string[] =>
  text
    .replace(/\{%[^%]*%\}/g, ' ')
    .replace(/\{\{[^}]*\}\}/g, 'X')
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => /\p{L}{2}/u.test(one))

export const judgeStarter = (): { pairs: number; alarms: string[]; shorter: number } => {
  const library = JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/templates/starter.json'), 'utf8')) as {
    templates: { id: string; bodies: Body[] }[]
  }
  const alarms: string[] = []
  let [pairs, shorter] = [0, 0]
  for (const { id, bodies } of library.templates) {
    const source = bodies.find(({ locale, variant }) => locale === 'en' && variant === '')
    if (!source) continue
    for (const body of bodies) {
      if (body === source || body.variant !== source.variant) continue
      const [one, other] = [paragraphs(source.text), paragraphs(body.text)]
      // A custom of the country (a word of apology more) is no translation: only equal counts stand beside each other.
      if (one.length !== other.length) {
        shorter += 1
        continue
      }
      one.forEach((paragraph, at) => {
        pairs += 1
        for (const { type, from, to } of differencesBetween({
          source: paragraph,
          target: other[at] ?? '',
          from: 'en',
          to: body.locale,
          known: { names: [], numbers: [] },
          register: body.register,
        }))
          alarms.push(`${id} ${body.locale} ${type} «${(other[at] ?? '').slice(from, to)}» | ${paragraph} | ${other[at]}`)
      })
    }
  }
  return { pairs, alarms, shorter }
}
