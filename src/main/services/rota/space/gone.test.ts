import { describe, expect, it } from 'vitest'
import { createGone } from './gone'

const stage = () => {
  const stored = new Map<string, unknown>()
  const here = new Set<string>(['shift:a', 'shift:b'])
  const documents = {
    readSealed: async (name: string) => structuredClone(stored.get(name) ?? null),
    writeSealed: async (name: string, content: unknown) => void stored.set(name, structuredClone(content)),
  }
  const open = () => createGone(documents, { rota: () => ({}) as never }, () => here)
  return { stored, here, open }
}

describe('what a person here took away', () => {
  it('is known after a start, and no more once it is put back', async () => {
    const { here, open } = stage()
    const gone = open()
    await gone.load()
    here.delete('shift:a')
    await gone.touched(['shift:a', 'shift:b'])
    expect([...gone.keys()]).toEqual(['shift:a'])
    gone.drop()
    expect(gone.keys().size).toBe(0)
    const again = open()
    await again.load()
    expect([...again.keys()]).toEqual(['shift:a'])
    here.add('shift:a')
    await again.touched(['shift:a'])
    expect(again.keys().size).toBe(0)
  })
  it('is forgotten with another space, and nothing opens a damaged document in vain', async () => {
    const { stored, here, open } = stage()
    stored.set('rotaSpace/gone.sealed', { keys: 5 })
    const gone = open()
    await gone.load()
    here.clear()
    await gone.touched(['shift:a'])
    await gone.forget()
    expect(gone.keys().size).toBe(0)
  })
})
