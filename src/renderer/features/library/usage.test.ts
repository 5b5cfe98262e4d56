import { expect, it } from 'vitest'
import { usageCsv } from './usage'

it('writes one line a template, in UTC, and no formula', () => {
  const text = usageCsv([
    { title: 'Late, "again"', shortcut: 'late', owner: 'personal', uses: 7, usedAt: Date.UTC(2026, 10, 22, 5, 12) },
    { title: '=cmd()', shortcut: '', owner: 'starter', uses: 0, usedAt: null },
  ])
  expect(text.split('\r\n')).toEqual([
    '"title","shortcut","owner","uses","last_used_utc"',
    '"Late, ""again""","late","personal","7","2026-11-22T05:12:00.000Z"',
    '"\'=cmd()","","starter","0",""',
  ])
})
