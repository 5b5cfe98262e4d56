import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend } from '../../../shared/domain/backend/types'
import type { Problem } from '../../../shared/domain/outbox/types'
import { providerOf } from '../../../shared/domain/signIn/providers'
import { problemOf } from '../../bridge/client'
import { calls } from '../../bridge/deskStore'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Icon } from '../../ui/Icon'
import styles from './Settings.module.css'

export interface SignedIn {
  ticket: string
  account: string | null
}

/** The step that leads to the browser: begins, waits with a way out, and says how it ended. */
export function BrowserSignIn({
  system,
  way,
  values,
  backend,
  signedIn,
  isDisabled,
  onSignedIn,
}: {
  system: string
  way: string
  values: Record<string, string>
  backend: Backend | undefined
  signedIn: SignedIn | null
  isDisabled: boolean
  onSignedIn: (signedIn: SignedIn | null) => void
}) {
  const { t } = useTranslation()
  const [waiting, setWaiting] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const attempt = useRef<string | null>(null)
  const cancel = useCallback(() => {
    const running = attempt.current
    attempt.current = null
    if (!running) return
    calls()
      .backends.cancelSignIn({ attempt: running })
      .catch(() => undefined)
  }, [])
  // A dialog that is shut leaves no listener behind.
  useEffect(() => cancel, [cancel])
  const begin = async () => {
    const own = crypto.randomUUID()
    attempt.current = own
    setWaiting(true)
    setProblem(null)
    onSignedIn(null)
    try {
      const done = await calls().backends.signIn({ attempt: own, system, values, backendId: backend?.id ?? null })
      if (attempt.current === own) onSignedIn(done)
    } catch (error) {
      if (attempt.current === own) setProblem(problemOf(error))
    } finally {
      if (attempt.current === own || attempt.current === null) {
        attempt.current = null
        setWaiting(false)
      }
    }
  }
  const provider = providerOf(way)
  const name = provider?.name
  const label = signedIn ? 'again' : name ? 'with' : 'withOther'
  return (
    <div className={styles.signIn}>
      {provider && !provider.proven && name ? <p className={styles.hint}>{t('settings.signIn.unproven', { name })}</p> : null}
      <div role="status" className={styles.signInWords}>
        {waiting ? <span>{t('settings.signIn.waiting')}</span> : null}
        {signedIn && !waiting ? (
          <span className={styles.stepGood}>
            <Icon name="done" />{' '}
            {signedIn.account ? t('settings.signIn.done', { account: signedIn.account }) : t('settings.signIn.doneNameless')}
          </span>
        ) : null}
        {backend && !signedIn && !waiting ? <span className={styles.hint}>{t('settings.signIn.kept')}</span> : null}
      </div>
      {waiting ? (
        <Button onPress={cancel}>{t('settings.signIn.cancel')}</Button>
      ) : (
        <Button onPress={() => void begin()} isDisabled={isDisabled}>
          {t(`settings.signIn.${label}`, { name: name ?? '' })}
        </Button>
      )}
      {problem && !waiting && problem.code !== 'cancelled' ? <ErrorNote title={t('settings.signIn.failed')} problem={problem} /> : null}
    </div>
  )
}
