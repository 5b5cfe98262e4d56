import { expect, it } from 'vitest'
import { customerTitle } from './customerWords'

const t = ((key: string) => key) as Parameters<typeof customerTitle>[0]

it.each([
  ['Mia Schulz', 'Mia Schulz'],
  ['  ليلى ', 'ليلى'],
  ['', 'inbox.nobody'],
  ['   ', 'inbox.nobody'],
  [null, 'inbox.nobody'],
])('%j is shown as %s', (name, shown) => expect(customerTitle(t, name)).toBe(shown))
