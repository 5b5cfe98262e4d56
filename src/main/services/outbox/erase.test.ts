import { createDecipheriv } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { a, desk, sent } from '../../../../test/faults/outboxDesk'
import type { ConversationId } from '../../../shared/domain/ids'
import { backendId, conversationId, draft, keyOf, note, reply } from '../../../shared/domain/outbox/outbox.fixture'
import type { Draft } from '../../../shared/domain/outbox/types'

const other = 'shopone1~c~2' as ConversationId
const hers = { customerIds: new Set([]), conversationIds: new Set([conversationId]), at: 50_000 }
type Desk = Awaited<ReturnType<typeof desk>>

/** All that stands in the journal's files, opened with its key. */
const inJournal = async ({ disk }: Desk): Promise<string> => {
  let text = ''
  for (const name of await disk.files.list('log')) {
    const bytes = await disk.files.read(`log/${name}`)
    for (const line of Buffer.from(bytes ?? [])
      .toString('latin1')
      .split('\n')) {
      const [, sequence, backend, kind, sealed] = line.split(' ')
      if (!sealed) continue
      const raw = Buffer.from(sealed, 'base64')
      text += `${sequence} ${backend} ${kind} ${raw.length}\n`
      const decipher = createDecipheriv('aes-256-gcm', new Uint8Array(32), raw.subarray(0, 12))
      text += `${decipher.update(raw.subarray(12, -16)).toString()}\n`
    }
  }
  return text
}
const files = ['file-of-hers-0001', 'file-of-others-01']

const written = async (): Promise<Desk> => {
  const d = await desk()
  void d.outbox.saveDraft(draft('d', 'secret draft'))
  void d.outbox.saveDraft({ ...draft('e', 'kept draft'), conversationId: other } as Draft)
  await d.pass(300)
  await d.commit('a', [reply('secret sent')])
  await d.pass(100)
  d.script.on = false
  await d.commit('b', [reply('secret queued')])
  await d.commit('c', [note('kept queued')], { conversation: other })
  await d.pass(100)
  return d
}

describe('forgetting a customer in the journal', () => {
  it('counts what has not left, and takes drafts, queued and sent out of memory and out of every line', async () => {
    const d = await written()
    const before = await inJournal(d)
    expect(before).toContain('secret draft')
    expect(before).toContain('secret sent')
    expect(d.outbox.countOf(hers)).toEqual({ drafts: 1, queued: 1 })
    const erasing = d.outbox.erase(hers)
    await d.pass(1_000)
    expect(await erasing).toEqual({ drafts: 1, queued: 1 })
    const { drafts, items } = d.outbox.list()
    expect(drafts.map(({ text }) => text)).toEqual(['kept draft'])
    expect(items.map(({ key }) => key)).toEqual([keyOf('c')])
    const after = await inJournal(d)
    expect(after).not.toContain('secret')
    expect(after).toContain('kept draft')
    expect(after).toContain('kept queued')
    expect(d.events.filter(({ type }) => type === 'outboxGone').length).toBeGreaterThanOrEqual(2)
    d.script.on = true
    d.outbox.wake(backendId)
    await d.pass(5_000)
    expect(d.delivered.map(({ effect }) => ('text' in effect ? effect.text : ''))).not.toContain('secret queued')
  })
  it('holds over a restart', async () => {
    const d = await written()
    const erasing = d.outbox.erase(hers)
    await d.pass(1_000)
    await erasing
    const again = await d.again()
    expect(again.outbox.list().drafts.map(({ text }) => text)).toEqual(['kept draft'])
    expect(again.outbox.list().items.map(({ key }) => key)).toEqual([keyOf('c')])
  })
  it('waits for what is on its way out, and for a text on its way in', async () => {
    const d = await desk()
    let answer: (() => void) | undefined
    d.script.deliver = () =>
      new Promise((resolve) => {
        answer = () => resolve(sent())
      })
    await d.commit('a', [reply('secret')])
    await d.pass(100)
    void d.outbox.saveDraft(draft('d', 'secret draft'))
    let over = false
    const erasing = d.outbox.erase(hers).then(() => {
      over = true
    })
    await d.pass(5_000)
    expect(over).toBe(false)
    expect(d.outbox.list().items.map(({ key }) => key)).toEqual([a])
    answer?.()
    await d.pass(5_000)
    await erasing
    expect(await inJournal(d)).not.toContain('secret')
    expect(d.outbox.list()).toMatchObject({ drafts: [], items: [] })
  })
  it('refuses an older text that a page saves afterwards, and takes a newer one', async () => {
    const d = await written()
    const erasing = d.outbox.erase(hers)
    await d.pass(1_000)
    await erasing
    await expect(d.outbox.saveDraft({ ...draft('d', 'secret draft'), updatedAt: 50_000 })).rejects.toMatchObject({
      problem: { code: 'notFound' },
    })
    void d.outbox.saveDraft({ ...draft('f', 'she wrote again'), updatedAt: 50_001 })
    await d.pass(300)
    expect(d.outbox.list().drafts.map(({ text }) => text)).toContain('she wrote again')
  })
  it('removes the files of what went, and no others', async () => {
    const d = await desk()
    const [mine, theirs] = await Promise.all(
      files.map(async (name) => d.outbox.attach({ backendId, name, mime: 'image/png', base64: Buffer.from('x').toString('base64') })),
    )
    if (!mine || !theirs) throw new Error('not attached')
    void d.outbox.saveDraft({ ...draft('d', 'secret'), files: [mine] })
    void d.outbox.saveDraft({ ...draft('e', 'kept'), conversationId: other, files: [theirs] })
    await d.pass(300)
    const erasing = d.outbox.erase(hers)
    await d.pass(1_000)
    await erasing
    await expect(d.outbox.file({ backendId, file: mine })).rejects.toMatchObject({ problem: { code: 'fileMissing' } })
    expect(await d.outbox.file({ backendId, file: theirs })).toEqual({ base64: Buffer.from('x').toString('base64') })
  })
})
