/** Templates on keys: Alt with a digit, on macOS ⌃ with one. */
import i18next from 'i18next'
import type { TemplateId } from '../../../shared/domain/ids'
import { calls, onDeskEvent, useDesk } from '../../bridge/deskStore'
import { expectDeed, pushDeed } from '../../commands/deeds'
import { keyLabel } from '../../commands/keyLabel'
import { type Command, keysOf, registerCommands } from '../../commands/registry'
import { runCommand, tellTrouble } from '../../commands/runner'
import { templateTitle } from '../../i18n/templateWords'
import { showToast } from '../../state/toasts'
import { currentWriter } from '../../state/writing'
import { say } from '../../ui/liveRegion'

export const slots = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
const idOf = (slot: number): string => `templates.pin${slot}`
/** As the agent has set it. */
export const pinStroke = (slot: number): string | undefined => keysOf(idOf(slot))
export const pinKeys = (slot: number): string => keyLabel(pinStroke(slot) ?? `Alt+${slot}`)

const tell = (text: string, action?: { text: string; run: () => void }) => {
  showToast({ text, lasts: 6_000, ...(action ? { action } : {}) })
  say(text)
}
const choose = () => void runCommand('panel.3')

const insertPinned = async (slot: number): Promise<void> => {
  const writer = currentWriter()
  if (!writer) return tell(i18next.t('templates.pin.nowhere'))
  const { pins } = await calls().library.pins()
  const pin = pins.find((one) => one.slot === slot)
  if (!pin) return tell(i18next.t('templates.pin.empty', { keys: pinKeys(slot) }), { text: i18next.t('templates.pin.choose'), run: choose })
  await writer.insert({ id: pin.templateId })
}

const pinCommand = (slot: number, title: string | null): Command => ({
  id: idOf(slot),
  title: title === null ? 'templates.pin.command' : 'templates.pin.commandNamed',
  titleValues: title === null ? { slot: String(slot) } : { title },
  section: 'write',
  icon: 'pin',
  keys: [`Alt+${slot}`],
  whileTyping: true,
  // An empty place is worth a key, whose toast tells how to fill it, and no line among what can be done.
  keysOnly: title === null,
  run: () => insertPinned(slot),
})

let named: (string | null)[] = []
const name = async (): Promise<void> => {
  const { pins } = await calls().library.pins()
  const { templates } = await calls().library.get({ ids: pins.map(({ templateId }) => templateId) })
  const t = i18next.t.bind(i18next)
  const next = slots.map((slot) => {
    const pin = pins.find((one) => one.slot === slot)
    const template = templates.find(({ id }) => id === pin?.templateId)
    return template ? templateTitle(t, template) : null
  })
  if (JSON.stringify(next) === JSON.stringify(named)) return
  named = next
  registerCommands(slots.map((slot, at) => pinCommand(slot, next[at] ?? null)))
}
// Their keys work without their names.
const nameQuietly = (): void => void name().catch(() => undefined)

export const startPins = (): void => {
  registerCommands(slots.map((slot) => pinCommand(slot, null)))
  if (useDesk.getState().state?.type === 'open') nameQuietly()
  useDesk.subscribe((desk, was) => {
    if (desk.state?.type === 'open' && (was.state?.type !== 'open' || was.settings.language !== desk.settings.language)) nameQuietly()
  })
  onDeskEvent((event) => {
    if (event.type === 'library') nameQuietly()
  })
}

/** Puts a template on a key, or takes it off (`null`); one that stood there goes, and comes back with the undo. */
export const pinTo = (
  slot: number,
  template: { id: TemplateId; title: string } | null,
  before: { id: TemplateId; title: string } | null,
): Promise<void> => {
  const keys = pinKeys(slot)
  const put = (id: TemplateId | null) => calls().library.pin({ slot, templateId: id })
  const work = put(template?.id ?? null).then(
    () =>
      pushDeed({
        says: template
          ? i18next.t('templates.pin.pinned', { title: template.title, keys })
          : i18next.t('templates.pin.unpinned', { title: before?.title ?? '', keys }),
        saysUndone: i18next.t('templates.pin.back'),
        undo: async () => void (await put(before?.id ?? null)),
      }),
    (error: unknown) => tellTrouble(i18next.t('templates.pin.failed'), error),
  )
  expectDeed(work)
  return work
}
