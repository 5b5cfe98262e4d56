import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaJob, RotaState } from '../../../../shared/contract/rota'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Tabs } from '../../../ui/Tabs'
import { ChangeList } from './ChangeList'
import { ConflictList } from './ConflictList'
import { Gains } from './Gains'
import styles from './Generator.module.css'
import { useQuality } from './quality'
import { ReasonList } from './ReasonList'

/** What came of it: what would change, for whom it is better or worse, what stays open and why; then it is taken or not. */
export function Proposal({ state, job, onSettle }: { state: RotaState; job: RotaJob; onSettle: (take: boolean) => void }) {
  const { t } = useTranslation()
  const quality = useQuality(job)
  const [tab, setTab] = useState(job.trouble === 'conflicts' && !job.simple ? 'conflicts' : 'changes')
  const people = useMemo(() => new Map<string, string>(state.rota.people.map(({ id, name }) => [id, name])), [state.rota.people])
  const affected = new Set(job.changes.flatMap(({ before, after }) => [before?.personId, after?.personId])).size
  // What is missing before what is too much.
  const unmet = ['unmet', 'over'].flatMap((kind) => job.reasons.filter(({ code }) => code === kind))
  const costs = job.reasons.filter(({ code }) => code !== 'unmet' && code !== 'over')
  const tabs = [
    {
      id: 'changes',
      label: t('rotaGenerator.tab.changes', { count: job.changes.length }),
      content: <ChangeList changes={job.changes} people={people} />,
    },
    { id: 'gains', label: t('rotaGenerator.tab.gains'), content: <Gains state={state} job={job} /> },
    {
      id: 'unmet',
      label: t('rotaGenerator.tab.unmet', { count: unmet.length }),
      content: <ReasonList reasons={unmet} people={people} none={t('rotaGenerator.allMet')} />,
    },
    {
      id: 'costs',
      label: t('rotaGenerator.tab.costs', { count: costs.length }),
      content: <ReasonList reasons={costs} people={people} none={t('rotaGenerator.noCosts')} />,
    },
    ...(job.conflicts.length > 0
      ? [
          {
            id: 'conflicts',
            label: t('rotaGenerator.tab.conflicts', { count: job.conflicts.length }),
            content: <ConflictList conflicts={job.conflicts} people={people} />,
          },
        ]
      : []),
  ]
  const failed = job.trouble !== null && !job.simple
  return (
    <div className={styles.form}>
      {job.trouble ? (
        <ErrorNote
          title={t(job.simple ? 'rotaGenerator.simple.what' : `rotaGenerator.trouble.${job.trouble}.what`)}
          tone={job.trouble === 'broken' && !job.simple ? 'late' : 'soon'}
        >
          <p>
            {t(`rotaGenerator.trouble.${job.trouble}.why`)}{' '}
            {t(job.simple ? 'rotaGenerator.simple.next' : `rotaGenerator.trouble.${job.trouble}.next`)}
          </p>
        </ErrorNote>
      ) : null}
      {failed ? null : (
        <>
          <p className={styles.lead}>
            {job.changes.length === 0
              ? t(`rotaGenerator.nothing.${job.mode}`)
              : t('rotaGenerator.summary', { count: job.changes.length, people: t('rotaGenerator.people', { count: affected }) })}
          </p>
          {job.objective === null ? null : <p className={styles.weak}>{quality}</p>}
        </>
      )}
      {failed && job.conflicts.length === 0 ? null : <Tabs label={t('rotaGenerator.parts')} tabs={tabs} selected={tab} onSelect={setTab} />}
      <div className={styles.actions}>
        {failed || job.changes.length === 0 ? null : (
          <Button kind="primary" icon="check" onPress={() => onSettle(true)}>
            {t('rotaGenerator.take')}
          </Button>
        )}
        <Button onPress={() => onSettle(false)}>
          {t(failed || job.changes.length === 0 ? 'rotaGenerator.again' : 'rotaGenerator.throwAway')}
        </Button>
      </div>
    </div>
  )
}
