import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Template } from '../../../shared/domain/template/types'
import { problemOf } from '../../bridge/client'
import { calls, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { templateTitle } from '../../i18n/templateWords'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { say } from '../../ui/liveRegion'
import { copyToMine } from './deeds'
import { choose } from './store'

/** A help desk's own canned response goes for everybody there: asked first, and no undo is promised. */
export function RemoveThere({ template }: { template: Template }) {
  const { t } = useTranslation()
  const backend = useDesk((desk) => desk.backends.find(({ id }) => id === template.backendId))
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ReturnType<typeof problemOf> | null>(null)
  // Approved templates belong to the messenger: they are taken away in its own office.
  if (!backend || template.owner !== 'backend' || !template.remote || template.remote.approved) return null
  const title = templateTitle(t, template)
  const remove = async () => {
    setBusy(true)
    setTrouble(null)
    try {
      const done = await calls().library.sync({ backendId: backend.id, send: [], remove: [template.id] })
      const [first] = done.problems
      if (first) {
        setTrouble(first.problem)
        return
      }
      const words = t('library.removedThere', { title, system: backend.name })
      choose(null)
      showToast({ text: words })
      say(words)
    } catch (error) {
      setTrouble(problemOf(error))
      tellTrouble(t('library.notRemovedThere'), error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button icon="trash" onPress={() => (busy ? undefined : setAsking(true))}>
        {t('library.removeThere')}
      </Button>
      {trouble ? <ErrorNote title={t('library.notRemovedThere')} problem={trouble} /> : null}
      <Confirm
        title={t('library.removeThereTitle', { title })}
        text={
          <>
            <p>{t('library.removeThereText', { system: backend.name })}</p>
            <p>{t(offline ? 'library.removeThereOffline' : 'library.removeThereCopy')}</p>
            {offline ? null : (
              <Button
                icon="copy"
                kind="quiet"
                onPress={() => {
                  setAsking(false)
                  void copyToMine(template)
                }}
              >
                {t('library.copyToMine')}
              </Button>
            )}
          </>
        }
        yes={t('library.removeThereYes')}
        danger
        isOpen={asking}
        onYes={() => void remove()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
