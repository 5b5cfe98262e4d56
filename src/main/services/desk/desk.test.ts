import { describe, expect, it } from 'vitest'
import { createHost, handClock, type TestHost } from '../../../../test/contract/host'
import { BackendId } from '../../../shared/domain/ids'
import { createCrypto } from '../../app/crypto'
import { createDesk, type DeskHooks } from './desk'
import { DeskError } from './errors'

const cost = { N: 1024, r: 8, p: 1 }
const one = BackendId.parse('aaaaaa')
const two = BackendId.parse('bbbbbb')
const quiet: DeskHooks = {
  opened: async () => ({}),
  unlocked: async () => undefined,
  locked: async () => undefined,
  signedOut: async () => undefined,
  stateChanged: () => undefined,
  settingsChanged: () => undefined,
  queued: () => 3,
}
const start = async (host: TestHost, hooks: Partial<DeskHooks> = {}) => {
  const { clock, random, files, secrets, log } = host.ports
  const desk = createDesk({ clock, random, files, secrets, log, crypto: createCrypto(random), cost, hooks: { ...quiet, ...hooks } })
  await desk.start('en')
  return desk
}
const made = async (host: TestHost, hooks: Partial<DeskHooks> = {}) => {
  const desk = await start(host, hooks)
  await desk.createProfile('Ana', host.keyStore.available ? '314159' : 'correct horse battery', 'en')
  return { desk, id: desk.profileId() }
}
const failure = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DeskError)) throw new Error(`not a DeskError: ${error}`)
  return error.failure
}

describe('a profile', () => {
  it('asks for six characters beside a key store and twelve without', async () => {
    const withStore = await start(createHost())
    expect(await failure(withStore.createProfile('Ana', '12345', 'en'))).toEqual({ code: 'PIN_TOO_SHORT', minimum: 6 })
    const without = await start(createHost({ keyStore: false }))
    expect(await failure(without.createProfile('Ana', 'elevenchars', 'en'))).toEqual({ code: 'PIN_TOO_SHORT', minimum: 12 })
    // Counted in characters, not in UTF-16 halves.
    expect(await failure(withStore.createProfile('Ana', '😀😀😀', 'en'))).toMatchObject({ code: 'PIN_TOO_SHORT' })
    expect(await without.createProfile('Ana', 'twelve chars', 'en')).toMatchObject({ type: 'open', profile: { keyStore: false } })
  })

  it('needs the key store it was sealed with as well as its PIN', async () => {
    const host = createHost()
    const { id } = await made(host)
    const file = [...host.disk].find(([name]) => name.endsWith('profile.json'))?.[1]
    const { lock } = JSON.parse(Buffer.from(file ?? []).toString()) as { lock: { wrapped: string; kdf: { N: number } } }
    expect(Buffer.from(lock.wrapped, 'base64').toString()).toContain('os-wrapped:')
    expect(lock.kdf.N).toBe(cost.N)
    host.keyStore.available = false
    const again = await start(host)
    expect(await failure(again.unlock(id, '314159'))).toEqual({ code: 'NO_KEY_STORE' })
    // What was not the agent's fault does not count against her.
    host.keyStore.available = true
    expect(await again.unlock(id, '314159')).toMatchObject({ type: 'open' })
  })

  it('keeps settings, also those a broken file spoils in part', async () => {
    const host = createHost()
    const { desk, id } = await made(host)
    await desk.saveSettings({ density: 'compact', lockAfterMinutes: 3 })
    const name = `profiles/${id}/settings.json`
    const kept = JSON.parse(Buffer.from(host.disk.get(name) ?? []).toString()) as object
    host.disk.set(name, Buffer.from(JSON.stringify({ ...kept, lockAfterMinutes: 'often' })))
    const again = await start(host)
    await again.unlock(id, '314159')
    expect(again.settings()).toMatchObject({ density: 'compact', lockAfterMinutes: 10 })
  })

  it('is found by its folder where the desk file is gone', async () => {
    const host = createHost()
    const { id } = await made(host)
    host.disk.delete('desk.json')
    expect((await start(host)).state()).toMatchObject({ type: 'closed', profiles: [{ id, name: 'Ana', needsPin: true }] })
  })

  it('is shut to pages until all behind it stands, and again when that fails', async () => {
    const host = createHost()
    let seen: unknown
    const desk = await start(host, {
      opened: async () => {
        seen = [desk.state().type, desk.isOpen()]
        throw new Error('journal broken')
      },
    })
    await expect(desk.createProfile('Ana', '314159', 'en')).rejects.toThrow('journal broken')
    expect(seen).toEqual(['closed', false])
    expect(desk.state().type).toBe('closed')
    expect(() => desk.settings()).toThrow(DeskError)
  })
})

