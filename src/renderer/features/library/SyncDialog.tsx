import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend } from '../../../shared/domain/backend/types'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { calls, useDesk } from '../../bridge/deskStore'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Dialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { say } from '../../ui/liveRegion'
import styles from './Library.module.css'
import { openDialog, useLibrary } from './store'

type Answer = { read: number; sent: number } | { problem: Problem }

function One({ backend }: { backend: Backend }) {
  const { t } = useTranslation()
  const checked = useLibrary((state) => state.checked)
  const [send, setSend] = useState(false)
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const run = async () => {
    setBusy(true)
    try {
      const done = await calls().library.sync({ backendId: backend.id, send: send ? [...checked].slice(0, 200) : [], remove: [] })
      setAnswer(done)
      say(t('library.syncDone', done))
    } catch (error) {
      setAnswer({ problem: problemOf(error) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <li className={styles.syncOne}>
      <div className={styles.syncHead}>
        <b>
          <bdi>{backend.name}</bdi>
        </b>
        <Button icon="refresh" isDisabled={busy} onPress={() => void run()}>
          {t(send ? 'library.syncBoth' : 'library.syncRead')}
        </Button>
      </div>
      {checked.size > 0 ? (
        <Checkbox isSelected={send} onChange={setSend}>
          {t('library.syncSend', { count: checked.size })}
        </Checkbox>
      ) : null}
      {answer === null ? null : 'problem' in answer ? (
        <ErrorNote title={t('library.notSynced')} problem={answer.problem} />
      ) : (
        <p role="status">{t('library.syncDone', answer)}</p>
      )}
    </li>
  )
}

/** Canned responses and approved templates of the help desks: read at a word, sent only when named. */
export function SyncDialog() {
  const { t } = useTranslation()
  const backends = useDesk((desk) => desk.backends)
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const able = backends.filter(({ capabilities }) => capabilities.kinds.includes('conversations'))
  return (
    <Dialog title={t('library.syncTitle')} size="medium" isOpen onClose={() => openDialog(null)}>
      <div className={styles.dialog}>
        <p className={styles.weak}>{t('library.syncText')}</p>
        {offline ? <p className={styles.soon}>{t('library.offline')}</p> : null}
        {able.length === 0 ? (
          <EmptyState icon="store" title={t('library.noBackends')} />
        ) : (
          <ul className={styles.syncList}>
            {able.map((backend) => (
              <One key={backend.id} backend={backend} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}
