import { describe, expect, it } from 'vitest'
import { a, desk } from '../../../../test/faults/outboxDesk'
import { settle } from '../../../../test/faults/world'
import { backendId, draft, keyOf, reply } from '../../../shared/domain/outbox/outbox.fixture'

describe('after a power cut', () => {
  it('the undo time goes on, and the undo brings the text back', async () => {
    const before = await desk()
    await before.commit('a', [reply('Hello')], { undoMs: 30_000 })
    const after = await before.again()
    expect(after.state(a)?.type).toBe('undoable')
    await after.pass(5_000)
    expect(after.delivered).toEqual([])
    const { undone, draft: back } = await after.outbox.undo({ key: a })
    expect([undone, back?.text]).toEqual([true, 'Hello'])
    await after.pass(60_000)
    expect(after.delivered).toEqual([])
  })

  it('an undo time that ran out meanwhile is over', async () => {
    const before = await desk()
    await before.commit('a', [reply('Hello')], { undoMs: 500 })
    const after = await before.again()
    await after.pass(1_000)
    expect(after.delivered).toHaveLength(1)
  })

  it('files of drafts and of what waits are there, byte by byte', async () => {
    const before = await desk()
    before.script.on = false
    const [sent, kept] = await Promise.all(
      ['sent', 'kept'].map((name) => before.outbox.attach({ backendId, name: `${name}.txt`, mime: 'text/plain', base64: btoa(name) })),
    )
    if (!sent || !kept) throw new Error('two files are needed')
    await before.commit('a', [{ ...reply('See'), files: [sent] }])
    const saving = before.outbox.saveDraft({ ...draft('b', 'Half'), files: [kept] })
    await before.pass(300)
    await saving
    const after = await before.again()
    // Hours of housekeeping take away nothing that is still named.
    after.script.on = false
    await after.pass(3 * 60 * 60_000)
    after.script.on = true
    after.outbox.wake(backendId)
    await after.pass(60_000)
    expect(after.delivered.map(({ files }) => files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]))).toEqual([
      [['sent.txt', 'sent']],
    ])
    const standing = after.outbox.list().drafts.find(({ key }) => key === keyOf('b'))
    expect(standing?.files).toEqual([kept])
    expect(await after.outbox.file({ backendId, file: kept })).toEqual({ base64: btoa('kept') })
    await settle()
  })
})
