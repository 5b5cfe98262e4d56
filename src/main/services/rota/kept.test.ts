import { expect, it } from 'vitest'
import { createKept } from './kept'

const build = () => {
  const files = new Map<string, unknown>()
  const written: string[] = []
  let onWrite = (_name: string) => {}
  const kept = createKept(
    {
      readSealed: async (name) => structuredClone(files.get(name) ?? null),
      async writeSealed(name, content) {
        written.push(name)
        onWrite(name)
        files.set(name, structuredClone(content))
      },
    },
    () => undefined,
  )
  const on = (listener: typeof onWrite) => {
    onWrite = listener
  }
  return { kept, written, on }
}

it('tells nobody that something is kept after the lock', async () => {
  const { kept } = build()
  await kept.load(() => true)
  kept.drop()
  await expect(kept.write([['base', 'a', 1]])).rejects.toMatchObject({ problem: { code: 'locked' } })
})

it('writes nothing more once it is locked: what is opened next may be another’s', async () => {
  const { kept, written, on } = build()
  await kept.load(() => true)
  on((name) => {
    if (name.startsWith('rota/shifts')) kept.drop()
  })
  const many = Array.from({ length: 400 }, (_, n) => [`shifts-2026-${String((n % 12) + 1).padStart(2, '0')}`, `s${n}`, n] as const)
  await kept.write(many)
  expect(written).toEqual(['rota/tail.sealed', 'rota/shifts-2026-01.sealed'])
})
