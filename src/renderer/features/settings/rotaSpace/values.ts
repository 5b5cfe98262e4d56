/** Fields of the rota's things as a person reads them; what has no words of its own is shown by what stands in it. */
import type { TFunction } from 'i18next'
import type { Rota, RotaThing } from '../../../../shared/domain/rota/plan'
import { thingId } from '../../../../shared/domain/rota/plan'
import type { Format } from '../../../i18n/format'

interface Words {
  t: TFunction
  format: Format
  rota: Rota
}

const personName = (rota: Rota, id: string) => rota.people.find((one) => one.id === id)?.name || id
const typeName = (rota: Rota, id: string) => rota.types.find((one) => one.id === id)?.name || id

const people = new Set(['personId', 'by', 'withPersonId', 'takenBy', 'answeredBy', 'toPersonId'])
const enums = new Set(['kind', 'work', 'state', 'why', 'wants', 'type', 'level', 'region', 'from', 'to', 'role'])

/** One value under its field's name. */
export const valueWords = (name: string, value: unknown, words: Words): string => {
  const { t, format, rota } = words
  if (value === null || value === undefined || value === '') return t('rotaSpace.none')
  if (typeof value === 'boolean') return t(value ? 'rotaSpace.yes' : 'rotaSpace.no')
  if (typeof value === 'number') return /(^at$|At$|^since$)/.test(name) && value > 1e11 ? format.dateTime(value) : format.number(value)
  if (typeof value === 'string') {
    if (people.has(name)) return personName(rota, value)
    if (name === 'typeId' || name === 'cycle') return typeName(rota, value)
    if (enums.has(name)) return t(`rotaSpace.value.${value}`, { defaultValue: value })
    return value
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return t('rotaSpace.none')
    return format.list(value.slice(0, 8).map((one) => valueWords(name, one, words))) + (value.length > 8 ? ' …' : '')
  }
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== '')
    .slice(0, 8)
    .map(([part, inner]) => valueWords(part, inner, words))
    .join(' · ')
}

export const fieldWords = (name: string, t: TFunction): string => t(`rotaSpace.field.${name}`, { defaultValue: t('rotaSpace.field.other') })

/** What a disagreement is about, in one line. */
export const thingWords = (thing: RotaThing, { t, rota }: Pick<Words, 't' | 'rota'>): string => {
  const kind = t(`rotaSpace.kind.${thing.kind}`)
  switch (thing.kind) {
    case 'shift':
      return t('rotaSpace.ofOn', { kind, name: personName(rota, thing.body.personId), date: thing.body.date })
    case 'leave':
      return t('rotaSpace.ofOn', { kind, name: personName(rota, thing.body.personId), date: thing.body.startDate })
    case 'request':
      return t('rotaSpace.of', { kind, name: personName(rota, thing.body.by) })
    case 'presence':
      return t('rotaSpace.of', { kind, name: personName(rota, thing.body.personId) })
    case 'person':
    case 'type':
    case 'rotation':
      return t('rotaSpace.of', { kind, name: thing.body.name || thingId(thing) })
    default:
      return kind
  }
}