describe('wrong PINs', () => {
  it('are slowed after five, longer each time, over restarts, and forgiven by the right one', async () => {
    const hand = handClock()
    const host = createHost({ clock: hand.clock })
    const { id } = await made(host)
    let desk = await start(host)
    for (let tries = 1; tries < 5; tries += 1) expect(await failure(desk.unlock(id, 'wrong!'))).toEqual({ code: 'WRONG_PIN', waitMs: 0 })
    expect(await failure(desk.unlock(id, 'wrong!'))).toEqual({ code: 'WRONG_PIN', waitMs: 5_000 })
    desk = await start(host)
    expect(await failure(desk.unlock(id, '314159'))).toEqual({ code: 'WRONG_PIN', waitMs: 5_000 })
    let wait = 5_000
    for (const next of [10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 640_000, 900_000, 900_000]) {
      hand.set(hand.clock.now() + wait)
      expect(await failure(desk.unlock(id, 'wrong!'))).toEqual({ code: 'WRONG_PIN', waitMs: next })
      wait = next
    }
    // A clock set back does not shut the agent out for longer than the step.
    hand.set(hand.clock.now() - 86_400_000)
    expect(await failure(desk.unlock(id, '314159'))).toEqual({ code: 'WRONG_PIN', waitMs: 900_000 })
    hand.set(hand.clock.now() + 86_400_000 + 900_000)
    expect(await desk.unlock(id, '314159')).toMatchObject({ type: 'open' })
    await desk.lock()
    expect(await failure(desk.unlock(id, 'wrong!'))).toEqual({ code: 'WRONG_PIN', waitMs: 0 })
  })

  it('cannot be tried side by side', async () => {
    const hand = handClock()
    const host = createHost({ clock: hand.clock })
    const { id } = await made(host)
    const desk = await start(host)
    const guesses = Array.from({ length: 20 }, (_, guess) => failure(desk.unlock(id, `guess${guess}`)))
    const waits = (await Promise.all(guesses)).map((each) => (each.code === 'WRONG_PIN' ? each.waitMs : -1))
    expect(waits.slice(4)).toEqual(Array.from({ length: 16 }, () => 5_000))
    const tries = JSON.parse(Buffer.from(host.disk.get(`profiles/${id}/tries.json`) ?? []).toString()) as { failed: number }
    expect(tries.failed).toBe(5)
  })

  it('are counted before they are looked at, so that ending the program gains nothing', async () => {
    const host = createHost()
    const { id } = await made(host)
    const desk = await start(host)
    host.ports.secrets.unwrap = () => new Promise(() => undefined)
    void desk.unlock(id, 'wrong!')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(Buffer.from(host.disk.get(`profiles/${id}/tries.json`) ?? []).toString()).toContain('"failed": 1')
  })
})

