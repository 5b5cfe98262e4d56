import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { Rotation } from '../../../../shared/domain/rota/plan'
import { useFormat } from '../../../i18n/useFormat'
import { Button, IconButton } from '../../../ui/Button'
import { Tabs } from '../../../ui/Tabs'
import { TextField } from '../../../ui/TextField'
import { act } from '../parts/act'
import { dateWords } from '../parts/days'
import { EditDialog } from '../parts/EditDialog'
import people from '../people/People.module.css'
import { CycleGrid } from './CycleGrid'
import { Members } from './Members'
import { Preview } from './Preview'
import styles from './Rotations.module.css'

type RotationFault = 'name' | 'until'
const faultsOf = ({ name, startsOn, until }: Rotation): RotationFault[] => [
  ...(name.trim() === '' ? (['name'] as const) : []),
  ...(until !== null && until < startsOn ? (['until'] as const) : []),
]

export function RotationDialog({
  rotation,
  fresh,
  state,
  readOnly,
  onClose,
}: {
  rotation: Rotation
  fresh: boolean
  state: RotaState
  readOnly: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const [draft, setDraft] = useState(rotation)
  const [page, setPage] = useState('cycle')
  const [tried, setTried] = useState(false)
  const [day, setDay] = useState('')
  const set = (part: Partial<Rotation>) => setDraft({ ...draft, ...part })
  const faults = tried ? faultsOf(draft) : []
  const save = async () => {
    setTried(true)
    if (faultsOf(draft).length > 0) return false
    const body = { ...draft, name: draft.name.trim() }
    return act([{ do: 'put', thing: { kind: 'rotation', body } }], 'rotationSaved', { name: body.name })
  }
  const cycle = (
    <div className={people.form}>
      <div className={styles.head}>
        <TextField
          label={t('rotaPeople.field.name')}
          value={draft.name}
          maxLength={80}
          onChange={(name) => set({ name })}
          error={faults.includes('name') ? t('rotaPeople.bad.name') : undefined}
        />
        <TextField
          label={t('rotaPeople.rotation.from')}
          type="date"
          value={draft.startsOn}
          onChange={(startsOn) => (startsOn ? set({ startsOn }) : undefined)}
        />
        <TextField
          label={t('rotaPeople.rotation.until')}
          type="date"
          value={draft.until ?? ''}
          onChange={(until) => set({ until: until || null })}
          error={faults.includes('until') ? t('rotaPeople.bad.until') : undefined}
        />
      </div>
      <CycleGrid cycle={draft.cycle} startsOn={draft.startsOn} types={state.rota.types} onChange={(next) => set({ cycle: next })} />
      <fieldset className={people.plain}>
        <legend className={people.legend}>{t('rotaPeople.rotation.except')}</legend>
        <p className={people.weak}>{t('rotaPeople.rotation.exceptHint')}</p>
        <div className={styles.days}>
          {draft.except.map((date) => (
            <span key={date} className={styles.dayChip}>
              {dateWords(date, format)}
              <IconButton
                icon="close"
                label={t('rotaPeople.rotation.dropDay', { day: dateWords(date, format) })}
                onPress={() => set({ except: draft.except.filter((one) => one !== date) })}
              />
            </span>
          ))}
          <TextField label={t('rotaPeople.rotation.exceptDay')} hideLabel type="date" value={day} onChange={setDay} />
          <Button
            isDisabled={!day || draft.except.includes(day)}
            onPress={() => {
              set({ except: [...draft.except, day].sort() })
              setDay('')
            }}
          >
            {t('rotaPeople.rotation.addDay')}
          </Button>
        </div>
      </fieldset>
    </div>
  )
  return (
    <EditDialog
      title={fresh ? t('rotaPeople.rotation.new') : rotation.name}
      size="large"
      dirty={JSON.stringify(draft) !== JSON.stringify(rotation)}
      fresh={fresh}
      readOnly={readOnly}
      onSave={save}
      onClose={onClose}
      start={
        fresh ? null : (
          <Button
            kind="quiet"
            icon="trash"
            onPress={() =>
              void act([{ do: 'remove', kind: 'rotation', id: rotation.id }], 'rotationRemoved', { name: rotation.name }).then((done) =>
                done ? onClose() : undefined,
              )
            }
          >
            {t('rotaPeople.remove')}
          </Button>
        )
      }
    >
      <Tabs
        label={t('rotaPeople.rotation.pages')}
        selected={page}
        onSelect={setPage}
        tabs={[
          { id: 'cycle', label: t('rotaPeople.rotation.page.cycle'), content: cycle },
          {
            id: 'members',
            label: t('rotaPeople.rotation.page.members'),
            content: <Members rotation={draft} everybody={state.rota.people} onChange={(members) => set({ members })} />,
          },
          { id: 'preview', label: t('rotaPeople.rotation.page.preview'), content: <Preview rotation={draft} rota={state.rota} /> },
        ]}
      />
    </EditDialog>
  )
}
