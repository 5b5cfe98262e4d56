import { describe, expect, it } from 'vitest'
import type { Draft, OutboxItem } from '../../../shared/domain/outbox/types'
import { TakenAlready } from './keeper'
import { bench, settle } from './keeper.fixture'

describe('sending', () => {
  it('commits the newest text once and is empty afterwards, with no save coming behind', async () => {
    const { keeper, commit, committed, saved, timers } = bench()
    keeper.edit({ text: 'hello' })
    const [first, second] = await Promise.all([commit(), commit()])
    expect(first).not.toBeNull()
    expect(second).toBeNull()
    expect(committed.map(({ text }) => text)).toEqual(['hello'])
    expect(keeper.state).toMatchObject({ draft: null, phase: 'empty', committing: false })
    expect(timers()).toHaveLength(0)
    expect(saved).toHaveLength(0)
  })
  it('waits for a save under way, so that it cannot bring the draft back', async () => {
    const { keeper, commit, tick, committed, holdSaves, saved } = bench()
    const open = holdSaves()
    keeper.edit({ text: 'a' })
    await tick()
    const done = commit()
    await settle()
    expect(committed).toHaveLength(0)
    open()
    await done
    expect(saved).toHaveLength(1)
    expect(committed).toHaveLength(1)
    expect(keeper.state.draft).toBeNull()
  })
  it('tries the same text again under the same key', async () => {
    const { keeper, commit, committed, failCommit } = bench()
    keeper.edit({ text: 'a' })
    const key = keeper.state.draft?.key
    failCommit('after')
    await expect(commit()).rejects.toThrow('late')
    expect(keeper.state.draft?.text).toBe('a')
    failCommit('no')
    await commit()
    expect(committed.map((draft) => draft.key)).toEqual([key, key])
  })
  it('gives a changed text a new key where the failed try was not taken', async () => {
    const { keeper, commit, committed, failCommit } = bench()
    keeper.edit({ text: 'a' })
    const key = keeper.state.draft?.key
    failCommit('before')
    await expect(commit()).rejects.toThrow()
    keeper.edit({ text: 'ab' })
    failCommit('no')
    await commit()
    expect(committed).toHaveLength(1)
    expect(committed[0]?.key).not.toBe(key)
  })
  it('does not send a changed text behind one that was taken after all: it asks', async () => {
    const { keeper, commit, committed, failCommit } = bench()
    keeper.edit({ text: 'a' })
    failCommit('after')
    await expect(commit()).rejects.toThrow('late')
    keeper.edit({ text: 'ab' })
    failCommit('no')
    await expect(commit()).rejects.toBeInstanceOf(TakenAlready)
    expect(committed).toHaveLength(1)
    expect(keeper.state.draft?.text).toBe('ab')
    await commit()
    expect(committed).toHaveLength(2)
    expect(committed[1]?.key).not.toBe(committed[0]?.key)
  })
  it('does not take «and resolve» for the same try', async () => {
    const { keeper, commit, committed, failCommit } = bench()
    keeper.edit({ text: 'a' })
    failCommit('before')
    await expect(commit()).rejects.toThrow()
    const key = keeper.state.draft?.key
    failCommit('no')
    await commit('resolve')
    expect(committed[0]?.key).not.toBe(key)
  })
  it('keeps a changed address where no word was written yet', async () => {
    const { keeper, tick, saved } = bench()
    keeper.edit({ cc: [{ name: '', address: 'a@b.example' }] })
    await tick()
    expect(saved).toHaveLength(1)
    keeper.edit({ cc: [] })
    expect(keeper.state.phase).toBe('empty')
  })
  it('keeps what is typed while the answer is under way, as a new draft', async () => {
    const { keeper, commit, tick, committed, saved } = bench()
    keeper.edit({ text: 'a' })
    const done = commit()
    keeper.edit({ text: 'a and more' })
    await done
    expect(committed.map(({ text }) => text)).toEqual(['a'])
    expect(keeper.state.draft?.text).toBe('a and more')
    expect(keeper.state.draft?.id).not.toBe(committed[0]?.id)
    await tick()
    expect(saved.at(-1)?.text).toBe('a and more')
  })
  it('keeps what stands here before an undo brings another text back', async () => {
    const { keeper, commit, saved, committed } = bench()
    keeper.edit({ text: 'first' })
    await commit()
    keeper.edit({ text: 'second' })
    await keeper.restore(committed[0] as Draft)
    expect(saved.map(({ text }) => text)).toEqual(['second', 'first'])
    expect(keeper.state.draft?.text).toBe('first')
    expect(keeper.state.edition).toBeGreaterThan(0)
  })
})