describe('another PIN', () => {
  it('opens from then on, the old one no more, and every key stays', async () => {
    const host = createHost()
    const { desk, id } = await made(host)
    await desk.addKeys(one)
    const key = desk.ring.key(one, 'data').slice()
    await desk.changePin('314159', '271828')
    expect(desk.ring.key(one, 'data')).toEqual(key)
    const again = await start(host)
    expect(await failure(again.unlock(id, '314159'))).toMatchObject({ code: 'WRONG_PIN' })
    expect(await again.unlock(id, '271828')).toMatchObject({ type: 'open' })
    expect(again.ring.key(one, 'data')).toEqual(key)
    await again.lock()
    expect(await again.unlock(id, '271828')).toMatchObject({ type: 'open' })
  })
  it('needs the old one, counted with the wrong ones at the door; a short one is refused', async () => {
    const host = createHost()
    const { desk, id } = await made(host)
    expect(await failure(desk.changePin('314159', '12345'))).toEqual({ code: 'PIN_TOO_SHORT', minimum: 6 })
    for (let tries = 1; tries < 5; tries += 1) expect(await failure(desk.changePin('wrong!', '271828'))).toMatchObject({ waitMs: 0 })
    const fifth = await failure(desk.changePin('wrong!', '271828'))
    expect(fifth.code === 'WRONG_PIN' && fifth.waitMs > 4_000).toBe(true)
    await desk.lock()
    expect(await failure(desk.unlock(id, '314159'))).toMatchObject({ code: 'WRONG_PIN' })
    expect(await failure(desk.changePin('314159', '271828'))).toEqual({ code: 'LOCKED' })
  })
})

describe('keys', () => {
  it('differ between backends, purposes and desks', async () => {
    const { desk } = await made(createHost())
    await desk.addKeys(one)
    await desk.addKeys(two)
    const all = [one, two].flatMap((id) => (['data', 'journal', 'connector'] as const).map((purpose) => desk.ring.key(id, purpose)))
    const other = await made(createHost())
    expect(new Set(all.map((key) => Buffer.from(key).toString('hex'))).size).toBe(6)
    expect(desk.keys([one, two]).backends.map(({ key }) => Buffer.from(key, 'base64').length)).toEqual([32, 32])
    expect(desk.keys([]).matchKey).not.toBe(other.desk.keys([]).matchKey)
  })

  it('stand sealed on disk, and are the same after a restart', async () => {
    const host = createHost()
    const { desk, id } = await made(host)
    await desk.addKeys(one)
    const key = desk.ring.key(one, 'data').slice()
    for (const bytes of host.disk.values()) {
      expect(Buffer.from(bytes).includes(Buffer.from(key))).toBe(false)
      expect(Buffer.from(bytes).includes(Buffer.from(key).toString('base64'))).toBe(false)
    }
    const again = await start(host)
    await again.unlock(id, '314159')
    expect(again.ring.key(one, 'data')).toEqual(key)
  })

  it('are zeroed by a lock but for journal and connector, and all by signing out', async () => {
    const { desk, id } = await made(createHost())
    await desk.addKeys(one)
    const data = desk.ring.key(one, 'data')
    const journal = desk.ring.key(one, 'journal')
    const kept = journal.slice()
    const plain = data.slice()
    await desk.lock()
    expect(data.every((byte) => byte === 0)).toBe(true)
    expect(() => desk.ring.key(one, 'data')).toThrow('LOCKED')
    expect(() => desk.keys([one])).toThrow('LOCKED')
    expect(() => desk.derived('x')).toThrow('LOCKED')
    expect(desk.ring.key(one, 'journal')).toEqual(kept)
    expect(desk.state()).toMatchObject({ type: 'locked', queued: 3 })
    await desk.unlock(id, '314159')
    // The journal holds its key by reference, so it must be the very same.
    expect(desk.ring.key(one, 'journal')).toBe(journal)
    expect(desk.ring.key(one, 'data')).toEqual(plain)
    await desk.signOut()
    expect(journal.every((byte) => byte === 0)).toBe(true)
    expect(desk.ring.has(one)).toBe(false)
  })

  it('go even where what runs behind the desk fails on the way out', async () => {
    const failing = async () => {
      throw new Error('the disk is full')
    }
    const { desk } = await made(createHost(), { locked: failing, signedOut: failing })
    await desk.addKeys(one)
    const data = desk.ring.key(one, 'data')
    const journal = desk.ring.key(one, 'journal')
    await expect(desk.lock()).rejects.toThrow('full')
    expect(desk.state().type).toBe('locked')
    expect(data.every((byte) => byte === 0)).toBe(true)
    await expect(desk.signOut()).rejects.toThrow('full')
    expect(desk.state().type).toBe('closed')
    expect(journal.every((byte) => byte === 0)).toBe(true)
  })

  it('of a removed backend are gone from memory and disk', async () => {
    const host = createHost()
    const { desk, id } = await made(host)
    await desk.addKeys(one)
    await desk.addKeys(two)
    const held = desk.ring.key(one, 'data')
    await desk.ring.destroy(one)
    expect(held.every((byte) => byte === 0)).toBe(true)
    expect(() => desk.keys([one])).toThrow('NOT_FOUND')
    const again = await start(host)
    await again.unlock(id, '314159')
    expect([again.ring.has(one), again.ring.has(two)]).toEqual([false, true])
  })

  it('of one profile do not open another', async () => {
    const host = createHost()
    const { desk, id } = await made(host)
    await desk.addKeys(one)
    await desk.createProfile('Ben', '271828', 'en')
    const ben = desk.profileId()
    host.disk.set(`profiles/${ben}/keys.json`, host.disk.get(`profiles/${id}/keys.json`) ?? new Uint8Array())
    const again = await start(host)
    await expect(again.unlock(ben, '271828')).rejects.toThrow()
    expect(again.state().type).toBe('closed')
  })
})

