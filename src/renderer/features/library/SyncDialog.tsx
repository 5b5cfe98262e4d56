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

type Answer = { words: string; problems: readonly Problem[] } | { problem: Problem }

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
      const words = [
        t('library.syncDone', { read: done.read, sent: done.sent }),
        done.bad > 0 ? t('library.syncBad', { count: done.bad }) : '',
      ]
        .filter(Boolean)
        .join(' ')
      setAnswer({ words, problems: done.problems.map(({ problem }) => problem) })
      say(words)
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
        {/* Never disabled: a button that is loses the focus, and Escape with it. */}
        <Button icon="refresh" onPress={() => (busy ? undefined : void run())}>
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
        <div role="status">
          <p>{answer.words}</p>
          {answer.problems.length > 0 ? (
            <ul className={styles.problems}>
              {answer.problems.map((problem, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an answer that never changes
                <li key={at}>{t(`problem.${problem.code}`, problem.params)}</li>
              ))}
            </ul>
          ) : null}
        </div>
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
