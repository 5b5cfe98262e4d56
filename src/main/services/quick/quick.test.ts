import { beforeEach, describe, expect, it } from 'vitest'
import type { DeskEvent } from '../../../shared/contract'
import type { QuickLast } from '../../../shared/contract/quick'
import { type DeskState, initialSettings, type Settings } from '../../../shared/domain/desk/types'
import { createQuick } from './quick'

const facts = {
  locale: 'de',
  now: 1,
  zone: null,
  customer: { name: 'Mia Schulz', firstName: null, lastName: null, gender: null, country: null },
  agent: { name: 'Ana', email: null },
  shop: { name: 'Nordlicht', returnDays: null, deliveryDays: null, paysDuty: null, url: null, signature: '' },
  order: null,
  parcel: null,
  shift: null,
  dispute: null,
} satisfies QuickLast['facts'][number]
const last = {
  conversationId: 'b~c~1',
  customerId: 'b~p~1',
  backendId: 'backend1',
  shopId: 's1',
  channel: 'email',
  locale: 'de',
  facts: [facts],
} as unknown as QuickLast

let taken: Set<string>
let held: string | null
let press: () => void
let visible: boolean
let settings: Settings
let events: DeskEvent[]
let quick: ReturnType<typeof createQuick>

const open = (id = 'p-1', change: Partial<Settings> = {}): DeskState => {
  settings = { ...settings, ...change }
  return { type: 'open', profile: { id } as never, settings }
}
const locked = (id = 'p-1'): DeskState => ({ type: 'locked', profile: { id } as never, language: 'en', theme: 'system', queued: 0 })
const closed: DeskState = { type: 'closed', profiles: [], language: 'en', theme: 'system' }

beforeEach(() => {
  taken = new Set()
  held = null
  visible = false
  settings = initialSettings
  events = []
  quick = createQuick({
    clock: { now: () => 5 },
    log: { info: () => undefined, warn: () => undefined },
    platform: 'linux',
    shops: () => [],
    agent: () => 'Ana',
    host: {
      compositor: false,
      hold(accelerator, pressed) {
        held = null
        if (accelerator === null) return true
        if (taken.has(accelerator)) return false
        held = accelerator
        press = pressed
        return true
      },
      isFree: (accelerator) => !taken.has(accelerator) && accelerator !== held,
      show: () => {
        visible = true
      },
      hide: () => {
        visible = false
      },
      isShown: () => visible,
      whenHidden: () => undefined,
    },
    save: async (choice) => quick.follow(open('p-1', { quick: choice })),
    emit: (event) => events.push(event),
  })
})

describe('the hotkey', () => {
  it('is held while somebody is signed in, locked or not, and let go with the profile', () => {
    quick.follow(closed)
    expect(held).toBeNull()
    quick.follow(open())
    expect(held).toBe('Control+Alt+Space')
    quick.follow(locked())
    expect(held).toBe('Control+Alt+Space')
    quick.follow(closed)
    expect(held).toBeNull()
  })
  it('shows the palette, and once more puts it away', () => {
    quick.follow(open())
    press()
    expect(visible).toBe(true)
    expect(events.at(-1)).toEqual({ type: 'quick', what: 'shown' })
    press()
    expect(visible).toBe(false)
  })
  it('that is taken is said, with others that are free; it is tried again when somebody looks', () => {
    taken.add('Control+Alt+Space').add('Control+Shift+Space')
    quick.follow(open())
    expect([quick.trouble(), quick.trouble()]).toEqual([{ refused: 'Ctrl+Alt+Space' }, { refused: null }])
    const state = quick.state()
    expect(state).toMatchObject({ hotkey: 'refused', refused: 'Ctrl+Alt+Space' })
    expect(state.free).not.toContain('Ctrl+Shift+Space')
    expect(state.free.length).toBeGreaterThan(1)
    taken.clear()
    expect(quick.state()).toMatchObject({ hotkey: 'held', refused: null, free: [] })
  })
  it('keeps the one before where another is refused, and saves nothing', async () => {
    quick.follow(open())
    taken.add('Control+Shift+F9')
    expect(await quick.choose({ on: true, keys: 'Ctrl+Shift+F9' })).toMatchObject({
      keys: 'Ctrl+Alt+Space',
      hotkey: 'held',
      refused: 'Ctrl+Shift+F9',
    })
    expect(held).toBe('Control+Alt+Space')
    expect(settings.quick.keys).toBe('Ctrl+Alt+Space')
  })
  it('never takes what types, whoever asks', async () => {
    quick.follow(open())
    expect(await quick.choose({ on: true, keys: 'Ctrl+Alt+E' })).toMatchObject({ keys: 'Ctrl+Alt+Space', refused: 'Ctrl+Alt+E' })
    quick.follow(open('p-1', { quick: { on: true, keys: 'A' } }))
    expect(held).toBeNull()
    expect(quick.state().hotkey).toBe('refused')
  })
  it('changes with the choice, with the profile, and goes when it is switched off', async () => {
    quick.follow(open())
    expect(await quick.choose({ on: true, keys: 'Ctrl+Shift+F9' })).toMatchObject({ hotkey: 'held', refused: null })
    expect(held).toBe('Control+Shift+F9')
    quick.follow(open('p-2', { quick: { on: true, keys: 'Ctrl+Alt+Home' } }))
    expect(held).toBe('Control+Alt+Home')
    expect(await quick.choose({ on: false, keys: 'Ctrl+Alt+Home' })).toMatchObject({ on: false, hotkey: 'off' })
    expect(held).toBeNull()
  })
})

describe('what was told of a customer', () => {
  beforeEach(() => {
    quick.follow(open())
    quick.tell(last)
  })
  it('is there while the desk is open', () => {
    expect(quick.about()).toMatchObject({ now: 5, agentName: 'Ana', last: { conversationId: 'b~c~1' } })
  })
  it.each<[string, () => void]>([
    ['a lock', () => quick.follow(locked())],
    ['a sign-out', () => quick.follow(closed)],
    ['another profile', () => quick.follow(open('p-2'))],
    ['an erasure of the customer', () => quick.forget([], ['b~p~1'])],
    ['an erasure of the conversation', () => quick.forget(['b~c~1'], [])],
    ['the removal of its backend', () => quick.forgetBackend('backend1' as never)],
  ])('goes with %s, and whoever shows it hears so', (_name, act) => {
    events.length = 0
    act()
    expect(quick.about().last).toBeNull()
    expect(events).toContainEqual({ type: 'quick', what: 'changed' })
  })
  it('goes where nothing can be told of the one that is open now', () => {
    quick.tell(null)
    expect(quick.about().last).toBeNull()
  })
  it('stays where somebody else is erased, or a setting changes', () => {
    quick.forget(['b~c~2'], ['b~p~2'])
    quick.forgetBackend('backend2' as never)
    quick.follow(open('p-1', { theme: 'dark' }))
    expect(quick.about().last).not.toBeNull()
  })
})
