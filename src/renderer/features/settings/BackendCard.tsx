import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend, LineState, TestReport } from '../../../shared/domain/backend/types'
import { problemOf } from '../../bridge/client'
import { calls, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { useSyncStates } from '../../data/queries'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { showToast } from '../../state/toasts'
import { Button, IconButton } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { Lamp, type LampState } from '../../ui/Lamp'
import { Menu } from '../../ui/Menu'
import { Progress } from '../../ui/Progress'
import { ConnectDialog } from './ConnectDialog'
import { RemoveBackend } from './RemoveBackend'
import { Report } from './Report'
import styles from './Settings.module.css'

const lampOf: Record<LineState, LampState> = {
  up: 'up',
  down: 'down',
  signInNeeded: 'down',
  limited: 'partly',
  paused: 'unknown',
  unknown: 'unknown',
}

/** One backend: how its line stands, how far its fetch is, and its acts. */
export function BackendCard({ backend }: { backend: Backend }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useMinute()
  const lamp = useDesk((desk) => desk.lamps.backends.find((one) => one.backendId === backend.id))
  const sync = useSyncStates().find((one) => one.backendId === backend.id)
  const [report, setReport] = useState<TestReport | null>(null)
  const [testing, setTesting] = useState(false)
  const [asking, setAsking] = useState<'remove' | 'resync' | 'signIn' | null>(null)
  const state = backend.paused ? 'paused' : (lamp?.state ?? 'unknown')

  const act = (what: string, done: Promise<unknown>, says?: string) => {
    done.then(
      () => (says ? showToast({ text: says, tone: 'plain' }) : undefined),
      (error: unknown) => tellTrouble(what, error),
    )
  }
  const test = async () => {
    setTesting(true)
    try {
      setReport(await calls().backends.retest({ backendId: backend.id }))
    } catch (error) {
      const problem = problemOf(error)
      setReport({ ok: false, steps: [{ step: 'reach', ok: false, why: problem, detail: '' }], me: null, found: [] })
    } finally {
      setTesting(false)
    }
  }
  const choose = (id: string) => {
    if (id === 'test') void test()
    if (id === 'pause') act(t('settings.backend.notPaused'), calls().backends.pause({ backendId: backend.id, paused: !backend.paused }))
    if (id === 'resync' || id === 'remove' || id === 'signIn') setAsking(id)
  }
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <Lamp state={lampOf[state]} />
        <div className={styles.cardWords}>
          <span className={styles.cardName} dir="auto">
            {backend.name}
          </span>
          <span className={styles.hint}>
            {t(`settings.line.${state}`)}
            {state === 'up' && lamp?.live === 'up' ? ` · ${t('settings.line.live')}` : ''}
            {lamp?.answeredAt && state !== 'up' ? ` · ${t('settings.line.answered', { ago: format.ago(lamp.answeredAt, now) })}` : ''}
          </span>
        </div>
        {state === 'signInNeeded' ? <Button onPress={() => setAsking('signIn')}>{t('settings.backend.signIn')}</Button> : null}
        <Menu
          label={t('settings.backend.more', { name: backend.name })}
          groups={[
            {
              entries: [
                { id: 'test', label: t('settings.backend.test'), icon: 'checks' },
                {
                  id: 'pause',
                  label: t(backend.paused ? 'settings.backend.resume' : 'settings.backend.pause'),
                  icon: backend.paused ? 'play' : 'pause',
                },
                { id: 'signIn', label: t('settings.backend.change'), icon: 'pen' },
                { id: 'resync', label: t('settings.backend.resync'), icon: 'refresh' },
              ],
            },
            { entries: [{ id: 'remove', label: t('settings.backend.remove'), icon: 'trash', danger: true }] },
          ]}
          onChoose={choose}
        >
          <IconButton icon="more" label={t('settings.backend.more', { name: backend.name })} />
        </Menu>
      </div>
      {lamp?.why && state !== 'up' && state !== 'paused' ? (
        <p className={styles.hint}>
          {t(`problem.${lamp.why.code}`, lamp.why.params)} {t(`problem.next.${lamp.why.code}`, lamp.why.params)}
        </p>
      ) : null}
      {sync && sync.phase !== 'live' && sync.total !== 0 && !backend.paused ? (
        <Progress
          label={t('settings.backend.fetching')}
          value={sync.total === null ? null : sync.done}
          max={sync.total ?? 1}
          words={
            sync.total === null
              ? format.number(sync.done)
              : t('settings.backend.of', { done: format.number(sync.done), total: format.number(sync.total) })
          }
        />
      ) : null}
      {sync && sync.bad.length > 0 ? (
        <details className={styles.hint}>
          <summary>{t('settings.backend.bad', { count: sync.bad.length })}</summary>
          <ul className={styles.badList}>
            {sync.bad.map((item, index) => (
              <li key={`${item.what} ${item.remoteId ?? index}`} dir="ltr">
                {[item.what, item.remoteId, item.why].filter(Boolean).join(' · ')}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {testing ? <p className={styles.hint}>{t('settings.backend.testing')}</p> : null}
      {report && !testing ? <Report report={report} /> : null}
      {asking === 'remove' ? (
        <RemoveBackend
          backend={backend}
          onClose={() => setAsking(null)}
          onRemove={() =>
            act(
              t('settings.backend.notRemoved'),
              calls().backends.remove({ backendId: backend.id }),
              t('settings.backend.removed', { name: backend.name }),
            )
          }
        />
      ) : null}
      <Confirm
        title={t('settings.backend.resyncTitle', { name: backend.name })}
        text={t('settings.backend.resyncText')}
        yes={t('settings.backend.resync')}
        isOpen={asking === 'resync'}
        onClose={() => setAsking(null)}
        onYes={() => act(t('settings.backend.notResynced'), calls().backends.resync({ backendId: backend.id }))}
      />
      {asking === 'signIn' ? <ConnectDialog shopId={backend.shopId} backend={backend} onClose={() => setAsking(null)} /> : null}
    </li>
  )
}
