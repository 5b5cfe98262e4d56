import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { RotaRequest } from '../../../../shared/domain/rota/plan'
import { isDenied } from '../../../../shared/domain/rota/word'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { cx } from '../../../ui/classes'
import { EmptyState } from '../../../ui/EmptyState'
import { Pill } from '../../../ui/Pill'
import { Segments } from '../parts/Segments'
import { WithRota } from '../parts/WithRota'
import { kindOf, nameOf, stateTone, wantsWords } from '../parts/words'
import { registerRequestKeys } from './commands'
import { RequestPane } from './RequestPane'
import styles from './Requests.module.css'

const rank: Record<string, number> = { sick: 0, swap: 1, give: 1, offer: 2, leave: 3 }
const waits = (request: RotaRequest): boolean => request.state === 'open' || request.state === 'taken' || isDenied(request)

function Inbox({ state }: { state: RotaState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const [part, setPart] = useState<'open' | 'past'>('open')
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(registerRequestKeys, [])
  const { rota } = state
  const open = rota.requests
    .filter(waits)
    .sort((a, b) => Number(isDenied(b)) - Number(isDenied(a)) || (rank[kindOf(a)] ?? 9) - (rank[kindOf(b)] ?? 9) || a.madeAt - b.madeAt)
  const past = rota.requests.filter((one) => !waits(one)).sort((a, b) => (b.said.at(-1)?.at ?? b.madeAt) - (a.said.at(-1)?.at ?? a.madeAt))
  const shown = part === 'open' ? open : past
  // What was just answered stays in view, with its way back, although it has left the list.
  const request = rota.requests.find(({ id }) => id === chosen) ?? shown[0] ?? null
  const key = (event: React.KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[data-request]')]
    const next = rows[rows.indexOf(document.activeElement as HTMLButtonElement) + (event.key === 'ArrowDown' ? 1 : -1)]
    next?.focus()
    next?.click()
    event.preventDefault()
  }
  return (
    <div className={styles.inbox}>
      <div className={styles.side}>
        <div className={styles.bar}>
          <Segments
            label={t('rotaPeople.inbox.which')}
            options={[
              { id: 'open', label: t('rotaPeople.inbox.open', { number: format.number(open.length) }) },
              { id: 'past', label: t('rotaPeople.inbox.past') },
            ]}
            value={part}
            onChange={(next) => {
              setPart(next)
              setChosen(null)
            }}
          />
        </div>
        {shown.length === 0 ? (
          <EmptyState
            icon="done"
            title={t(part === 'open' ? 'rotaPeople.inbox.none' : 'rotaPeople.inbox.nonePast')}
            text={t('rotaPeople.inbox.noneText')}
          />
        ) : null}
        <ul className={styles.list} onKeyDown={key} aria-label={t('rotaPeople.inbox.list')} data-requests>
          {shown.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                data-request={kindOf(one)}
                aria-current={one === request}
                className={cx(styles.row, one === request && styles.chosen)}
                onClick={() => setChosen(one.id)}
              >
                <span className={styles.first}>
                  <bdi className={styles.name}>{nameOf(rota, one.by, t)}</bdi>
                  <Pill tone={isDenied(one) || (one.wants.type === 'sick' && waits(one)) ? 'late' : stateTone[one.state]}>
                    {isDenied(one)
                      ? t('rotaPeople.unsaid.denied')
                      : waits(one)
                        ? t(`rotaPeople.request.kind.${kindOf(one)}`)
                        : t(`rotaPeople.request.state.${one.state}`)}
                  </Pill>
                </span>
                <span className={styles.line}>{wantsWords(one, rota, t, format)}</span>
                <span className={styles.weak}>
                  {one.state === 'taken' ? `${t('rotaPeople.request.state.taken')} · ` : ''}
                  {format.when(one.madeAt, minute)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {request ? <RequestPane key={request.id} state={state} request={request} /> : <div />}
    </div>
  )
}

/** Leave, swaps, offers and calls of illness, each with what it would do before anybody says yes. */
export function RequestsTab() {
  return <WithRota>{(state) => <Inbox state={state} />}</WithRota>
}
