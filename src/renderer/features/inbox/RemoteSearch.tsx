import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend } from '../../../shared/domain/backend/types'
import type { BackendId } from '../../../shared/domain/ids'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { calls, useDesk } from '../../bridge/deskStore'
import { useFormat } from '../../i18n/useFormat'
import { thereAsked, useAskedThere } from '../../state/askedThere'
import { useNavigation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import styles from './SearchHead.module.css'

interface Asked {
  text: string
  state: 'asking' | 'done' | 'failed'
  count: number
  more: boolean
  problem: Problem | null
}

/** One backend: a button, then what it answered. What it found is fetched and comes into the list by itself. */
function AskOne({ backend, text, wanted }: { backend: Backend; text: string; wanted: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [asked, setAsked] = useState<Asked | null>(null)
  const up = useDesk((desk) => desk.lamps.backends.find((lamp) => lamp.backendId === backend.id)?.state !== 'down')
  const now = asked?.text === text ? asked : null
  const ask = () => {
    setAsked({ text, state: 'asking', count: 0, more: false, problem: null })
    // Another text may have been typed meanwhile: its answer is not this one's.
    const answered = (answer: Asked) => setAsked((was) => (was?.text === text ? answer : was))
    calls()
      .backends.search({ backendId: backend.id as BackendId, text })
      .then(
        ({ conversationIds, more }) => answered({ text, state: 'done', count: conversationIds.length, more, problem: null }),
        (error: unknown) => answered({ text, state: 'failed', count: 0, more: false, problem: problemOf(error) as Problem }),
      )
  }
  // Asked for elsewhere, once: as the press of its button.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it was when it was asked for
  useEffect(() => {
    if (wanted && up && now === null) ask()
  }, [wanted, text])
  if (now?.state === 'failed')
    return (
      <ErrorNote
        title={t('search.remote.failed', { name: backend.name })}
        problem={now.problem}
        action={<Button onPress={ask}>{t('common.retry')}</Button>}
      />
    )
  if (now?.state === 'done')
    return (
      <p className={styles.quiet} role="status">
        {now.count === 0
          ? t('search.remote.none', { name: backend.name })
          : t(now.more ? 'search.remote.foundMore' : 'search.remote.found', { name: backend.name, number: format.number(now.count) })}
      </p>
    )
  return (
    <Button kind="quiet" icon="search" isDisabled={now?.state === 'asking' || !up} onPress={ask}>
      {now?.state === 'asking'
        ? t('search.remote.asking', { name: backend.name })
        : up
          ? t('search.remote.ask', { name: backend.name })
          : t('search.remote.offline', { name: backend.name })}
    </Button>
  )
}

/** What this desk does not hold: asked for at the backend itself, only when the agent says so. */
export function RemoteSearch({ text }: { text: string }) {
  const { t } = useTranslation()
  const backends = useDesk((desk) => desk.backends)
  const able = backends.filter((backend) => backend.capabilities.search && !backend.paused)
  const asked = useAskedThere((state) => state.text)
  const search = useNavigation((state) => state.view.search?.trim())
  const wanted = asked !== null && asked === search
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (wanted) setOpen(true)
  }, [wanted])
  // What is typed on is another search: nobody asked for that one.
  useEffect(() => {
    if (asked !== null && search !== undefined && asked !== search) thereAsked()
  }, [asked, search])
  if (able.length === 0 || text === '') return null
  return (
    <details className={styles.remote} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('search.remote.title')}</summary>
      {able.map((backend) => (
        <AskOne key={backend.id} backend={backend} text={text} wanted={wanted} />
      ))}
    </details>
  )
}
