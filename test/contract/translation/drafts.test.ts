/** Drafts that wait for an engine: translated once one is there, never over what was typed. */
import { describe, expect, it } from 'vitest'
import { localId } from '../../../src/shared/domain/ids'
import type { Draft } from '../../../src/shared/domain/outbox/types'
import { bench, elapse } from './bench'

const backendId = 'backend1' as never
const conversation = (key: number) => localId(backendId, 'c', key)

describe('drafts that wait', () => {
  const draftOf = (sources: readonly string[], change: Partial<Draft> = {}): Draft =>
    ({
      id: 'd1',
      backendId,
      conversationId: conversation(1),
      text: sources.join(' '),
      updatedAt: 100,
      translation: {
        from: 'en',
        to: 'de',
        register: null,
        segments: sources.map((source) => ({ source, target: '', gap: ' ', by: null, engine: null, back: null, troubles: [] })),
        seen: 'old',
        waitingSince: 90,
        known: { names: ['Wolpertinger'], numbers: [] },
      },
      ...change,
    }) as Draft
  const targets = (draft: Draft | undefined) => draft?.translation?.segments.map(({ target }) => target)

  it('what she typed while the engine thought wins, and the rest of it is made after', async () => {
    const { service, add, route, drafts, script, hand } = await bench()
    await route([await add('libreTranslate')])
    script('libreTranslate').takesMs = 2_000
    const draft = draftOf(['It is on its way.', 'Dear Wolpertinger.'])
    drafts.set('d1', draft)
    service.draftSaved(draft)
    await elapse(hand, 1_000)
    expect(script('libreTranslate').running).toBe(1)
    const typed = draftOf(['It came back.', 'Dear Wolpertinger.'], { updatedAt: 150 })
    drafts.set('d1', typed)
    await elapse(hand, 2_000)
    expect(targets(drafts.get('d1'))).toEqual(['', 'DEAR Wolpertinger.'])
    expect(drafts.get('d1')).toMatchObject({ text: typed.text, updatedAt: 151, translation: { seen: null, waitingSince: 90 } })
    await elapse(hand, 30_000)
    expect(targets(drafts.get('d1'))).toEqual(['IT CAME BACK.', 'DEAR Wolpertinger.'])
  })
  it('what was asked for in another register is no answer, and is asked for in hers', async () => {
    const { service, add, route, drafts, script, hand } = await bench()
    await route([await add('libreTranslate')])
    script('libreTranslate').takesMs = 2_000
    const draft = draftOf(['It is on its way.'])
    drafts.set('d1', draft)
    service.draftSaved(draft)
    await elapse(hand, 1_000)
    expect(script('libreTranslate').running).toBe(1)
    const spoken = draftOf(['It is on its way.'], { updatedAt: 150 })
    if (spoken.translation) spoken.translation.register = 'familiar'
    drafts.set('d1', spoken)
    await elapse(hand, 2_000)
    expect(targets(drafts.get('d1'))).toEqual([''])
    await elapse(hand, 30_000)
    expect(drafts.get('d1')).toMatchObject({ translation: { register: 'familiar', segments: [{ target: 'IT IS ON ITS WAY.' }] } })
  })
  it('what was written by hand or thrown away is left alone, and one that does not wait is not touched', async () => {
    const { service, add, route, drafts, script, hand } = await bench()
    await route([await add('libreTranslate')])
    const draft = draftOf(['It is on its way.'])
    const still = draftOf(['Not asked for.'], { id: 'd2' as Draft['id'] })
    if (still.translation) still.translation.waitingSince = null
    drafts.set('d2', still)
    script('libreTranslate').takesMs = 2_000
    drafts.set('d1', draft)
    service.draftSaved(draft)
    await elapse(hand, 1_000)
    drafts.delete('d1')
    await elapse(hand, 60_000)
    expect(drafts.has('d1')).toBe(false)
    expect(targets(drafts.get('d2'))).toEqual([''])
  })
  it('is made when the engine is back, by back-off where nobody says so, and never asked without end', async () => {
    const { service, add, route, drafts, script, hand } = await bench()
    await route([await add('libreTranslate')])
    script('libreTranslate').problem = { code: 'unreachable', params: {} }
    const draft = draftOf(['It is on its way.'])
    drafts.set('d1', draft)
    service.draftSaved(draft)
    await elapse(hand, 3_600_000, 5_000)
    const asked = script('libreTranslate').asked.length
    expect(asked).toBeGreaterThan(3)
    expect(asked).toBeLessThan(25)
    script('libreTranslate').problem = null
    service.wake()
    await elapse(hand, 2_000)
    expect(targets(drafts.get('d1'))).toEqual(['IT IS ON ITS WAY.'])
    expect(script('libreTranslate').asked.at(-1)?.to).toBe('de')
  })
})
