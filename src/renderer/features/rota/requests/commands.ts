/**
 * Keys of requests, a lead's and an agent's: they press the buttons that the screen offers. Where it offers a word that cannot be given
 * yet they say why, and go to what is missing.
 */
import { type Command, registerCommands } from '../../../commands/registry'
import { showToast } from '../../../state/toasts'
import { say } from '../../../ui/liveRegion'

/** One that j and k stop at; `aria-current`: whose answer the screen shows beside the list. */
const ITEM = '[data-request]'
/** What holds the answers of one request; it takes the focus that a button leaves behind when it goes. */
const HOME = '[data-request-home]'

const items = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(ITEM)]
const placeOf = (all: readonly HTMLElement[]): number => {
  const focused = document.activeElement?.closest<HTMLElement>(ITEM)
  return focused ? all.indexOf(focused) : all.findIndex((one) => one.ariaCurrent === 'true')
}

/** Where the request stood that was just answered and has left the list. */
let left = 0

const step = (by: 1 | -1) => (): void => {
  const all = items()
  const at = placeOf(all)
  // On the tab, nothing was gone to yet: the first stop is what is shown already.
  const to = at < 0 ? (by > 0 ? left : left - 1) : document.activeElement?.closest(`${ITEM},${HOME}`) ? at + by : at
  const next = all[Math.min(all.length - 1, Math.max(0, to))]
  next?.focus()
  if (next instanceof HTMLButtonElement) next.click()
}

type Word = 'yes' | 'no'
/** Of the item that has the focus, else of the one that is shown in full. */
const buttonOf = (word: Word): HTMLButtonElement | null => {
  const focused = document.activeElement?.closest<HTMLElement>(ITEM)
  const own = focused?.querySelector<HTMLButtonElement>(`[data-answer="${word}"]`)
  return own ?? document.querySelector<HTMLButtonElement>(`[data-request-pane] [data-answer="${word}"]`)
}

const give = (word: Word) => (): void => {
  const button = buttonOf(word)
  if (!button) return
  if (button.disabled) {
    const box = button.closest<HTMLElement>(HOME)
    const why = box?.dataset.missing
    if (!why) return
    showToast({ text: why, tone: 'trouble' })
    say(why, 'assertive')
    box?.querySelector<HTMLElement>('[data-needed] :is(input, button)')?.focus()
    return
  }
  left = Math.max(0, placeOf(items()))
  button.closest<HTMLElement>(HOME)?.focus()
  button.click()
}

const moves = (id: 'next' | 'previous', by: 1 | -1, keys: string[]): Command => ({
  id: `requests.${id}`,
  title: `rotaPeople.command.${id}`,
  section: 'rota',
  scope: 'requests',
  keys,
  repeats: true,
  keysOnly: true,
  when: ({ screen }) => screen === 'rota' && items().length > 0,
  run: step(by),
})
const answers = (id: 'approve' | 'decline', word: Word, keys: string[], icon: Command['icon'] & string): Command => ({
  id: `requests.${id}`,
  title: `rotaPeople.command.${id}`,
  section: 'rota',
  scope: 'requests',
  keys,
  icon,
  when: ({ screen }) => screen === 'rota' && buttonOf(word) !== null,
  run: give(word),
})

/** While requests are on the screen; the answer takes them out again. */
export const registerRequestKeys = (): (() => void) =>
  registerCommands([
    moves('next', 1, ['j']),
    moves('previous', -1, ['k']),
    answers('approve', 'yes', ['a'], 'check'),
    answers('decline', 'no', ['d'], 'close'),
    {
      id: 'requests.back',
      title: 'rotaPeople.command.back',
      section: 'rota',
      scope: 'requests',
      keys: ['Escape'],
      keysOnly: true,
      whileTyping: true,
      // From the reason back to the list, so that the answer is one key again.
      when: ({ screen }) => screen === 'rota' && document.activeElement?.closest('[data-request-pane]') != null && items().length > 0,
      run: () => {
        const all = items()
        const to = all[Math.max(0, placeOf(all))] ?? null
        to?.focus()
      },
    },
  ])