describe('the demo', () => {
  it('opens without a PIN by the key beside it; a real profile has none such, and planting one opens nothing', async () => {
    const host = createHost()
    const { desk, id } = await made(host)
    const keyFiles = () => [...host.disk.keys()].filter((name) => name.endsWith('demo-key'))
    expect(keyFiles()).toEqual([])
    await desk.openDemo('ar')
    const demoId = desk.profileId()
    expect(keyFiles()).toEqual([`profiles/${demoId}/demo-key`])
    expect(desk.state()).toMatchObject({ type: 'open', profile: { kind: 'demo', needsPin: false }, settings: { language: 'ar' } })
    host.disk.set(`profiles/${id}/demo-key`, host.disk.get(`profiles/${demoId}/demo-key`) ?? new Uint8Array())
    const again = await start(host)
    expect(await failure(again.unlock(id, 'anything'))).toMatchObject({ code: 'WRONG_PIN' })
    expect(await again.openDemo('en')).toMatchObject({ type: 'open', profile: { id: demoId } })
  })

  it('is made anew when its making failed half-way', async () => {
    const host = createHost()
    let broken = true
    const desk = await start(host, {
      opened: async () => {
        if (broken) throw new Error('no port free')
        return {}
      },
    })
    await expect(desk.openDemo('en')).rejects.toThrow('no port free')
    expect(desk.state()).toMatchObject({ type: 'closed', profiles: [] })
    broken = false
    expect(await desk.openDemo('en')).toMatchObject({ type: 'open' })
  })
})

describe('the auto-lock', () => {
  it('locks a real profile when its limit is reached, and never the demo', async () => {
    const { desk } = await made(createHost())
    await desk.saveSettings({ lockAfterMinutes: 2 })
    await desk.idle(119)
    expect(desk.state().type).toBe('open')
    await desk.idle(120)
    expect(desk.state().type).toBe('locked')
    await desk.openDemo('en')
    await desk.idle(Number.POSITIVE_INFINITY)
    expect(desk.state().type).toBe('open')
  })
})

describe('switching profiles', () => {
  it('signs the one out before the other comes in, and tells each state', async () => {
    const told: string[] = []
    const host = createHost()
    const { desk, id } = await made(host, {
      opened: async ({ kind }) => {
        told.push(`opened ${kind}`)
        return {}
      },
      signedOut: async () => void told.push('signedOut'),
      locked: async () => void told.push('locked'),
      unlocked: async () => void told.push('unlocked'),
    })
    told.length = 0
    await desk.lock()
    await desk.unlock(id, '314159')
    await desk.openDemo('en')
    expect(told).toEqual(['locked', 'unlocked', 'signedOut', 'opened demo'])
  })
})
