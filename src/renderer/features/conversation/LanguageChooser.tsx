import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../bridge/deskStore'
import { fuzzyFilter } from '../../commands/fuzzy'
import { tellTrouble } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { Dialog } from '../../ui/Dialog'
import { type PickItem, PickList } from '../../ui/PickList'
import { closeLanguageChoice, languageSaid, sayLanguage, useLanguageChoice } from './languageChoice'

/** What customers of shops write in; any of them can be typed for. */
const languages =
  'en de fr es pt-BR pt-PT it nl pl ja zh-CN zh-TW ko ar el ru uk tr sv da nb fi cs sk hu ro bg hr sr sl et lv lt he fa ur hi bn th vi id ms tl ca'.split(
    ' ',
  )

const find = (query: string, items: readonly PickItem[]) => fuzzyFilter(query, items, (item) => `${item.label} ${item.also ?? ''}`)

/** In which language a message or a conversation is: by name in her language, in its own, or by code. */
export function LanguageChooser() {
  const { t } = useTranslation()
  const format = useFormat()
  const open = useLanguageChoice((state) => state.open)
  const shops = useDesk((desk) => desk.shops)
  const items = useMemo((): PickItem[] => {
    if (!open) return []
    const said = languageSaid(open)
    // Those of the desk's shops first.
    const own = new Set(shops.flatMap((shop) => shop.languages))
    const all = [...new Set([...own, ...languages])]
    const list = all.map((code) => ({
      id: code,
      label: format.language(code),
      also: `${code} ${new Intl.DisplayNames([code], { type: 'language', fallback: 'code' }).of(code) ?? ''}`,
      checked: code === said,
      icon: 'languages' as const,
    }))
    return said === null ? list : [{ id: '', label: t('reading.letDesk'), icon: 'restore' as const }, ...list]
  }, [open, shops, format, t])
  if (!open) return null
  const title = t(open.messageId === null ? 'reading.chooseConversation' : 'reading.chooseMessage')
  return (
    <Dialog bare isOpen title={title} onClose={closeLanguageChoice}>
      <PickList
        label={title}
        placeholder={title}
        items={items}
        find={find}
        none={t('commands.noneFound')}
        onPick={(id) => {
          closeLanguageChoice()
          sayLanguage(open, id === '' ? null : id, id === '' ? '' : format.language(id)).catch((error: unknown) =>
            tellTrouble(t('reading.notSaid'), error),
          )
        }}
      />
    </Dialog>
  )
}
