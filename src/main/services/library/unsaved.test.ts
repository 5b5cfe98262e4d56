import { describe, expect, it } from 'vitest'
import { template } from '../../../../test/templates/facts'
import type { UnsavedTemplate } from '../../../shared/contract/library'
import type { TemplateId } from '../../../shared/domain/ids'
import { createUnsaved } from './unsaved'

const stage = (documents = new Map<string, string>()) => {
  let now = 1_000
  return createUnsaved(
    {
      readSealed: async (name) => JSON.parse(documents.get(name) ?? 'null'),
      writeSealed: async (name, content) => void documents.set(name, JSON.stringify(content)),
    },
    () => now++,
  )
}
const text = (id: string, title = ''): Omit<UnsavedTemplate, 'at'> => ({
  template: { ...template({ bodies: [['en', 'Where']] }), id: id as TemplateId, title },
  basedOn: null,
})

describe('what is not saved yet', () => {
  it('is there again after a restart, a title or not, the newest first', async () => {
    const documents = new Map<string, string>()
    const before = stage(documents)
    await before.keep('a' as TemplateId, text('a'))
    await before.keep('b' as TemplateId, text('b', 'Late'))
    await before.keep('a' as TemplateId, text('a', 'Where'))
    const after = await stage(documents).read()
    expect(after.map(({ template: { id, title } }) => [id, title])).toEqual([
      ['a', 'Where'],
      ['b', 'Late'],
    ])
  })
  it('goes when it is let go of, and only that', async () => {
    const s = stage()
    await s.keep('a' as TemplateId, text('a'))
    await s.keep('b' as TemplateId, text('b'))
    await s.keep('a' as TemplateId, null)
    expect((await s.read()).map(({ template: { id } }) => id)).toEqual(['b'])
  })
  it('is left out alone where it cannot be read', async () => {
    const documents = new Map([
      ['unsaved-templates.sealed', JSON.stringify({ version: 1, unsaved: [{ nonsense: 1 }, { ...text('b'), at: 5 }] })],
    ])
    expect((await stage(documents).read()).map(({ template: { id } }) => id)).toEqual(['b'])
  })
  it('is bounded: the oldest goes', async () => {
    const s = stage()
    for (let at = 0; at < 53; at += 1) await s.keep(`t${at}` as TemplateId, text(`t${at}`))
    const kept = await s.read()
    expect(kept).toHaveLength(50)
    expect(kept[0]?.template.id).toBe('t52')
    expect(kept.at(-1)?.template.id).toBe('t3')
  })
})
