import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../bridge/queries'
import { templateTitle } from '../../i18n/templateWords'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Kbd } from '../../ui/Kbd'
import { pinKeys, pinStroke, pinTo, slots, usePins } from '../templates'
import styles from './Library.module.css'
import { choose, openDialog, useLibrary } from './store'

/** What stands on the nine keys, and what could. */
export function PinsDialog() {
  const { t } = useTranslation()
  const chosen = useLibrary((state) => state.chosen)
  const pins = usePins().data?.pins ?? []
  const ids = [...new Set([...pins.map(({ templateId }) => templateId), ...(chosen ? [chosen] : [])])]
  const held = useQuery({ ...ask().library.get.queryOptions({ input: { ids } }), enabled: ids.length > 0 }).data?.templates ?? []
  const named = (id: string | undefined) => {
    const found = held.find((one) => one.id === id)
    return found ? { id: found.id, title: templateTitle(t, found) } : null
  }
  const here = named(chosen ?? undefined)
  return (
    <Dialog title={t('library.pinsTitle')} size="medium" isOpen onClose={() => openDialog(null)}>
      <div className={styles.dialog}>
        <p className={styles.weak}>{t('library.pinsText')}</p>
        <ol className={styles.pins}>
          {slots.map((slot) => {
            const there = named(pins.find((one) => one.slot === slot)?.templateId)
            return (
              <li key={slot} className={styles.pin}>
                <Kbd keys={pinStroke(slot) ?? `Alt+${slot}`} />
                {there ? (
                  <button
                    type="button"
                    className={styles.pinName}
                    dir="auto"
                    onClick={() => {
                      choose(there.id)
                      openDialog(null)
                    }}
                  >
                    {there.title}
                  </button>
                ) : (
                  <span className={styles.pinFree}>{t('library.pinFree')}</span>
                )}
                {here && there?.id !== here.id ? (
                  <Button
                    kind="quiet"
                    aria-label={t('library.pinHereOn', { title: here.title, keys: pinKeys(slot) })}
                    onPress={() => void pinTo(slot, here, there)}
                  >
                    {t('library.pinHere')}
                  </Button>
                ) : null}
                {there ? (
                  <Button
                    kind="quiet"
                    icon="close"
                    aria-label={t('templates.pin.off', { keys: pinKeys(slot) })}
                    onPress={() => void pinTo(slot, null, there)}
                  >
                    {t('library.pinOff')}
                  </Button>
                ) : null}
              </li>
            )
          })}
        </ol>
      </div>
    </Dialog>
  )
}
