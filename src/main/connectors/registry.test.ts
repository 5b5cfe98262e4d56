import { describe, expect, it } from 'vitest'
import { Capabilities, SystemField } from '../../shared/domain/backend/types'
import { systems } from './registry'

describe('the registry', () => {
  it('names each system once', () => {
    expect(new Set(systems.map(({ system }) => system)).size).toBe(systems.length)
  })

  it.each(systems.map((one) => [one.system, one] as const))(
    'holds %s with a form and capabilities that the contract takes',
    (_name, one) => {
      expect(Capabilities.safeParse(one.capabilities).success).toBe(true)
      expect(one.capabilities.kinds.length).toBeGreaterThan(0)
      for (const field of one.fields) expect(SystemField.safeParse(field).success).toBe(true)
      expect(new Set(one.fields.map(({ name }) => name)).size).toBe(one.fields.length)
      // What signs in is secret, so that it is never shown nor kept among the settings.
      expect(one.fields.some(({ kind }) => kind === 'secret')).toBe(true)
    },
  )
})
