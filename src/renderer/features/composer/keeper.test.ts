import { describe, expect, it } from 'vitest'
import type { OutboxKey } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'
import { formOf } from './draftForms'
import { KEEP_MS } from './keeper'
import { bench, blank, settle } from './keeper.fixture'

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

  describe('a draft that the cache holds', () => {
    const cached: Draft = { ...blank, id: 'x' as Draft['id'], key: 'k' as OutboxKey, updatedAt: 9, text: 'Marillenknoed' }
    const kept: Draft = { ...cached, updatedAt: 12, text: 'Marillenknoedel' }

    it('is shown as the journal has it, and as it was cached where that does not answer', async () => {
      const { keeper, journal } = bench()
      journal.set('x', kept)
      await keeper.found(cached, (one) => ({ ...one, text: one.text.toUpperCase() }))
      expect(keeper.state.draft?.text).toBe('MARILLENKNOEDEL')
      const mute = bench()
      await mute.keeper.found(cached)
      expect(mute.keeper.state.draft?.text).toBe('Marillenknoed')
      // And its newer form, once the cache has followed.
      await mute.keeper.found(kept)
      expect(mute.keeper.state).toMatchObject({ phase: 'kept', draft: { text: 'Marillenknoedel' } })
    })

    it('is none where it has left', async () => {
      const { keeper, journal } = bench()
      journal.set('x', null)
      await keeper.found(cached)
      expect(keeper.state.draft).toBeNull()
    })

    it('gives way to what is typed meanwhile', async () => {
      const { keeper, journal } = bench()
      journal.set('x', kept)
      const asked = keeper.found(cached)
      keeper.edit({ text: 'mine' })
      await asked
      expect(keeper.state.draft?.text).toBe('mine')
    })
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
