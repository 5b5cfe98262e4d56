import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { whoCould } from '../../../../shared/domain/rota/demand/could'
import { type HourCover, rowCell, verdictOf } from '../../../../shared/domain/rota/demand/coverage'
import type { CouldInput, Target } from '../../../../shared/domain/rota/demand/ways'
import { findingsOfPerson } from '../../../../shared/domain/rota/findings'
import type { HourNeed, RotaLeave, RotaShift } from '../../../../shared/domain/rota/plan'
import { useFormat } from '../../../i18n/useFormat'
import { Button, IconButton } from '../../../ui/Button'
import { Pill } from '../../../ui/Pill'
import styles from './CellPanel.module.css'
import { DAY } from './rows'
import type { Ruler } from './rulers'
import { Ways } from './Ways'
import { type Names, scopeWords, tenth, verdictWords } from './words'

interface Props {
  target: Target
  hour: HourCover
  state: RotaState
  shifts: readonly RotaShift[]
  leave: readonly RotaLeave[]
  needs: readonly HourNeed[]
  rulers: readonly Ruler[]
  names: Names
  onByHand: () => void
  onClose: () => void
}

/** A month around the hour: what rules of weeks and runs look at. */
const AROUND = 28 * DAY

/** What makes the need of an hour, who is there, who could be, and why others cannot. */
export function CellPanel({ target, hour, state, shifts, leave, needs, rulers, names, onByHand, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const cell = rowCell(hour, target)
  const { people } = verdictOf(cell)
  const number = (value: number) => format.number(tenth(value))
  const byId = useMemo(() => new Map(state.rota.people.map((person) => [person.id as string, person])), [state.rota.people])
  const wanted = (one: { language: string; shop: string | null }) =>
    (target.language === null || one.language === target.language) && (target.shop === null || one.shop === target.shop)
  const on = hour.on
    .map((one) => ({ ...one, part: one.counts.filter(wanted).reduce((sum, { part }) => sum + part, 0) }))
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part)
  // The cell is drawn first; who could follows.
  const asked = useDeferredValue(target)
  const behind = asked.at !== target.at || asked.language !== target.language || asked.shop !== target.shop
  const { rota } = state
  const could = useMemo(() => {
    const around = shifts.filter(({ date }) => Math.abs(Date.parse(date) - asked.at) < AROUND)
    const input: CouldInput = {
      people: rota.people,
      shifts: around,
      leave,
      types: rota.types,
      needs: needs.filter(({ at }) => Math.abs(at - asked.at) < 2 * DAY),
      findingsOf: (personId, all) =>
        findingsOfPerson({ people: rota.people, shifts: all, leave, from: asked.at - AROUND / 2, to: asked.at + AROUND / 2 }, personId),
    }
    return whoCould(asked, input)
  }, [asked, shifts, leave, needs, rota.people, rota.types])
  const { chats = 0, mails = 0, owed = 0, disputes = 0, byHand } = cell.why
  const causes = [
    byHand === undefined ? null : t('rotaCoverage.why.byHand', { people: number(byHand) }),
    chats > 0.05 ? t('rotaCoverage.why.chats', { number: number(chats) }) : null,
    mails > 0.05 ? t('rotaCoverage.why.mails', { number: number(mails) }) : null,
    owed > 0 ? t('rotaCoverage.why.owed', { count: owed }) : null,
    disputes > 0 ? t('rotaCoverage.why.disputes', { count: disputes }) : null,
  ].filter((one) => one !== null)
  return (
    <aside className={styles.panel} aria-label={t('rotaCoverage.panel')} aria-busy={behind} data-coverage-panel>
      <header className={styles.panelHead}>
        <h3 className={styles.panelTitle}>
          {t('rotaCoverage.cell', { row: scopeWords(target, names), time: format.time(target.at, 'UTC'), says: verdictWords(cell, names) })}
        </h3>
        <IconButton icon="close" label={t('rotaCoverage.close')} onPress={onClose} />
      </header>
      <p className={styles.weak}>
        {rulers.map(({ zone, city }, place) => (
          <span key={zone}>
            {place > 0 ? ' · ' : ''}
            <bdi>{city}</bdi> {format.time(target.at, zone)}
          </span>
        ))}
      </p>
      <p>
        {cell.need > 0
          ? t(cell.high - cell.low < 0.05 ? 'rotaCoverage.neededSure' : 'rotaCoverage.needed', {
              people: t('common.people', { count: Math.round(cell.need * 10) / 10 }),
              low: number(cell.low),
              high: number(cell.high),
            })
          : t('rotaCoverage.notNeeded')}{' '}
        {causes.length > 0 ? <span className={styles.weak}>{causes.join(' · ')}</span> : null}
      </p>
      <p>
        {state.mayPlan ? (
          <Button kind="quiet" icon="pen" onPress={onByHand}>
            {t('rotaCoverage.setHere')}
          </Button>
        ) : null}
      </p>
      <h4 className={styles.small}>{t('rotaCoverage.on', { number: number(cell.met + cell.spare) })}</h4>
      {on.length === 0 ? (
        <p className={styles.weak}>{t('rotaCoverage.nobodyOn')}</p>
      ) : (
        <ul className={styles.people}>
          {on.map(({ personId, shiftId, part }) => {
            const person = byId.get(personId)
            return person ? (
              <li key={shiftId}>
                <bdi>{person.name}</bdi>{' '}
                <span className={styles.weak}>
                  <bdi>{person.city}</bdi> {format.time(target.at, person.zone)}
                </span>
                {part < 0.95 ? <Pill>{format.percent(part)}</Pill> : null}
              </li>
            ) : null
          })}
        </ul>
      )}
      <Ways
        key={`${asked.at} ${asked.language} ${asked.shop}`}
        could={could}
        behind={behind}
        short={people < 0}
        at={target.at}
        state={state}
        names={names}
      />
    </aside>
  )
}
