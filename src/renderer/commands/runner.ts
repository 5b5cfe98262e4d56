/** Joins the registry to the window: one key listener, one way to run a command by id. */
import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import { problemOf } from '../bridge/client'
import { useDesk } from '../bridge/deskStore'
import { PartFailed } from '../state/acts'
import { contextNow, noteScope } from '../state/context'
import { showToast } from '../state/toasts'
import { say } from '../ui/liveRegion'
import { setUndoTrouble } from './deeds'
import { Dispatcher, type KeyPlace } from './dispatcher'
import { EarlyKeys } from './early'
import { keyboardNow, lookAtKeyboard } from './keyboard'
import { allCommands, type Command, commandById, keysOf, onRegistryChange, registryVersion, type Scope, setKeymap } from './registry'

const mac = () => /mac/i.test(navigator.platform)

const problemWords = (error: unknown): string => {
  const problem = problemOf(error)
  return i18next.t(`problem.${problem.code}`, problem.params)
}

/** So many are named; the others are counted. */
const NAMED = 3
/** Whom it did not work for, each with its cause. */
const partWords = (what: string, { failures, taken }: PartFailed): string => {
  const [first] = failures
  if (first && failures.length + taken === 1) return `${what} ${problemWords(first.error)}`
  const named = failures
    .slice(0, NAMED)
    .map(({ customerName, error }) => `${customerName || i18next.t('inbox.nobody')}: ${problemWords(error)}`)
    .join(' ')
  const count = failures.length
  const more = count > NAMED ? ` ${i18next.t('commands.andMore', { count: count - NAMED })}` : ''
  return `${i18next.t('commands.partFailed', { count, total: count + taken })} ${named}${more}`
}

/** Words a failure, draws and says it. */
export const tellTrouble = (what: string, error: unknown): void => {
  const text = error instanceof PartFailed ? partWords(what, error) : `${what} ${problemWords(error)}`
  showToast({ text, tone: 'trouble' })
  say(text, 'assertive')
}

const onError = (error: unknown, command: Command) =>
  tellTrouble(i18next.t('commands.failed', { command: i18next.t(command.title, command.titleValues ?? {}) }), error)

const EDITABLE =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]),textarea,select,[contenteditable=true],[contenteditable=""],[role=textbox],[role=searchbox],[role=combobox]'
const OWN_KEYS = '[role=dialog],[role=alertdialog],[role=menu],[role=listbox]:not([data-scope]),[data-own-keys]'

/** Where the focus is nowhere, as what had it went away, keys still mean the screen, if it has but one place for them. */
const onlyScope = (): string | undefined => {
  const [scope, ...others] = document.querySelectorAll<HTMLElement>('main [data-scope]')
  return others.length === 0 ? scope?.dataset.scope : undefined
}

const placeOf = (target: EventTarget | null): KeyPlace => {
  const element = target instanceof Element ? target : null
  return {
    editable: Boolean(element?.closest(EDITABLE)),
    scope: ((element === document.body ? onlyScope() : element?.closest<HTMLElement>('[data-scope]')?.dataset.scope) ??
      'anywhere') as Scope,
    ownKeys: Boolean(element?.closest(OWN_KEYS)) || document.querySelector('[role=dialog],[role=alertdialog]') !== null,
  }
}

const early = new EarlyKeys<KeyboardEvent>({
  press: ({ key, code, shiftKey }) => {
    // Its own end may be behind it already: a key that is held to look at something must not stay held.
    for (const type of ['keydown', 'keyup'])
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent(type, { key, code, shiftKey, bubbles: true, cancelable: true }),
      )
  },
  take(on) {
    const change = on ? window.addEventListener : window.removeEventListener
    change('keydown', takeEarly as EventListener, true)
    change('pointerdown', dropEarly, true)
    change('blur', dropEarly)
  },
})
const takeEarly = (event: KeyboardEvent): void => {
  if (!early.next(event)) return
  event.preventDefault()
  event.stopImmediatePropagation()
}
const dropEarly = (): void => early.drop()
/** Every command of this window is registered, or will not be: what was pressed for one of them meanwhile is pressed now. */
export const commandsReady = (): void => early.ready()

const takesLetters = ({ editable, ownKeys }: KeyPlace): boolean => !editable && !ownKeys && useDesk.getState().settings.singleKeys

/** Listens until the answer is called. Runs after the focused widget had its say. */
export const listenToKeys = (onPending?: (strokes: string | null) => void): (() => void) => {
  const dispatcher = new Dispatcher({
    commands: allCommands,
    context: contextNow,
    singleKeys: () => useDesk.getState().settings.singleKeys,
    mac,
    latinless: () => keyboardNow().latinless,
    now: () => performance.now(),
    onError,
    ...(onPending ? { onPending } : {}),
  })
  const down = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    // A dialog whose focus was lost is still before everything: Escape must not act on the screen behind it.
    if (event.key === 'Escape' && event.target === document.body && document.querySelector('[role=dialog],[role=alertdialog]')) return
    const place = placeOf(event.target)
    if (dispatcher.down(event, place) || (takesLetters(place) && early.unknown(event))) event.preventDefault()
  }
  const focus = (event: FocusEvent) => noteScope(placeOf(event.target).scope)
  const up = (event: KeyboardEvent) => dispatcher.up(event)
  const blur = () => dispatcher.letGo()
  window.addEventListener('keydown', down)
  window.addEventListener('keyup', up)
  const entered = () => void lookAtKeyboard()
  entered()
  window.addEventListener('blur', blur)
  window.addEventListener('focus', entered)
  window.addEventListener('focusin', focus)
  setKeymap(useDesk.getState().settings.keymap)
  const unfollow = useDesk.subscribe(({ settings }) => setKeymap(settings.keymap))
  setUndoTrouble((error) => tellTrouble(i18next.t('commands.undoFailed'), error))
  return () => {
    unfollow()
    early.drop()
    window.removeEventListener('keydown', down)
    window.removeEventListener('keyup', up)
    window.removeEventListener('blur', blur)
    window.removeEventListener('focus', entered)
    window.removeEventListener('focusin', focus)
  }
}

/** Runs a command from a button, menu, the palette or the system's menu. Answers whether it could act. */
export const runCommand = (id: string): boolean => {
  const command = commandById(id)
  const context = contextNow('anywhere')
  if (!command || !(command.when?.(context) ?? true)) return false
  try {
    const done = command.run(context)
    if (done) done.catch((error: unknown) => onError(error, command))
  } catch (error) {
    onError(error, command)
  }
  return true
}

/** The key of a command, for tooltips and buttons; none while single keys are off and it is one. */
export const useCommandKeys = (id: string): string | undefined => {
  // Its own key, not the registry's version: commands come and go with each conversation, and their buttons need not be drawn again.
  const keys = useSyncExternalStore(onRegistryChange, () => keysOf(id))
  const single = useDesk((desk) => desk.settings.singleKeys)
  return keys && (single || /Mod|Alt|Escape|Enter/.test(keys)) ? keys : undefined
}
/** The registry, current. */
export const useCommands = (): Command[] => {
  useSyncExternalStore(onRegistryChange, registryVersion)
  return allCommands()
}
