/** What is wrong with a template before anybody uses it, each thing with its place. */
import { fold } from '../conversation/fold'
import { liquid } from './engine'
import { TemplateError, type TemplateFault } from './fault'
import { withoutStops } from './marks'
import { nestedNames } from './nested'
import type { Template, TemplateBody } from './types'
import { canonical, isKnown } from './variables'

interface Used {
  name: string
  from: number
  to: number
}

const placeIn = (text: string, row: number, col: number): number => {
  let at = 0
  for (let line = 1; line < row; line += 1) {
    const end = text.indexOf('\n', at)
    if (end < 0) return at
    at = end + 1
  }
  return at + col - 1
}

/** What a body asks for, by the names of `variableKinds`, with the places where it does. Throws TemplateError `broken`. */
export const variablesOf = (text: string): Used[] => {
  // Places must stay: what is not Liquid of a tab stop gives way to blanks of the same length.
  const plain = text.replace(/\$\{\d{1,2}:?|(?<=[^%}])\}(?!\})/g, (part) => ' '.repeat(part.length))
  const found: Used[] = []
  for (const uses of Object.values(liquid().analyzeSync(liquid().parse(plain)).globals))
    for (const variable of uses) {
      const parts = variable.segments.map((part) => (typeof part === 'string' ? part : null))
      // A name that is itself looked up (`order[x]`) is known only when it is filled.
      const name = parts.slice(0, parts.indexOf(null) < 0 ? undefined : parts.indexOf(null)).join('.')
      const from = placeIn(plain, variable.location.row, variable.location.col)
      found.push({ name: canonical(name), from, to: from + name.length })
    }
  return found.sort((a, b) => a.from - b.from)
}

const brokenPlace = (error: unknown): { from: number | null; detail: string } => {
  const begin = (error as { token?: { begin?: unknown } } | null)?.token?.begin
  const words = error instanceof TemplateError ? error.detail : error instanceof Error ? error.message : ''
  return { from: typeof begin === 'number' ? begin : null, detail: words.split('\n')[0]?.slice(0, 300) ?? '' }
}

const shortcutShape = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u

/** @param others the library's other templates that have this one's shortcut or are nested by it */
export const checkTemplate = (template: Template, others: readonly Template[] = []): TemplateFault[] => {
  const faults: TemplateFault[] = []
  const whole = (code: TemplateFault['code'], detail: string) =>
    faults.push({ code, locale: null, variant: '', from: null, to: null, detail })
  const own = fold(template.shortcut)
  if (own !== '' && !shortcutShape.test(template.shortcut)) whole('badShortcut', template.shortcut)
  const twin = others.find((one) => one.id !== template.id && own !== '' && fold(one.shortcut) === own && one.owner === template.owner)
  if (twin) whole('duplicateShortcut', twin.title)

  const byShortcut = new Map([...others, template].map((one) => [fold(one.shortcut), one]))
  /** The way from one template back to itself, or null. */
  const cycleFrom = (name: string, path: readonly string[]): string[] | null => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name]
    const next = byShortcut.get(name)
    if (!next || path.length > 20) return null
    for (const inner of next.bodies.flatMap(({ text }) => nestedNames(text))) {
      const found = cycleFrom(fold(inner), [...path, name])
      if (found) return found
    }
    return null
  }

  const source = template.bodies.find(({ locale }) => locale === template.sourceLocale)
  const asked = (body: TemplateBody): Set<string> | null => {
    try {
      return new Set(variablesOf(body.text).map(({ name }) => name))
    } catch {
      return null
    }
  }
  const wanted = source && asked(source)
  for (const body of template.bodies) {
    const at = { locale: body.locale, variant: body.variant }
    try {
      const used = variablesOf(body.text)
      for (const { name, from, to } of used) if (!isKnown(name)) faults.push({ code: 'unknownVariable', ...at, from, to, detail: name })
      const names = new Set(used.map(({ name }) => name))
      if (wanted && body.variant === source.variant)
        for (const name of wanted)
          if (isKnown(name) && !names.has(name)) faults.push({ code: 'missingVariable', ...at, from: null, to: null, detail: name })
    } catch (error) {
      const { from, detail } = brokenPlace(error)
      faults.push({ code: 'broken', ...at, from, to: from === null ? null : Math.min(withoutStops(body.text).length, from + 1), detail })
    }
    for (const name of new Set(nestedNames(body.text))) {
      const from = body.text.indexOf(name)
      const cycle = cycleFrom(fold(name), own === '' ? [] : [own])
      if (cycle) faults.push({ code: 'cycle', ...at, from, to: from + name.length, detail: cycle.join(' → ') })
      else if (!byShortcut.has(fold(name))) faults.push({ code: 'unknownTemplate', ...at, from, to: from + name.length, detail: name })
    }
  }
  return faults
}
