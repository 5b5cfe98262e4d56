import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { fuzzyFilter } from '../commands/fuzzy'
import { runCommand, useCommandKeys, useCommands } from '../commands/runner'
import { contextNow } from '../state/context'
import { showView, togglePalette, useNavigation } from '../state/navigation'
import { ownConversation } from '../state/ownConversation'
import { Dialog } from '../ui/Dialog'
import { LetterMark } from '../ui/LetterMark'
import { type PickItem, PickList } from '../ui/PickList'
import { mayAskForField } from '../ui/typeAhead'
import { doInstead, insteadOf } from './paletteInstead'
import { bySection } from './paletteOrder'
import { usePaletteTemplates } from './paletteTemplates'
import { recentCommands, rememberCommand } from './recents'

const findAmong = (query: string, items: readonly PickItem[]) =>
  fuzzyFilter(query, items, (item) => `${item.label} ${item.also ?? ''}`).filter(
    (item, at, all) => query.trim() === '' || all.findIndex((one) => one.id === item.id) === at,
  )

/** `;` asks for templates alone; without it they stand behind the commands. */
const alone = /^[;；]/

function PaletteList() {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const templates = usePaletteTemplates(query)
  const find = useCallback(
    (typed: string, all: readonly PickItem[]) =>
      alone.test(typed) ? [...templates.items] : [...findAmong(typed, all), ...(typed.trim() === '' ? [] : templates.items)],
    [templates.items],
  )
  const keys = { search: useCommandKeys('desk.search'), sheet: useCommandKeys('desk.cheatSheet') }
  const instead = (typed: string) => (alone.test(typed) ? [] : insteadOf(typed, t, keys))
  const commands = useCommands()
  const shops = useDesk((desk) => desk.shops)
  const items = useMemo(() => {
    // What was focused before the palette opened decides what can be done.
    const context = contextNow('anywhere')
    const able = commands.filter((command) => !command.keysOnly && (command.when?.(context) ?? true))
    const entry = (command: (typeof able)[number], group: string): PickItem => ({
      id: command.id,
      label: t(command.title, command.titleValues ?? {}),
      icon: command.icon,
      keys: command.keys?.[0],
      group,
    })
    // What can be done to the conversation stands before what can be done anywhere.
    const grouped = bySection(able)
    const recent = recentCommands().flatMap((id) => able.filter((command) => command.id === id))
    return [
      ...recent.map((command) => entry(command, t('commands.recent'))),
      ...grouped.filter((command) => !recent.includes(command)).map((command) => entry(command, t(`commands.section.${command.section}`))),
      ...(ownConversation() ? [] : shops).map(
        (shop): PickItem => ({
          id: `shop:${shop.id}`,
          label: shop.name,
          also: shop.code,
          mark: <LetterMark code={shop.code} colour={shop.colour} size={16} />,
          group: t('inbox.views.shops'),
        }),
      ),
    ]
  }, [commands, shops, t])
  return (
    <PickList
      label={t('commands.palette')}
      placeholder={t('commands.palettePlaceholder')}
      items={items}
      find={find}
      onQuery={setQuery}
      none={t('commands.noneFound')}
      instead={instead}
      onPick={(id) => {
        togglePalette(false)
        const begun = mayAskForField()
        const words = query
        const template = templates.items.find((one) => one.id === id)
        const shop = shops.find((one) => `shop:${one.id}` === id)
        // After the dialog has given the focus back.
        requestAnimationFrame(() => {
          if (doInstead(id, words)) return begun()
          if (template) templates.insert(id)
          else if (shop) showView({ kind: 'due', shopId: shop.id })
          else {
            rememberCommand(id)
            runCommand(id)
          }
          begun()
        })
      }}
    />
  )
}

/** Ctrl/⌘ K: every command and shop by a few letters of its name. */
export function Palette() {
  const { t } = useTranslation()
  const open = useNavigation((state) => state.palette)
  return (
    <Dialog bare title={t('commands.palette')} size="medium" isOpen={open} onClose={() => togglePalette(false)}>
      {open ? <PaletteList /> : null}
    </Dialog>
  )
}
