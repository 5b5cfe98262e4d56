import { describe, expect, it } from 'vitest'
import { a, desk, texts } from '../../../../test/faults/outboxDesk'
import { draft, messageId, reply, resolve } from '../../../shared/domain/outbox/outbox.fixture'

describe('keys, drafts and tries that fail for good', () => {
  it('refuses another text under a used key, which would pass for sent and be lost', async () => {
    const { commit, pass, delivered } = await desk()
    await commit('a', [reply('one')])
    await expect(commit('a', [reply('two')])).rejects.toMatchObject({ problem: { code: 'rejected' } })
    await expect(commit('a', [reply('one'), resolve])).rejects.toMatchObject({ problem: { code: 'rejected' } })
    await pass(100)
    expect(texts(delivered)).toEqual(['one'])
  })

  it('knows a key again after its item has left the journal', async () => {
    const { commit, pass, delivered, outbox } = await desk()
    await commit('a', [reply('one')])
    await pass(100)
    await outbox.arrived([{ key: a, messageId: messageId('9') }])
    await pass(20 * 60_000)
    expect(outbox.list().items).toEqual([])
    expect(await commit('a', [reply('one')])).toMatchObject({ state: { type: 'sent' } })
    await pass(60_000)
    expect(texts(delivered)).toEqual(['one'])
  })

  it('lets no draft stand up again after the commit it was saved beside', async () => {
    const { outbox, commit, again, pass } = await desk()
    const typed = { ...draft('a', 'Hello'), updatedAt: 9_000 }
    await Promise.all([outbox.saveDraft(typed), pass(300)])
    const committing = commit('a', [reply('Hello')], { draftId: typed.id, undoMs: 60_000 })
    // On its way into the journal, and not yet there.
    await Promise.resolve().then(() => undefined)
    await Promise.all([committing, outbox.saveDraft(typed), pass(400)])
    expect(outbox.list().drafts).toEqual([])
    expect((await again()).outbox.list().drafts).toEqual([])
  })

  it('waits longer each time a try fails and is surely absent, and leaves the agent her word', async () => {
    const { commit, pass, delivered, script, outbox, state } = await desk()
    script.deliver = async () => ({ type: 'unknown', why: { code: 'serverError', params: { status: 500 } } })
    await commit('a', [reply('breaks it')])
    await pass(60 * 60_000)
    expect(delivered.length).toBeGreaterThan(5)
    // 60 s of look-ups and up to 5 minutes of waiting each.
    expect(delivered.length).toBeLessThan(25)
    for (let at = 0; at < 400 && state(a)?.type !== 'waiting'; at += 1) await pass(1_000)
    expect(state(a)).toMatchObject({ type: 'waiting', why: { code: 'serverError' } })
    expect((await outbox.decide({ key: a, word: 'edit', basis: null })).draft?.text).toBe('breaks it')
  })
})
