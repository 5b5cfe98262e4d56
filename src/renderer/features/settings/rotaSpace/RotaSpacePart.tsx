import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaSpace } from '../../../../shared/contract/rota'
import type { Rota } from '../../../../shared/domain/rota/plan'
import { calls } from '../../../bridge/deskStore'
import { tellTrouble } from '../../../commands/runner'
import { useFormat } from '../../../i18n/useFormat'
import { useRota } from '../../../state/rota'
import { Button } from '../../../ui/Button'
import { Confirm } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { say } from '../../../ui/liveRegion'
import { Progress } from '../../../ui/Progress'
import settings from '../Settings.module.css'
import { Conflicts } from './Conflicts'
import styles from './Conflicts.module.css'
import { JoinSpace } from './JoinSpace'

/** The calendars stand empty: a server's mishap and a team's wish look the same from here. */
function Emptied({ url }: { url: string }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const answer = (took: boolean) =>
    void calls()
      .rota.answerEmptied({ took })
      .then(() => say(t(took ? 'rotaSpace.emptiedTaken' : 'rotaSpace.emptiedBack')))
      .catch((error: unknown) => tellTrouble(t('rotaSpace.notDone'), error))
  return (
    <section aria-label={t('rotaSpace.emptied')}>
      <ErrorNote title={t('rotaSpace.emptied')} tone="soon" />
      <p className={settings.hint}>{t('rotaSpace.emptiedText')}</p>
      <div className={settings.buttons}>
        <Button kind="primary" onPress={() => answer(false)}>
          {t('rotaSpace.emptiedPutBack')}
        </Button>
        <Button onPress={() => setAsking(true)}>{t('rotaSpace.emptiedBelieve')}</Button>
      </div>
      <Confirm
        title={t('rotaSpace.emptiedBelieve')}
        text={t('rotaSpace.emptiedBelieveText', { url })}
        yes={t('rotaSpace.emptiedBelieve')}
        danger
        isOpen={asking}
        onClose={() => setAsking(false)}
        onYes={() => answer(true)}
      />
    </section>
  )
}

function Standing({ space, rota }: { space: RotaSpace; rota: Rota }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [leaving, setLeaving] = useState(false)
  const [deciding, setDeciding] = useState(false)
  const { connected, trouble, may } = space
  if (!connected) return null
  const writes = (['shifts', 'requests', 'notes'] as const).filter((place) => may[place] && connected.calendars[place] !== null)
  return (
    <div className={settings.form}>
      <dl className={settings.facts}>
        <dt>{t('rotaSpace.url')}</dt>
        <dd dir="ltr">{connected.url}</dd>
        <dt>{t('rotaSpace.user')}</dt>
        <dd dir="auto">{connected.user}</dd>
        <dt>{t('rotaSpace.doneAt')}</dt>
        <dd>{space.doneAt === null ? t('rotaSpace.notYet') : format.dateTime(space.doneAt)}</dd>
        <dt>{t('rotaSpace.unsent')}</dt>
        <dd>{format.number(space.unsent)}</dd>
        <dt>{t('rotaSpace.mayWrite')}</dt>
        <dd>{writes.length === 0 ? t('rotaSpace.none') : format.list(writes.map((place) => t(`rotaSpace.place.${place}`)))}</dd>
      </dl>
      {connected.publishOnly ? <p className={settings.hint}>{t('rotaSpace.publishHint')}</p> : null}
      {space.syncing ? <Progress label={t('rotaSpace.syncing')} value={null} max={1} /> : null}
      {trouble ? (
        <ErrorNote
          title={t(trouble.code === 'signIn' ? 'rotaSpace.signInAgain' : 'rotaSpace.notDone')}
          problem={trouble}
          byItself
          tone="soon"
        />
      ) : null}
      {space.conflicts.length > 0 ? (
        <ErrorNote
          title={t('rotaSpace.conflicts', { count: space.conflicts.length })}
          tone="soon"
          action={<Button onPress={() => setDeciding(true)}>{t('rotaSpace.decide')}</Button>}
        />
      ) : null}
      {space.emptied ? <Emptied url={connected.url} /> : null}
      {space.problems.length > 0 ? (
        <section aria-label={t('rotaSpace.problems')}>
          <h4 className={settings.label}>{t('rotaSpace.problems')}</h4>
          <ul>
            {space.problems.map(({ name, problem }) => (
              <li key={`${name} ${problem.code}`}>
                <bdi>{name}</bdi>:{' '}
                {problem.code === 'badItem'
                  ? t(`rotaSpace.fault.${problem.params.what ?? 'body'}`)
                  : t(`problem.${problem.code}`, problem.params)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className={settings.buttons}>
        <Button
          icon="refresh"
          isDisabled={space.syncing}
          onPress={() =>
            void calls()
              .rota.sync()
              .catch((error: unknown) => tellTrouble(t('rotaSpace.notDone'), error))
          }
        >
          {t('rotaSpace.sync')}
        </Button>
        <Button onPress={() => setLeaving(true)}>{t('rotaSpace.leave')}</Button>
      </div>
      <Confirm
        title={t('rotaSpace.leave')}
        text={t('rotaSpace.leaveText')}
        yes={t('rotaSpace.leave')}
        isOpen={leaving}
        onClose={() => setLeaving(false)}
        onYes={() =>
          void calls()
            .rota.disconnect()
            .then(() => say(t('rotaSpace.left')))
            .catch((error: unknown) => tellTrouble(t('rotaSpace.notLeft'), error))
        }
      />
      {deciding ? <Conflicts conflicts={space.conflicts} rota={rota} onClose={() => setDeciding(false)} /> : null}
    </div>
  )
}

/** Where the rota lies for the whole team. */
export function RotaSpacePart() {
  const { t } = useTranslation()
  const { state, problem } = useRota()
  return (
    <section aria-label={t('rotaSpace.title')}>
      <h3 className={styles.heading}>{t('rotaSpace.title')}</h3>
      {state ? (
        state.space.connected ? (
          <Standing space={state.space} rota={state.rota} />
        ) : (
          <JoinSpace />
        )
      ) : problem ? (
        <ErrorNote title={t('rotaSpace.unread')} problem={problem} />
      ) : (
        <Progress label={t('common.loading')} value={null} max={1} />
      )}
    </section>
  )
}
