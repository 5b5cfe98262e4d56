import { describe, expect, it } from 'vitest'
import { desk } from '../../../../test/faults/outboxDesk'
import { settle } from '../../../../test/faults/world'
import { backendId, conversationId, draft, keyOf, reply } from '../../../shared/domain/outbox/outbox.fixture'
import type { Draft } from '../../../shared/domain/outbox/types'

const place = { backendId, conversationId, kind: 'reply' as const }
const long = 'Dear customer, your parcel left our house this morning.'
const typed = (text: string, more: Partial<Draft> = {}) => ({ ...draft('a', text), ...more })

describe('earlier texts', () => {
  it('stand again after a restart: what was replaced and what was thrown away', async () => {
    const before = await desk()
    const save = async (value: Draft) => {
      const saving = before.outbox.saveDraft(value)
      await before.pass(300)
      await saving
    }
    await save(typed(long))
    await save(typed('No.'))
    await save(typed('No, never.'))
    await before.outbox.discardDraft({ draftId: typed('').id })
    await before.pass(300)
    const after = await before.again()
    expect(after.outbox.list().drafts).toEqual([])
    expect(after.outbox.earlier(place).texts.map(({ draft: { text }, why }) => [text, why])).toEqual([
      ['No, never.', 'discarded'],
      [long, 'replaced'],
    ])
  })

  it('are what an item carried that was dropped', async () => {
    const { outbox, commit, script } = await desk()
    script.on = false
    await commit('a', [reply(long)])
    await outbox.decide({ key: keyOf('a'), word: 'drop', basis: null })
    expect(outbox.earlier(place).texts.map(({ draft: { text } }) => text)).toEqual([long])
  })

  it('keep their files, and go with the backend', async () => {
    const { outbox, pass, disk, sim } = await desk()
    const file = await outbox.attach({ backendId, name: 'a.txt', mime: 'text/plain', base64: btoa('hello') })
    const saving = outbox.saveDraft(typed('See', { files: [file] }))
    await pass(300)
    await saving
    await outbox.discardDraft({ draftId: typed('').id })
    sim.jump(0)
    await pass(2 * 60 * 60_000)
    expect(await outbox.file({ backendId, file })).toEqual({ base64: btoa('hello') })
    await outbox.forgetBackend(backendId)
    await settle()
    expect(outbox.earlier(place).texts).toEqual([])
    expect(disk.names().filter((name) => name.startsWith('files/'))).toEqual([])
  })

  it('go after thirty days', async () => {
    const { outbox, pass, sim } = await desk()
    const saving = outbox.saveDraft(typed(long))
    await pass(300)
    await saving
    await outbox.discardDraft({ draftId: typed('').id })
    sim.jump(31 * 24 * 60 * 60_000)
    await pass(10 * 60_000)
    expect(outbox.earlier(place).texts).toEqual([])
  })
})
