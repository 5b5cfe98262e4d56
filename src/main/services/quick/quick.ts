/**
 * The quick palette over other programs: its key, and what its texts are filled from. What an inbox window tells of the
 * conversation that is open stands in memory alone; a lock, an erasure and another profile take it away.
 */
import type { DeskEvent } from '../../../shared/contract'
import type { QuickAbout, QuickLast, QuickState } from '../../../shared/contract/quick'
import type { Shop } from '../../../shared/domain/backend/types'
import type { DeskState, Settings } from '../../../shared/domain/desk/types'
import type { BackendId } from '../../../shared/domain/ids'
import { acceleratorOf, type HotkeyPlatform, hotkeyTrouble, proposals } from '../../../shared/domain/quick/hotkey'
import type { Clock, Log, QuickPort } from '../../ports'

type Choice = Settings['quick']

export interface QuickNeeds {
  clock: Pick<Clock, 'now'>
  log: Log
  host: QuickPort
  /** As Node names it. */
  platform: string
  shops(): readonly Shop[]
  /** The open profile's name. */
  agent(): string
  /** Into the profile's settings; comes back by `follow`. */
  save(choice: Choice): Promise<void>
  emit(event: DeskEvent): void
}

const platformOf = (name: string): HotkeyPlatform => (name === 'win32' || name === 'darwin' ? name : 'linux')

export const createQuick = (needs: QuickNeeds) => {
  const { host, log } = needs
  const platform = platformOf(needs.platform)
  let last: QuickLast | null = null
  let profileId: string | null = null
  /** What the open or locked profile wants; null while there is none. */
  let wanted: Choice | null = null
  /** The accelerator that is held; null for none. */
  let held: string | null = null
  /** Keys that were refused last. */
  let refused: string | null = null
  /** Nobody has been told of it yet. */
  let untold = false

  const acceptable = (keys: string): string | null => (hotkeyTrouble(keys, platform) === null ? acceleratorOf(keys) : null)
  const open = () => {
    host.show()
    needs.emit({ type: 'quick', what: 'shown' })
  }
  /** What the hotkey does: once more puts it away. */
  const pressed = () => (host.isShown() ? host.hide() : open())
  const hold = (accelerator: string | null): boolean => {
    if (accelerator === held) return true
    const given = host.hold(accelerator, pressed)
    held = given ? accelerator : null
    return given
  }
  const forgetLast = () => {
    if (!last) return
    last = null
    needs.emit({ type: 'quick', what: 'changed' })
  }
  const take = () => {
    const keys = wanted?.on ? wanted.keys : null
    const accelerator = keys === null ? null : acceptable(keys)
    const given = hold(accelerator)
    const no = keys !== null && (accelerator === null || !given)
    if (no && refused !== keys) {
      log.warn('quick.refused', { keys })
      untold = true
    }
    refused = no ? keys : null
  }
  const state = (): QuickState => {
    const { on, keys } = wanted ?? { on: false, keys: '' }
    return {
      on,
      keys,
      hotkey: !on ? 'off' : held === null ? 'refused' : 'held',
      refused,
      free:
        refused === null
          ? []
          : proposals(platform)
              .filter((one) => {
                const accelerator = acceleratorOf(one)
                return one !== refused && accelerator !== null && accelerator !== held && host.isFree(accelerator)
              })
              .slice(0, 3),
      compositor: host.compositor,
    }
  }

  host.whenHidden(() => needs.emit({ type: 'quick', what: 'hidden' }))

  return {
    /** The desk opened, locked or closed, or its settings changed: the key follows, and what was told of a customer goes with a lock. */
    follow(desk: DeskState): void {
      const now = desk.type === 'closed' ? null : desk.profile.id
      if (desk.type !== 'open' || now !== profileId) forgetLast()
      profileId = now
      const before = JSON.stringify([wanted, held, refused])
      if (desk.type === 'open') wanted = desk.settings.quick
      else if (desk.type === 'closed') wanted = null
      // A locked desk keeps its key: the palette then says that it is locked.
      if (desk.type !== 'locked') take()
      if (before !== JSON.stringify([wanted, held, refused])) needs.emit({ type: 'quick', what: 'changed' })
    },
    about(): QuickAbout {
      return {
        now: needs.clock.now(),
        agentName: needs.agent(),
        shops: needs.shops().map(({ id, name, languages, policy, signatures }) => ({
          id,
          name,
          languages: [...languages],
          returnDays: policy.returnDays,
          deliveryDays: policy.promisedDeliveryDays,
          paysDuty: policy.whoPaysDuty === null ? null : policy.whoPaysDuty === 'shop',
          signatures,
        })),
        last,
      }
    },
    tell(told: QuickLast | null): void {
      last = told
      // Also to a palette that is hidden: once it comes up, it must not show another customer's name even for a moment.
      needs.emit({ type: 'quick', what: 'changed' })
    },
    /** A customer was erased, or conversations are no longer kept. */
    forget(conversationIds: readonly string[], customerIds: readonly string[]): void {
      if (last && (conversationIds.includes(last.conversationId) || (last.customerId !== null && customerIds.includes(last.customerId))))
        forgetLast()
    },
    forgetBackend(id: BackendId): void {
      if (last?.backendId === id) forgetLast()
    },
    open,
    close: () => host.hide(),
    state(): QuickState {
      // Whoever had the key may have gone since.
      if (refused !== null && refused === wanted?.keys) take()
      return state()
    },
    /** What was refused, once. */
    trouble(): { refused: string | null } {
      const told = untold ? refused : null
      untold = false
      return { refused: told }
    },
    async choose(choice: Choice): Promise<QuickState> {
      const before = wanted
      if (choice.on) {
        const accelerator = acceptable(choice.keys)
        const given = accelerator !== null && hold(accelerator)
        if (!given) {
          log.warn('quick.refused', { keys: choice.keys })
          wanted = before
          take()
          refused = choice.keys
          return state()
        }
      }
      await needs.save(choice)
      return state()
    },
  }
}
export type Quick = ReturnType<typeof createQuick>
