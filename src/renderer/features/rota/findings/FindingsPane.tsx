import { memo, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wallAt } from '../../../../shared/domain/rota/edit'
import type { Finding } from '../../../../shared/domain/rota/plan'
import { useFormat } from '../../../i18n/useFormat'
import { Button, IconButton } from '../../../ui/Button'
import { cx } from '../../../ui/classes'
import { EmptyState } from '../../../ui/EmptyState'
import { Icon } from '../../../ui/Icon'
import { applyMend } from '../acts'
import type { Plan } from '../current'
import type { PlanRow } from '../rows'
import { pointAt, setView } from '../view'
import styles from './Findings.module.css'
import { mendOf } from './mends'
import { findingShort, findingWords, mendWords } from './words'

/** So many are drawn; the rest is counted. */
const DRAWN = 150

const Line = memo(function Line({ finding: found, row, plan }: { finding: Finding; row: PlanRow; plan: Plan }) {
  const { t } = useTranslation()
  const format = useFormat()
  // After the pane stands: each mend is tried before it is offered.
  const [finding, setFinding] = useState(found)
  useEffect(() => {
    setFinding(found)
    const idle = requestIdleCallback(() => setFinding(mendOf(plan, found)), { timeout: 1_000 })
    return () => cancelIdleCallback(idle)
  }, [found, plan])
  const mend = finding.mend ? mendWords(t, format, finding.mend, plan) : null
  const hard = finding.weight === 'hard'
  const show = () => {
    const shiftId = finding.shiftIds.at(-1) ?? null
    const item = row.items.find(({ shift }) => shift.id === shiftId)
    const at = item?.startAt ?? finding.startAt
    setView({ find: '', region: 'all', shut: new Set() })
    pointAt({ personId: row.person.id, date: wallAt(at, plan.zone).date, shiftId })
  }
  return (
    <li className={cx(styles.finding, hard ? styles.hard : styles.soft)}>
      <button type="button" className={styles.show} onClick={show}>
        <span className={styles.rule}>
          <Icon name={hard ? 'alert' : 'info'} size={12} /> {findingShort(t, finding.rule)}
          <span className={styles.when}>{format.date(finding.startAt, plan.zone)}</span>
        </span>
        <span className={styles.words}>{findingWords(t, format, finding, plan.zone)}</span>
        {finding.figures.source ? <span className={styles.weak}>{t('rota.bySource', { source: finding.figures.source })}</span> : null}
      </button>
      {mend ? (
        <div className={styles.mend}>
          <span>{mend}</span>
          {plan.mayPlan ? (
            <Button kind="quiet" onPress={() => void (finding.mend ? applyMend(finding.mend) : undefined)}>
              {t('rota.mend.apply')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  )
})

/** Every broken rule of what is shown: who, when, which, and what would mend it. The hard ones come first. */
export function FindingsPane({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = plan.rows
    .filter(({ findings }) => findings.length > 0)
    .map((row) => ({ row, findings: row.findings, hard: row.findings.filter(({ weight }) => weight === 'hard').length }))
    .sort((a, b) => b.hard - a.hard || a.row.person.name.localeCompare(b.row.person.name))
  const total = rows.reduce((sum, { findings }) => sum + findings.length, 0)
  let drawn = 0
  return (
    <aside className={styles.pane} aria-label={t('rota.command.findings')}>
      <header className={styles.head}>
        <h3 className={styles.title}>{t('rota.findingCount', { count: total })}</h3>
        <IconButton icon="close" label={t('common.close')} onPress={() => setView({ findings: false })} />
      </header>
      {total === 0 ? (
        <EmptyState icon="done" title={t('rota.noFindings')} text={t('rota.noFindingsText')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: read by keyboard too where it is longer than the pane
        <section className={styles.list} tabIndex={0} aria-label={t('rota.command.findings')}>
          {rows.map(({ row, findings }) => {
            const shown = findings.slice(0, Math.max(0, DRAWN - drawn))
            drawn += shown.length
            return shown.length === 0 ? null : (
              <section key={row.person.id} aria-label={row.person.name}>
                <h4 className={styles.who}>
                  <bdi>{row.person.name}</bdi> <span className={styles.weak}>{row.person.city}</span>
                </h4>
                <ul className={styles.lines}>
                  {shown.map((finding) => (
                    <Line key={`${finding.rule}${finding.startAt}${finding.shiftIds.join()}`} finding={finding} row={row} plan={plan} />
                  ))}
                </ul>
              </section>
            )
          })}
          {total > drawn ? (
            <p className={styles.weak}>{t('rota.moreFindings', { count: total - drawn, number: format.number(total - drawn) })}</p>
          ) : null}
        </section>
      )}
    </aside>
  )
}
