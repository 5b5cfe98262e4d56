/** Keys of the queue: they act on the item that has the focus, and only where that item offers the word. */
import { type Command, registerCommands } from '../../commands/registry'

const ITEM = '[data-queue-item]'
const items = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(ITEM)]
const focused = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>(ITEM) ?? null

const place = (): number => {
  const one = focused()
  return one ? items().indexOf(one) : -1
}

const step = (by: 1 | -1) => (): void => {
  const all = items()
  const at = place()
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
/** After an item was decided it may go: the one that takes its place gets the focus, so that the keys go on. */
const keepPlace = (at: number): void => {
  let looks = 0
  const look = () => {
    looks += 1
    const lost = document.activeElement === document.body || document.activeElement === null
    if (lost) items()[Math.min(at, items().length - 1)]?.focus()
    else if (looks < 20) setTimeout(look, 100)
  }
  setTimeout(look, 100)
}
const button = (word: string): HTMLElement | null => focused()?.querySelector<HTMLElement>(`[data-word="${word}"]`) ?? null
const say = (id: string, word: string, keys: string, icon: Command['icon']): Command => ({
  id: `queue.${id}`,
  title: `queue.command.${id}`,
  section: 'conversation',
  scope: 'queue',
  keys: [keys],
  ...(icon ? { icon } : {}),
  when: ({ screen }) => screen === 'queue' && button(word) !== null,
  run: () => {
    const at = place()
    button(word)?.click()
    keepPlace(at)
  },
})

const move = (id: 'next' | 'previous', by: 1 | -1, keys: string[]): Command => ({
  id: `queue.${id}`,
  title: `queue.command.${id}`,
  section: 'move',
  scope: 'queue',
  keys,
  repeats: true,
  keysOnly: true,
  when: ({ screen }) => screen === 'queue',
  run: step(by),
})

/** While the queue is on screen; the answer takes them out again. */
export const registerQueueKeys = (): (() => void) =>
  registerCommands([
    move('next', 1, ['j', 'ArrowDown']),
    move('previous', -1, ['k', 'ArrowUp']),
    say('send', 'send', 's', 'send'),
    say('edit', 'edit', 'e', 'pen'),
    say('drop', 'drop', 'd', 'trash'),
    say('look', 'lookAgain', 'l', 'refresh'),
    say('takeBack', 'takeBack', 'u', 'undo'),
    say('copy', 'copy', 'y', 'copy'),
    {
      ...say('open', 'open', 'Enter', 'external'),
      when: ({ screen }) => screen === 'queue' && focused() === document.activeElement && button('open') !== null,
    },
  ])
