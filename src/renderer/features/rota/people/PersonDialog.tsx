import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { Button } from '../../../ui/Button'
import { Confirm, Dialog } from '../../../ui/Dialog'
import { Tabs } from '../../../ui/Tabs'
import { act } from '../parts/act'
import { ContractFields } from './ContractFields'
import { faultsOf, type PersonFault, personThing, tidyPerson } from './draft'
import { IdentityFields } from './IdentityFields'
import styles from './People.module.css'
import { SkillFields } from './SkillFields'
import { WeekFields } from './WeekFields'
import { WishFields } from './WishFields'

export interface PersonFieldsProps {
  person: RotaPerson
  set: (part: Partial<RotaPerson>) => void
  faults: readonly PersonFault[]
}

/** A person in full. What was typed is kept until it is saved or given up by name: a click beside the dialog closes only what is unchanged. */
export function PersonDialog({
  person,
  fresh,
  state,
  readOnly,
  onClose,
}: {
  person: RotaPerson
  fresh: boolean
  state: RotaState
  readOnly: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(person)
  const [page, setPage] = useState('identity')
  const [tried, setTried] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [removing, setRemoving] = useState(false)
  const dirty = JSON.stringify(draft) !== JSON.stringify(person)
  const faults = faultsOf(draft, state.rota.people)
  const shown = tried ? faults : []
  const fields: PersonFieldsProps = { person: draft, set: (part) => setDraft({ ...draft, ...part }), faults: shown }
  const close = () => (dirty && !readOnly ? setLeaving(true) : onClose())
  const save = async () => {
    setTried(true)
    if (faults.length > 0) {
      setPage(faults.some((one) => one === 'hours') ? 'contract' : faults.some((one) => one === 'week') ? 'week' : 'identity')
      return
    }
    const kept = tidyPerson(draft)
    if (await act([{ do: 'put', thing: personThing(kept) }], fresh ? 'personAdded' : 'personSaved', { name: kept.name })) onClose()
  }
  const used = state.rota.shifts.some(({ personId }) => personId === person.id)
  const remove = async () => {
    const members = state.rota.rotations
      .filter(({ members }) => members.some(({ personId }) => personId === person.id))
      .map((rotation) => ({
        do: 'put' as const,
        thing: {
          kind: 'rotation' as const,
          body: { ...rotation, members: rotation.members.filter(({ personId }) => personId !== person.id) },
        },
      }))
    if (await act([...members, { do: 'remove', kind: 'person', id: person.id }], 'personRemoved', { name: person.name })) onClose()
  }
  return (
    <>
      <Dialog
        title={fresh ? t('rotaPeople.person.new') : person.name}
        size="large"
        isOpen
        onClose={close}
        actions={
          readOnly ? (
            <Button onPress={onClose}>{t('common.close')}</Button>
          ) : (
            <>
              {fresh ? null : (
                <span className={styles.startAction}>
                  <Button kind="quiet" icon="trash" isDisabled={used} onPress={() => setRemoving(true)}>
                    {t('rotaPeople.person.remove')}
                  </Button>
                  {used ? <span className={styles.weak}>{t('rotaPeople.person.hasShifts')}</span> : null}
                </span>
              )}
              <Button onPress={close}>{t('common.cancel')}</Button>
              <Button kind="primary" isDisabled={!dirty && !fresh} onPress={() => void save()}>
                {t('common.save')}
              </Button>
            </>
          )
        }
      >
        <fieldset className={styles.dialogBody} disabled={readOnly}>
          <Tabs
            label={t('rotaPeople.person.pages')}
            selected={page}
            onSelect={setPage}
            tabs={[
              { id: 'identity', label: t('rotaPeople.person.page.identity'), content: <IdentityFields {...fields} /> },
              { id: 'skills', label: t('rotaPeople.person.page.skills'), content: <SkillFields {...fields} people={state.rota.people} /> },
              { id: 'contract', label: t('rotaPeople.person.page.contract'), content: <ContractFields {...fields} /> },
              { id: 'week', label: t('rotaPeople.person.page.week'), content: <WeekFields {...fields} /> },
              { id: 'wishes', label: t('rotaPeople.person.page.wishes'), content: <WishFields {...fields} types={state.rota.types} /> },
            ]}
          />
        </fieldset>
      </Dialog>
      <Confirm
        title={t('rotaPeople.giveUp.title')}
        text={t('rotaPeople.giveUp.text')}
        yes={t('rotaPeople.giveUp.yes')}
        danger
        isOpen={leaving}
        onYes={onClose}
        onClose={() => setLeaving(false)}
      />
      <Confirm
        title={t('rotaPeople.person.remove')}
        text={t('rotaPeople.person.removeText', { name: person.name })}
        yes={t('rotaPeople.person.remove')}
        danger
        isOpen={removing}
        onYes={() => void remove()}
        onClose={() => setRemoving(false)}
      />
    </>
  )
}
