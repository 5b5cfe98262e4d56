/** Keeping over the wall: what only the engine may ask, what a lock does to every window, what a hold refuses, receipts. */
import { safe } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { localId } from '../../src/shared/domain/ids'
import { noCounts } from '../../src/shared/domain/keeping/types'
import { follow, ready } from './stage'

const codeOf = async (promise: Promise<unknown>) => {
  const { error } = await safe(promise)
  return (
    (error as { code?: string; data?: { problem?: { code: string } } } | null)?.data?.problem?.code ??
    (error as { code?: string } | null)?.code
  )
}

describe('keeping over the wall', () => {
  it('gives orders to the engine alone', async () => {
    const { call, connect } = await ready()
    expect(await codeOf(call.keeping.orders())).toBe('DENIED')
    expect(
      await codeOf(
        call.keeping.erased({
          id: 'x',
          counts: noCounts,
          found: { customerIds: [], conversationIds: [], recordIds: [], hashes: [] },
          files: [],
        }),
      ),
    ).toBe('DENIED')
    expect(await connect('engine').keeping.orders()).toMatchObject({ holds: [], erasures: [], rules: [{ rule: { done: 3 } }] })
  })
  it('warns every window before another one, or the system, locks the desk', async () => {
    const { call, connect, app } = await ready()
    const other = connect('window')
    const [first, second] = [await follow(call), await follow(other)]
    await call.desk.lock()
    for (const heard of [first, second]) {
      const lockedAt = () => heard.findIndex((event) => event.type === 'desk' && event.state.type === 'locked')
      await expect.poll(lockedAt).toBeGreaterThanOrEqual(0)
      const warned = heard.findIndex(({ type }) => type === 'leaving')
      const locked = lockedAt()
      expect(warned).toBeGreaterThanOrEqual(0)
      expect(warned).toBeLessThan(locked)
    }
    const [profile] = await call.desk.state().then((state) => (state.type === 'locked' ? [state.profile] : []))
    await call.desk.unlock({ profileId: profile?.id as never, pin: '314159' })
    await call.desk.saveSettings({ lockWithScreen: false })
    await app.hostLeaves('screen')
    expect(app.state().type).toBe('open')
    await app.hostLeaves('sleep')
    expect(app.state().type).toBe('locked')
  })
  it('a hold refuses erasure and removal; lifted, the removal gives its receipt', async () => {
    const { call, connect, backend, shop } = await ready()
    const engine = connect('engine')
    const tasks = await follow(engine)
    const target = { type: 'customer' as const, id: localId(backend.id, 'u', 1) }
    const hold = await call.keeping.hold({ backendId: backend.id, target, reason: 'Chargeback' })
    expect(await codeOf(call.keeping.erase({ shopId: shop.id, customerIds: [target.id], conversationIds: [] }))).toBe('legalHold')
    expect(await codeOf(call.backends.remove({ backendId: backend.id }))).toBe('legalHold')
    expect((await call.backends.list()).backends).toHaveLength(1)
    await call.keeping.lift({ holdId: hold.id })
    const removing = call.backends.remove({ backendId: backend.id })
    await expect.poll(() => tasks.find((event) => event.type === 'task' && event.task.type === 'forget')).toBeTruthy()
    await engine.keeping.removed({ backendId: backend.id, counts: { ...noCounts, messages: 12 } })
    await engine.sync.taskDone({ type: 'forget', backendId: backend.id })
    await removing
    const [receipt] = (await call.keeping.state()).receipts
    expect(receipt).toMatchObject({ what: 'removal', counts: { messages: 12 } })
    expect(receipt?.doneAt).not.toBeNull()
  })
  it('an erasure goes to the engine, and every page hears what to drop', async () => {
    const { call, connect, backend, shop } = await ready()
    const engine = connect('engine')
    const heard = await follow(call)
    const ids = { customerIds: [localId(backend.id, 'u', 1)], conversationIds: [localId(backend.id, 'c', 1)] }
    const erasing = call.keeping.erase({ shopId: shop.id, ...ids })
    const pending = async () => (await engine.keeping.orders()).erasures.find((one) => one.pending)
    await expect.poll(pending).toBeTruthy()
    const order = await pending()
    await engine.keeping.erased({
      id: order?.id ?? '',
      counts: { ...noCounts, messages: 3 },
      found: { ...ids, recordIds: [], hashes: ['h'] },
      files: [],
    })
    expect(await erasing).toMatchObject({ what: 'erasure', counts: { messages: 3 } })
    expect(heard.find(({ type }) => type === 'erased')).toMatchObject(ids)
  })
  it('stands sealed: neither reason nor id lies readable in the profile', async () => {
    const { call, backend, host } = await ready()
    await call.keeping.hold({
      backendId: backend.id,
      target: { type: 'conversation', id: localId(backend.id, 'c', 4711) },
      reason: 'Quittenmarmelade',
    })
    for (const bytes of host.disk.values()) expect(Buffer.from(bytes).includes('Quittenmarmelade')).toBe(false)
    expect([...host.disk.keys()].some((name) => name.endsWith('keeping.sealed'))).toBe(true)
  })
})
