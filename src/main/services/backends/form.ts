/** What a person typed into a system's form: checked, completed, and split into what may be shown and what may not. */
import { ConnectorError, type System } from '../../connectors/connector'

type Values = Record<string, string>

/** The values that decide which others are asked. */
const wayOf = (system: System, typed: Values, before: Values): Values =>
  Object.fromEntries(system.fields.map(({ name, initial }) => [name, typed[name]?.trim() || (before[name] ?? initial)]))

/** Known fields only, with what stood before and the system's initial values filled in; `rejected` names a missing one. */
export const completeValues = (system: System, typed: Values, before: Values = {}): Values => {
  const values: Values = {}
  for (const field of system.fields) {
    const given = field.kind === 'secret' ? typed[field.name] : typed[field.name]?.trim()
    // A secret left empty means the one that stands; it is never shown, so it cannot be sent back.
    const keep = given === undefined || (given === '' && field.kind === 'secret')
    const value = keep ? (before[field.name] ?? field.initial) : given
    const empty = value === '' || (field.kind === 'url' && /^https?:\/\/$/.test(value))
    if (empty && field.required && (!field.only || field.only.oneOf.includes(wayOf(system, typed, before)[field.only.field] ?? '')))
      throw new ConnectorError({ code: 'rejected', params: { field: field.name } })
    values[field.name] = value
  }
  return values
}

export const settingsOf = (system: System, values: Values): Values => {
  const shown: Values = {}
  for (const field of system.fields) if (field.kind !== 'secret') shown[field.name] = values[field.name] ?? ''
  return shown
}

/**
 * Where a backend lives, as a plain address that a probe may call without credentials; null where its form names none.
 * What speaks TLS is asked on port 80, where networks with a sign-in page answer in everybody's place.
 */
export const homeOf = (system: System, values: Values): string | null => {
  for (const { kind, name } of system.fields) {
    const typed = (values[name] ?? '').trim()
    if (typed === '' || (kind !== 'url' && kind !== 'host')) continue
    try {
      const url = new URL(
        kind === 'host' ? `http://${typed.includes(':') ? `[${typed}]` : typed}` : /^https?:\/\//i.test(typed) ? typed : `https://${typed}`,
      )
      return url.protocol === 'http:' ? `${url.origin}/` : `http://${url.hostname}/`
    } catch {
      return null
    }
  }
  return null
}
