import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamSpaceState } from '../../../shared/contract/teamSpace'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { calls, onDeskEvent } from '../../bridge/deskStore'
import { ask, queryClient } from '../../bridge/queries'
import { tellTrouble } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { say } from '../../ui/liveRegion'
import { Progress } from '../../ui/Progress'
import { TextField } from '../../ui/TextField'
import { RotaSpacePart } from './rotaSpace/RotaSpacePart'
import styles from './Settings.module.css'
import { serverAddress } from './serverAddress'

const useTeamSpace = (): TeamSpaceState | undefined => {
  useEffect(
    () =>
      onDeskEvent((event) => {
        if (event.type === 'teamSpace') void queryClient.invalidateQueries({ queryKey: ask().teamSpace.key() })
      }),
    [],
  )
  return useQuery(ask().teamSpace.state.queryOptions()).data
}

function Connect() {
  const { t } = useTranslation()
  const [url, setUrl] = useState('')
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const connect = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await calls().teamSpace.connect({ url: serverAddress(url), user: user.trim(), password })
      say(t('settings.team.connected'))
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form noValidate className={styles.form} onSubmit={(event) => void connect(event)}>
      <p className={styles.hint}>{t('settings.team.deskOnly')}</p>
      <TextField label={t('settings.team.url')} hint={t('settings.team.urlHint')} type="url" value={url} onChange={setUrl} isRequired />
      <div className={styles.pair}>
        <TextField label={t('settings.team.user')} value={user} onChange={setUser} autoComplete="off" />
        <TextField label={t('settings.team.password')} type="password" value={password} onChange={setPassword} autoComplete="off" />
      </div>
      {problem ? <ErrorNote title={t('settings.team.notConnected')} problem={problem} /> : null}
      <div className={styles.buttons}>
        <Button kind="primary" type="submit" isDisabled={busy || url.trim() === ''}>
          {busy ? t('settings.team.trying') : t('settings.team.connect')}
        </Button>
      </div>
    </form>
  )
}

/** The folder stands empty: a server's mishap and a team's wish look the same from here. */
function Emptied({ count, url }: { count: number; url: string }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const answer = (took: boolean) =>
    void calls()
      .teamSpace.answerEmptied({ took })
      .then(() => say(t(took ? 'settings.team.emptiedTaken' : 'settings.team.emptiedBack')))
      .catch((error: unknown) => tellTrouble(t('settings.team.notDone'), error))
  return (
    <section aria-label={t('settings.team.emptied', { count })}>
      <ErrorNote title={t('settings.team.emptied', { count })} tone="soon" />
      <p className={styles.hint}>{t('settings.team.emptiedText')}</p>
      <div className={styles.buttons}>
        <Button kind="primary" onPress={() => answer(false)}>
          {t('settings.team.emptiedPutBack')}
        </Button>
        <Button onPress={() => setAsking(true)}>{t('settings.team.emptiedBelieve')}</Button>
      </div>
      <Confirm
        title={t('settings.team.emptiedBelieve')}
        text={t('settings.team.emptiedBelieveText', { count, url })}
        yes={t('settings.team.emptiedBelieve')}
        danger
        isOpen={asking}
        onClose={() => setAsking(false)}
        onYes={() => answer(true)}
      />
    </section>
  )
}

function Connected({ state }: { state: TeamSpaceState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [leaving, setLeaving] = useState(false)
  const { connected, trouble } = state
  if (!connected) return null
  return (
    <div className={styles.form}>
      <dl className={styles.facts}>
        <dt>{t('settings.team.url')}</dt>
        <dd dir="ltr">{connected.url}</dd>
        <dt>{t('settings.team.user')}</dt>
        <dd dir="auto">{connected.user}</dd>
        <dt>{t('settings.team.doneAt')}</dt>
        <dd>{state.doneAt === null ? t('settings.team.notYet') : format.dateTime(state.doneAt)}</dd>
        <dt>{t('settings.team.shared')}</dt>
        <dd>{format.number(state.shared)}</dd>
        <dt>{t('settings.team.unsent')}</dt>
        <dd>{format.number(state.unsent)}</dd>
      </dl>
      {state.syncing ? <Progress label={t('settings.team.syncing')} value={null} max={1} /> : null}
      {trouble ? <ErrorNote title={t('settings.team.notDone')} problem={trouble} byItself tone="soon" /> : null}
      {state.conflicts > 0 ? <ErrorNote title={t('settings.team.conflicts', { count: state.conflicts })} tone="soon" /> : null}
      {state.emptied ? <Emptied count={state.shared} url={connected.url} /> : null}
      {state.problems.length > 0 ? (
        <section aria-label={t('settings.team.problems')}>
          <h3 className={styles.label}>{t('settings.team.problems')}</h3>
          <ul>
            {state.problems.map(({ name, problem }) => (
              <li key={name}>
                <bdi>{name}</bdi>: {t(`problem.${problem.code}`, problem.params)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className={styles.buttons}>
        <Button
          icon="refresh"
          isDisabled={state.syncing}
          onPress={() =>
            void calls()
              .teamSpace.sync()
              .catch((error: unknown) => tellTrouble(t('settings.team.notDone'), error))
          }
        >
          {t('settings.team.sync')}
        </Button>
        <Button onPress={() => setLeaving(true)}>{t('settings.team.disconnect')}</Button>
      </div>
      <Confirm
        title={t('settings.team.disconnect')}
        text={t('settings.team.disconnectText')}
        yes={t('settings.team.disconnect')}
        isOpen={leaving}
        onClose={() => setLeaving(false)}
        onYes={() =>
          void calls()
            .teamSpace.disconnect()
            .then(({ kept }) => say(t('settings.team.left', { count: kept })))
            .catch((error: unknown) => tellTrouble(t('settings.team.notLeft'), error))
        }
      />
    </div>
  )
}

/** The team's own servers: what they hold of templates and of the rota, how this desk stands to them. */
export function TeamSpacePage() {
  const { t } = useTranslation()
  const state = useTeamSpace()
  return (
    <>
      {!state ? <Progress label={t('common.loading')} value={null} max={1} /> : state.connected ? <Connected state={state} /> : <Connect />}
      <RotaSpacePart />
    </>
  )
}
