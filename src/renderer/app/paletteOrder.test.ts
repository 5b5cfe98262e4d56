import { expect, it } from 'vitest'
import { SECTIONS } from '../commands/registry'
import { bySection } from './paletteOrder'

it('leaves no section out, and keeps the order within one', () => {
  const commands = SECTIONS.flatMap((section) => [1, 2].map((number) => ({ section, number })))
  const found = bySection(commands)
  expect(found).toHaveLength(commands.length)
  expect(found.map(({ section }) => section)).toContain('rota')
  expect(found.filter(({ section }) => section === 'rota').map(({ number }) => number)).toEqual([1, 2])
  expect(found[0]?.section).toBe('conversation')
})
