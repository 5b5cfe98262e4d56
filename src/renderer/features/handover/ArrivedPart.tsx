import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonId } from '../../../shared/domain/ids'
import type { Crew } from '../../../shared/domain/rota/handOver/needs'
import type { HandOver } from '../../../shared/domain/rota/plan'
import { useFound } from '../../data/handOver'
import { useRows } from '../../data/queries'
import { EmptyState } from '../../ui/EmptyState'
import styles from './HandOver.module.css'
import { HandOverCard } from './HandOverCard'

/** Hand-overs that came for the person's region, or that it has given: the newest first. */
export function ArrivedPart({
  mode,
  handOvers,
  crew,
  me,
}: {
  mode: 'arrived' | 'given'
  handOvers: readonly HandOver[]
  crew: Crew
  me: PersonId
}) {
  const { t } = useTranslation()
  const items = useMemo(() => handOvers.flatMap((one) => one.items), [handOvers])
  const found = useFound(items)
  const ids = useMemo(() => [...new Set(found?.values() ?? [])], [found])
  const rows = useRows(ids)
  if (handOvers.length === 0)
    return <EmptyState icon="handOver" title={t(`handOver.empty.${mode}`)} text={t(`handOver.emptyText.${mode}`)} />
  if (found === null)
    return (
      <p role="status" className={styles.weak}>
        {t('handOver.loading')}
      </p>
    )
  return (
    <div className={styles.cards}>
      {handOvers.map((one) => (
        <HandOverCard key={one.id} handOver={one} mode={mode} found={found} rows={rows} crew={crew} me={me} />
      ))}
    </div>
  )
}
