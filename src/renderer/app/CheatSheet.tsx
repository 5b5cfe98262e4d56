import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { SECTIONS } from '../commands/registry'
import { useCommands } from '../commands/runner'
import { toggleCheatSheet, useNavigation } from '../state/navigation'
import { Dialog } from '../ui/Dialog'
import { Kbd } from '../ui/Kbd'
import styles from './CheatSheet.module.css'

function Sheet() {
  const { t } = useTranslation()
  const single = useDesk((desk) => desk.settings.singleKeys)
  const commands = useCommands().filter((command) => command.keys?.length)
  return (
    <>
      {single ? null : <p className={styles.note}>{t('commands.singleKeysOff')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: read by keyboard too where it is longer than the window */}
      <section className={styles.sheet} aria-label={t('commands.cheatSheet')} tabIndex={0}>
        {SECTIONS.map((section) => {
          const seen = new Set<string>()
          const here = commands.filter((command) => {
            if (command.section !== section || seen.has(command.title)) return false
            seen.add(command.title)
            return true
          })
          if (here.length === 0) return null
          return (
            <section key={section} className={styles.section} aria-label={t(`commands.section.${section}`)}>
              <h3 className={styles.head}>{t(`commands.section.${section}`)}</h3>
              <dl className={styles.list}>
                {here.map((command) => (
                  <div key={command.id} className={styles.line}>
                    <dt>{t(command.title, command.titleValues ?? {})}</dt>
                    <dd>
                      <Kbd keys={command.keys?.[0] ?? ''} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </section>
    </>
  )
}

/** ? : every key there is, from the registry itself. */
export function CheatSheet() {
  const { t } = useTranslation()
  const open = useNavigation((state) => state.cheatSheet)
  return (
    <Dialog title={t('commands.cheatSheet')} size="large" isOpen={open} onClose={() => toggleCheatSheet(false)}>
      {open ? <Sheet /> : null}
    </Dialog>
  )
}
