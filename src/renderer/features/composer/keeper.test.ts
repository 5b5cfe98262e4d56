import { describe, expect, it } from 'vitest'
import type { BackendId, ConversationId, OutboxKey } from '../../../shared/domain/ids'
import type { Draft, OutboxItem } from '../../../shared/domain/outbox/types'
import { type Blank, formOf, KEEP_MS, Keeper, TakenAlready } from './keeper'

const blank: Blank = {
  backendId: 'backend1' as BackendId,
  conversationId: 'backend1~c~1' as ConversationId,
  kind: 'reply',
  text: '',
  subject: null,
  inboxId: null,
  customerId: null,
  to: [],
  cc: [],
  bcc: [],
  messageId: null,
  files: [],
  signature: true,
}

const bench = () => {
  const saved: Draft[] = []
  const discarded: string[] = []
  const committed: Draft[] = []
  const standing = new Set<string>()
  let timers: { ms: number; run: () => void }[] = []
  let minted = 0
  let clock = 1_000
  let saveGate: Promise<void> = Promise.resolve()
  let saveFails = false
  let commitFails: 'no' | 'before' | 'after' = 'no'
  const keeper = new Keeper(blank, {
    save: async (draft) => {
      await saveGate
      if (saveFails) throw new Error('disk')
      saved.push(draft)
    },
    discard: async (id) => {
      discarded.push(id)
    },
    stands: async (key: OutboxKey) => standing.has(key),
    mint: () => `minted-${++minted}`,
    now: () => ++clock,
    later: (ms, run) => {
      const timer = { ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
  })
  const commit = (beside?: string) =>
    keeper.commit(async (draft) => {
      if (commitFails === 'before') throw new Error('late')
      committed.push(draft)
      standing.add(draft.key)
      if (commitFails === 'after') throw new Error('late')
      return { key: draft.key } as OutboxItem
    }, beside)
  return {
    keeper,
    setClock: (at: number) => {
      clock = at
    },
    commit,
    saved,
    discarded,
    committed,
    timers: () => timers,
    tick: async () => {
      const due = timers
      timers = []
      for (const { run } of due) run()
      for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    },
    holdSaves: () => {
      let open: () => void = () => {}
      saveGate = new Promise((resolve) => {
        open = resolve
      })
      return () => {
        saveGate = Promise.resolve()
        open()
      }
    },
    failSaves: (on: boolean) => {
      saveFails = on
    },
    failCommit: (how: typeof commitFails) => {
      commitFails = how
    },
  }
}
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

describe('what a macro does', () => {
  const label = { type: 'labels' as const, add: ['delay'], remove: [] }
  it('stands without a text, and is gone when it is taken off', async () => {
    const one = bench()
    one.keeper.edit({ text: ';d' })
    one.keeper.edit({ text: '' })
    one.keeper.edit({ actions: [label] })
    await one.tick()
    expect(one.saved.at(-1)).toMatchObject({ text: '', actions: [label] })
    one.keeper.edit({ actions: [] })
    expect(one.keeper.state.draft).toBeNull()
  })
  it('goes with the text it came with', () => {
    const one = bench()
    one.keeper.edit({ text: 'Hello' })
    one.keeper.edit({ actions: [label] })
    one.keeper.edit({ text: '' })
    expect(one.keeper.state.draft).toBeNull()
  })
})

describe('an approved template', () => {
  const approved = { name: 'late', language: 'de', category: 'UTILITY', values: { 1: 'Mia' } }
  it('is one no more once another text stands there, by whatever hand', () => {
    const one = bench()
    one.keeper.edit({ text: 'Hallo Mia', approved }, false)
    one.keeper.edit({ signature: false })
    expect(one.keeper.state.draft?.approved).toEqual(approved)
    one.keeper.edit({ text: 'an earlier text', signature: true }, false)
    expect(one.keeper.state.draft?.approved).toBeUndefined()
  })
  it('stands again where its text is put back with it', () => {
    const one = bench()
    one.keeper.edit({ text: 'Hallo Mia', approved }, false)
    const was = formOf(one.keeper.state.draft as Draft)
    one.keeper.edit(formOf({ ...(one.keeper.state.draft as Draft), text: 'earlier', approved: undefined }), false)
    expect(one.keeper.state.draft?.approved).toBeUndefined()
    one.keeper.edit(was, false)
    expect(one.keeper.state.draft).toMatchObject({ text: 'Hallo Mia', approved })
  })
})

describe('keeping', () => {
  it('saves what was typed soon after the first stroke, once for many strokes', async () => {
    const { keeper, timers, tick, saved } = bench()
    for (const text of ['a', 'ab', 'abc']) keeper.edit({ text })
    expect(timers().map(({ ms }) => ms)).toEqual([KEEP_MS])
    expect(keeper.state.phase).toBe('typed')
    await tick()
    expect(saved.map(({ text }) => text)).toEqual(['abc'])
    expect(keeper.state.phase).toBe('kept')
  })
  it('says kept only for what the journal has, and saves again what was typed meanwhile', async () => {
    const { keeper, tick, saved, holdSaves } = bench()
    const open = holdSaves()
    keeper.edit({ text: 'a' })
    await tick()
    keeper.edit({ text: 'ab' })
    open()
    await settle()
    expect(saved.map(({ text }) => text)).toEqual(['a'])
    expect(keeper.state.phase).toBe('typed')
    await tick()
    expect(saved.map(({ text }) => text)).toEqual(['a', 'ab'])
    expect(keeper.state.phase).toBe('kept')
  })
  it('says when it could not be kept, and tries again', async () => {
    const { keeper, tick, saved, failSaves, timers } = bench()
    failSaves(true)
    keeper.edit({ text: 'a' })
    await tick()
    expect(keeper.state.phase).toBe('unkept')
    expect(timers()).toHaveLength(1)
    failSaves(false)
    await tick()
    expect(saved).toHaveLength(1)
    expect(keeper.state.phase).toBe('kept')
  })
  it('discards an emptied draft, and begins the next under a new id and key', async () => {
    const { keeper, tick, discarded, saved } = bench()
    keeper.edit({ text: 'a' })
    await tick()
    keeper.edit({ text: '' })
    await settle()
    expect(discarded).toEqual([saved[0]?.id])
    expect(keeper.state.phase).toBe('empty')
    keeper.edit({ text: 'b' })
    expect(keeper.state.draft?.id).not.toBe(saved[0]?.id)
    expect(keeper.state.draft?.key).not.toBe(saved[0]?.key)
  })
  it('takes a draft of the journal only where nothing is written, and never one that was sent', async () => {
    const { keeper, commit, tick, committed } = bench()
    keeper.edit({ text: 'mine' })
    keeper.offer({ ...blank, id: 'x' as Draft['id'], key: 'k' as OutboxKey, updatedAt: 9, text: 'old' })
    expect(keeper.state.draft?.text).toBe('mine')
    await tick()
    await commit()
    keeper.offer(committed[0] as Draft)
    expect(keeper.state.draft).toBeNull()
    keeper.offer({ ...blank, id: 'x' as Draft['id'], key: 'k' as OutboxKey, updatedAt: 9, text: 'old' })
    expect(keeper.state.draft?.text).toBe('old')
  })
})

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

describe('a text in two windows', () => {
  it('follows what the journal took in the other window, and hands it to the editor', async () => {
    const one = bench()
    one.keeper.edit({ text: 'mine' })
    await one.tick()
    const kept = one.keeper.state.draft as Draft
    expect(one.keeper.state.phase).toBe('kept')
    one.keeper.follow({ ...kept, text: 'mine and theirs', updatedAt: kept.updatedAt + 1 })
    expect(one.keeper.state).toMatchObject({ phase: 'kept', edition: 1, draft: { id: kept.id, text: 'mine and theirs' } })
    expect(one.saved).toHaveLength(1)
  })

  it('dates each change later than the one before, also where the clock stands still', () => {
    const one = bench()
    one.keeper.edit({ text: 'a' })
    one.keeper.follow({ ...(one.keeper.state.draft as Draft) })
    const first = one.keeper.state.draft?.updatedAt ?? 0
    one.setClock(1)
    one.keeper.edit({ text: 'ab' })
    expect(one.keeper.state.draft?.updatedAt).toBe(first + 1)
  })

  it('lets a stroke that is not kept yet win, and takes no echo of its own for news', async () => {
    const one = bench()
    one.keeper.edit({ text: 'mine' })
    await one.tick()
    const kept = one.keeper.state.draft as Draft
    one.keeper.follow(kept)
    expect(one.keeper.state.edition).toBe(0)
    one.keeper.edit({ text: 'mine on' })
    one.keeper.follow({ ...kept, text: 'theirs', updatedAt: kept.updatedAt + 1_000 })
    expect(one.keeper.state).toMatchObject({ phase: 'typed', edition: 0, draft: { text: 'mine on' } })
    await one.tick()
    expect(one.saved.at(-1)?.text).toBe('mine on')
  })

  it('is empty once the text was sent in the other window, and shows it again when that is undone', async () => {
    const one = bench()
    one.keeper.edit({ text: 'mine' })
    await one.tick()
    const kept = one.keeper.state.draft as Draft
    one.keeper.vanish(kept.id)
    expect(one.keeper.state).toMatchObject({ draft: null, phase: 'empty', edition: 1 })
    // The cache lags behind the stream: what it still holds is no draft any more.
    one.keeper.offer(kept)
    expect(one.keeper.state.draft).toBeNull()
    expect(one.discarded).toEqual([])
    one.keeper.follow({ ...kept, updatedAt: kept.updatedAt + 5 })
    one.keeper.offer({ ...kept, updatedAt: kept.updatedAt + 5 })
    expect(one.keeper.state.draft?.text).toBe('mine')
  })

  it('keeps what was typed on here as a text of its own when the other window sent', async () => {
    const one = bench()
    one.keeper.edit({ text: 'mine' })
    await one.tick()
    const kept = one.keeper.state.draft as Draft
    one.keeper.edit({ text: 'mine on' })
    one.keeper.vanish(kept.id)
    await one.tick()
    expect(one.keeper.state.draft).toMatchObject({ text: 'mine on' })
    expect(one.keeper.state.draft?.id).not.toBe(kept.id)
    expect(one.keeper.state.draft?.key).not.toBe(kept.key)
    expect(one.saved.at(-1)?.text).toBe('mine on')
  })

  it('never brings back what was sent here by a late echo', async () => {
    const one = bench()
    one.keeper.edit({ text: 'mine' })
    await one.tick()
    const kept = one.keeper.state.draft as Draft
    await one.commit()
    one.keeper.follow({ ...kept, updatedAt: kept.updatedAt + 5 })
    one.keeper.offer(kept)
    one.keeper.vanish(kept.id)
    expect(one.keeper.state.draft).toBeNull()
  })

  it('lets the translation follow every stroke, and brings one that was taken out back with its sentence', async () => {
    const one = bench()
    one.keeper.edit({ text: 'Hi. Sorry.' })
    const segments = [
      { source: 'Hi.', target: 'Hallo.', gap: ' ', by: 'engine' as const, engine: 'E', back: null, troubles: [] },
      { source: 'Sorry.', target: 'Tut mir leid.', gap: '', by: 'hand' as const, engine: null, back: null, troubles: [] },
    ]
    const known = { names: [], numbers: [] }
    const translation = { from: 'en', to: 'de', register: null, segments, seen: null, waitingSince: null, known }
    one.keeper.edit({ translation })
    one.keeper.edit({ text: 'Hi.' })
    expect(one.keeper.state.draft?.translation?.segments).toHaveLength(1)
    one.keeper.edit({ text: 'Hi. Sorry.' })
    expect(one.keeper.state.draft?.translation?.segments.map(({ target }) => target)).toEqual(['Hallo.', 'Tut mir leid.'])
    // Switched off and on again nothing of it is lost; in another language nothing of it is taken.
    one.keeper.edit({ translation: undefined })
    expect(one.keeper.remembered.follow({ ...translation, segments: [] }, 'Hi. Sorry.').segments[1]?.target).toBe('Tut mir leid.')
    expect(one.keeper.remembered.follow({ ...translation, to: 'fr', segments: [] }, 'Hi. Sorry.').segments[1]?.by).toBeNull()
    await one.tick()
    expect(one.saved.at(-1)).toMatchObject({ text: 'Hi. Sorry.' })
  })

  it('tries another translation of the same text under another key', async () => {
    const one = bench()
    const segment = { source: 'Hi.', target: 'Hallo.', gap: '', by: 'hand' as const, engine: null, back: null, troubles: [] }
    const known = { names: [], numbers: [] }
    const translation = { from: 'en', to: 'de', register: null, segments: [segment], seen: null, waitingSince: null, known }
    one.keeper.edit({ text: 'Hi.', translation })
    const { key } = one.keeper.state.draft as Draft
    one.failCommit('before')
    await one.commit().catch(() => undefined)
    one.keeper.edit({ translation: { ...translation, seen: 'Hallo.' } })
    await one.commit().catch(() => undefined)
    expect(one.keeper.state.draft?.key).toBe(key)
    one.keeper.edit({ translation: { ...translation, segments: [{ ...segment, target: 'Moin.' }] } })
    await one.commit().catch(() => undefined)
    expect(one.keeper.state.draft?.key).not.toBe(key)
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
