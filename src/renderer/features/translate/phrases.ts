/** How one says it: plain sentences of the starter templates by what they are for, with their meaning in the agent's language. Pure. */

import type { Register, Template, TemplateBody } from '../../../shared/domain/template/types'
import { sameLanguage } from '../../../shared/domain/translation/languages'
import { segmentsOf } from '../../../shared/domain/translation/segments'

export const intents = ['apologise', 'refuse', 'photo', 'wait', 'thank'] as const
export type Intent = (typeof intents)[number]

export interface Phrase {
  intent: Intent
  text: string
  locale: string
  /** In the agent's language; null where the template has no body in it. */
  meaning: string | null
  templateId: string
}

/** What the English sentence at the same place says; the library's source is English. */
const says: Record<Intent, RegExp> = {
  apologise: /\bsorry\b|\bapolog/i,
  refuse: /\b(?:can ?not|cannot|can't|unable to|not able to|not possible|unfortunately|do not|we don't)\b/i,
  photo: /\bphotos?\b|\bpictures?\b/i,
  wait: /\bpatien|\bwithin \d|\bplease allow\b|\bas soon as\b|\bin the next few days\b/i,
  thank: /\bthank/i,
}

/** Sentences by line; what is filled from somewhere is left in and known by its braces. */
const lines = (text: string): string[][] =>
  text
    .replace(/\{%[^%]*%\}/g, '')
    .replace(/\$\{\d+(?::([^}]*))?\}/g, '{{$1}}')
    .split(/\n+/)
    .map((line) => segmentsOf(line).flatMap(({ text: sentence }) => (sentence.trim() === '' ? [] : [sentence.trim()])))
    .filter((line) => line.length > 0)

const bodyIn = (template: Template, language: string, register: Register | null, variant: string): TemplateBody | undefined => {
  const bodies = template.bodies.filter((body) => sameLanguage(body.locale, language) && body.variant === variant)
  return bodies.find((body) => register !== null && body.register === register) ?? bodies[0]
}

/** At most `most` of each kind, the shortest first: a phrase is to be read at a glance. */
export const phrasesOf = (templates: readonly Template[], from: string, to: string, register: Register | null, most = 4): Phrase[] => {
  const found: Phrase[] = []
  for (const template of templates)
    for (const english of template.bodies.filter(({ locale }) => sameLanguage(locale, 'en'))) {
      const body = bodyIn(template, to, register, english.variant)
      if (!body) continue
      const own = bodyIn(template, from, null, english.variant)
      const source = lines(english.text)
      const target = lines(body.text)
      const mine = own ? lines(own.text) : []
      if (source.length !== target.length) continue
      for (const [row, line] of source.entries()) {
        // Not told sentence by sentence: which one means what would be a guess.
        if (line.length !== target[row]?.length) continue
        const means = mine.length === source.length && mine[row]?.length === line.length ? mine[row] : []
        for (const [at, sentence] of line.entries()) {
          const text = target[row]?.[at] ?? ''
          const meaning = means[at] ?? ''
          if ([text, sentence, meaning].some((one) => one.includes('{{'))) continue
          for (const intent of intents)
            if (says[intent].test(sentence) && !found.some((one) => one.intent === intent && one.text === text))
              found.push({ intent, text, locale: body.locale, meaning: meaning === '' ? null : meaning, templateId: template.id })
        }
      }
    }
  return intents.flatMap((intent) =>
    found
      .filter((one) => one.intent === intent)
      .sort((a, b) => a.text.length - b.text.length)
      .slice(0, most),
  )
}