describe('beside a commit or a discard under way', () => {
  const held = () => {
    const made = bench()
    let answer: (item: OutboxItem) => void = () => undefined
    let refuse: (error: unknown) => void = () => undefined
    const commit = () =>
      made.keeper.commit(
        (draft) =>
          new Promise<OutboxItem>((resolve, reject) => {
            answer = () => resolve({ key: draft.key } as OutboxItem)
            refuse = reject
          }),
      )
    return { ...made, commit, answer: () => answer({} as OutboxItem), refuse: (error: unknown) => refuse(error) }
  }
  it('saves what is typed on only under an id of its own', async () => {
    const { keeper, commit, answer, saved } = held()
    keeper.edit({ text: 'a' })
    const id = keeper.state.draft?.id
    const sent = commit()
    await settle()
    keeper.edit({ text: 'a and more' })
    const flushed = keeper.flush()
    await settle()
    expect(saved).toEqual([])
    answer()
    await sent
    await flushed
    expect(saved.map(({ text }) => text)).toEqual(['a and more'])
    expect(saved[0]?.id).not.toBe(id)
  })
  it('posts it at once where the window goes, and never the text that is leaving', async () => {
    const { keeper, commit, saved } = held()
    keeper.edit({ text: 'a' })
    const id = keeper.state.draft?.id
    void commit()
    await settle()
    keeper.post()
    await settle()
    expect(saved).toEqual([])
    keeper.edit({ text: 'a and more' })
    keeper.post()
    await settle()
    expect(saved.map(({ text }) => text)).toEqual(['a and more'])
    expect(saved[0]?.id).not.toBe(id)
  })
  it('posts a text that a running save does not hold yet', async () => {
    const { keeper, tick, saved, holdSaves } = bench()
    const open = holdSaves()
    keeper.edit({ text: 'a' })
    await tick()
    keeper.edit({ text: 'ab' })
    keeper.post()
    open()
    await settle()
    expect(saved.map(({ text }) => text)).toEqual(['a', 'ab'])
  })
  it('gives the text another key where main knows this one with other content', async () => {
    const { keeper, commit, refuse } = held()
    keeper.edit({ text: 'a' })
    const { id, key } = keeper.state.draft ?? {}
    const sent = commit()
    await settle()
    refuse(new TakenAlready())
    await expect(sent).rejects.toBeInstanceOf(TakenAlready)
    expect(keeper.state.draft?.text).toBe('a')
    expect(keeper.state.draft?.id).not.toBe(id)
    expect(keeper.state.draft?.key).not.toBe(key)
  })
  it('keeps what is typed while a discard is answered', async () => {
    const { keeper, tick, discarded } = bench()
    keeper.edit({ text: 'a' })
    await tick()
    const gone = keeper.discard()
    keeper.edit({ text: 'b' })
    await gone
    expect(discarded).toHaveLength(1)
    expect(keeper.state.draft?.text).toBe('b')
    expect(keeper.state.draft?.id).not.toBe(discarded[0])
  })
  it('keeps that it is not signed, also before a word was written, and sends it so', async () => {
    const { keeper, commit, saved, committed, tick } = bench()
    keeper.edit({ signature: false })
    await tick()
    expect(saved.at(-1)).toMatchObject({ text: '', signature: false })
    keeper.edit({ text: 'a' })
    await commit()
    expect(committed).toMatchObject([{ text: 'a', signature: false }])
    keeper.edit({ text: 'b' })
    expect(keeper.state.draft?.signature).toBe(true)
  })
})

describe('a macro sent at once', () => {
  const actions: Draft['actions'] = [{ type: 'status', status: 'pending' }]
  it('stands in the journal with its acts before it leaves, so that an undo brings them back', async () => {
    const { keeper, commit, saved, committed } = bench()
    keeper.edit({ text: 'Soon.', actions })
    await commit()
    expect(saved.map((draft) => draft.actions)).toEqual([actions])
    expect(committed[0]?.actions).toEqual(actions)
  })
  it('leaves also where the journal cannot take the draft just now', async () => {
    const { keeper, commit, committed, failSaves } = bench()
    failSaves(true)
    keeper.edit({ text: 'Soon.', actions })
    await commit()
    expect(committed).toHaveLength(1)
  })
  it('a plain text waits for no save', async () => {
    const { keeper, commit, saved, committed } = bench()
    keeper.edit({ text: 'Soon.' })
    await commit()
    expect([saved.length, committed.length]).toEqual([0, 1])
  })
})
