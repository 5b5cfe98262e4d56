import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { cityOfZone } from '../../../../shared/domain/clock/zoneCity'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useDesk } from '../../../bridge/deskStore'
import { useFormat, useZone } from '../../../i18n/useFormat'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { act, freshId } from '../parts/act'
import { filterPeople, freshPerson, noFilter } from './draft'
import { exportPeople } from './exportPeople'
import { ImportPeople } from './ImportPeople'
import styles from './People.module.css'
import { PeopleFilters } from './PeopleFilters'
import { PeopleTable } from './PeopleTable'
import { PersonDialog } from './PersonDialog'

/** Everybody of the rota: found, filtered, edited, brought in and taken out. */
export function PeoplePane({ state, choice }: { state: RotaState; choice: ReactNode }) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useZone()
  const shops = useDesk((desk) => desk.shops)
  const { people } = state.rota
  const [filter, setFilter] = useState(noFilter)
  const [edited, setEdited] = useState<{ person: RotaPerson; fresh: boolean } | null>(null)
  const [bringing, setBringing] = useState(false)
  const sought = useDeferredValue(filter)
  const shown = useMemo(() => filterPeople(people, sought), [people, sought])
  const may = state.mayPlan
  const add = () => setEdited({ person: freshPerson(freshId(), zone, cityOfZone(zone)), fresh: true })
  return (
    <>
      <div className={styles.bar}>
        {choice}
        <span className={styles.gap} />
        {may ? (
          <>
            <Button onPress={() => setBringing(true)}>{t('rotaPeople.csv.import')}</Button>
            <Button icon="download" isDisabled={people.length === 0} onPress={() => void exportPeople(shown, t)}>
              {t('rotaPeople.csv.export')}
            </Button>
            <Button kind="primary" icon="plus" onPress={add}>
              {t('rotaPeople.person.add')}
            </Button>
          </>
        ) : null}
      </div>
      {people.length === 0 ? (
        <EmptyState
          icon="users"
          title={t('rotaPeople.empty.people')}
          text={t('rotaPeople.empty.peopleText')}
          action={
            may ? (
              <Button kind="primary" onPress={add}>
                {t('rotaPeople.person.add')}
              </Button>
            ) : null
          }
        />
      ) : (
        <>
          <PeopleFilters people={people} shops={shops} filter={filter} onChange={setFilter} />
          <p className={styles.count} role="status">
            {t('rotaPeople.count', { count: shown.length, total: format.number(people.length) })}
          </p>
          {shown.length === 0 ? (
            <EmptyState
              icon="search"
              title={t('rotaPeople.empty.found')}
              action={<Button onPress={() => setFilter(noFilter)}>{t('rotaPeople.filter.clear')}</Button>}
            />
          ) : (
            <PeopleTable people={shown} me={state.me} onOpen={(person) => setEdited({ person, fresh: false })} />
          )}
        </>
      )}
      {edited ? (
        <PersonDialog
          key={edited.person.id}
          person={edited.person}
          fresh={edited.fresh}
          state={state}
          readOnly={!may}
          onClose={() => setEdited(null)}
        />
      ) : null}
      {bringing ? (
        <ImportPeople
          people={people}
          onClose={() => setBringing(false)}
          onTake={(taken) =>
            act(
              taken.map((body) => ({ do: 'put', thing: { kind: 'person', body } })),
              'imported',
              { count: taken.length },
            )
          }
        />
      ) : null}
    </>
  )
}
