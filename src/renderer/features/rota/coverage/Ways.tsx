import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { Cannot, Could, Way } from '../../../../shared/domain/rota/demand/ways'
import { tellTrouble } from '../../../commands/runner'
import { useFormat } from '../../../i18n/useFormat'
import { changeRota } from '../../../state/rota'
import { Button } from '../../../ui/Button'
import { Pill } from '../../../ui/Pill'
import styles from './CellPanel.module.css'
import { type Names, tenth } from './words'

/** Shown at once; a lead chooses among the first. */
const shown = 5
const cannotShown = 40

interface Props {
  could: Could
  /** They are those of the hour before: another one stands above them already. */
  behind: boolean
  short: boolean
  at: number
  state: RotaState
  names: Names
}

/** Who could cover it, cheapest first, each with what it does; then who cannot, and why. */
export function Ways({ could, behind, short, at, state, names }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [all, setAll] = useState(false)
  const [busy, setBusy] = useState(false)
  const people = useMemo(() => new Map(state.rota.people.map((person) => [person.id as string, person])), [state.rota.people])
  const nameOf = (id: string | null) => (id === null ? '' : (people.get(id)?.name ?? id))
  const words = (way: Way): string => {
    const zone = people.get(way.personId)?.zone ?? 'UTC'
    return t(`rotaCoverage.way.${way.do}`, {
      name: nameOf(way.personId),
      other: nameOf(way.withId),
      start: format.time(way.startAt, zone),
      end: format.time(way.endAt, zone),
      city: people.get(way.personId)?.city ?? '',
    })
  }
  const apply = (way: Way) => {
    if (busy || behind) return
    setBusy(true)
    changeRota(
      way.shifts.map((after) => ({ do: 'draft', shiftId: after.id, after: { ...after } })),
      { says: t('rotaCoverage.applied', { what: words(way) }), saysUndone: t('rotaCoverage.appliedUndone') },
    )
      .catch((error: unknown) => tellTrouble(t('rotaCoverage.applyFailed'), error))
      .finally(() => setBusy(false))
  }
  const list = all ? could.ways : could.ways.slice(0, shown)
  return (
    <>
      <h4 className={styles.small}>{t(short ? 'rotaCoverage.could' : 'rotaCoverage.couldToo')}</h4>
      {could.ways.length === 0 ? <p className={styles.weak}>{t('rotaCoverage.nobodyCould')}</p> : null}
      <ul className={styles.ways}>
        {list.map((way) => (
          <li key={`${way.do} ${way.personId} ${way.withId}`} className={styles.way}>
            <div className={styles.wayWords}>
              <span dir="auto">{words(way)}</span>
              <span className={styles.effects}>
                <span>{t('rotaCoverage.gain', { people: format.number(tenth(way.gain)) })}</span>
                {way.minutes !== 0 ? (
                  <span>
                    {t(way.minutes > 0 ? 'rotaCoverage.paidMore' : 'rotaCoverage.paidLess', {
                      span: format.span(Math.abs(way.minutes) * 60_000),
                    })}
                  </span>
                ) : null}
                {way.opens.length > 0 ? (
                  <Pill tone="soon" icon="warning">
                    {t('rotaCoverage.opens', { count: way.opens.length, time: format.time(way.opens[0]?.at ?? at, 'UTC') })}
                  </Pill>
                ) : null}
                {way.findings.length === 0 ? (
                  <Pill tone="good" icon="check">
                    {t('rotaCoverage.noRule')}
                  </Pill>
                ) : (
                  <Pill tone="soon" icon="warning">
                    {format.list([...new Set(way.findings.map(({ rule }) => t(`rotaCoverage.rule.${rule}`)))])}
                  </Pill>
                )}
              </span>
            </div>
            {state.mayPlan ? (
              <Button isDisabled={busy || behind} onPress={() => apply(way)} aria-label={t('rotaCoverage.applyThis', { what: words(way) })}>
                {t('rotaCoverage.apply')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {could.ways.length > shown && !all ? (
        <Button kind="quiet" onPress={() => setAll(true)}>
          {t('rotaCoverage.more', { count: could.ways.length - shown })}
        </Button>
      ) : null}
      <WhyNot could={could} nameOf={nameOf} names={names} />
    </>
  )
}

function WhyNot({ could, nameOf, names }: { could: Could; nameOf: (id: string) => string; names: Names }) {
  const { t } = useTranslation()
  const cannot = could.cannot.filter(({ why }) => why !== 'here')
  if (cannot.length === 0) return null
  const words = (one: Cannot): string => {
    if (one.why === 'rule')
      return t('rotaCoverage.cannot.rule', { rule: t(`rotaCoverage.rule.${one.finding.rule}`), way: t(`rotaCoverage.wayName.${one.way}`) })
    if (one.why === 'counted') return t('rotaCoverage.cannot.counted', { language: names.format.language(one.language) })
    return t(`rotaCoverage.cannot.${one.why}`)
  }
  return (
    <details className={styles.whyNot}>
      <summary>{t('rotaCoverage.whyNot', { count: cannot.length })}</summary>
      <ul className={styles.people}>
        {cannot.slice(0, cannotShown).map((one) => (
          <li key={one.personId}>
            <bdi>{nameOf(one.personId)}</bdi> <span className={styles.weak}>{words(one)}</span>
          </li>
        ))}
      </ul>
      {cannot.length > cannotShown ? (
        <p className={styles.weak}>{t('rotaCoverage.whyNotMore', { count: cannot.length - cannotShown })}</p>
      ) : null}
    </details>
  )
}
