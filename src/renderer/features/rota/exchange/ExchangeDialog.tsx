import { useMemo, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { icsOf, readIcs } from '../../../../shared/domain/rota/ical/file'
import { IcalFault } from '../../../../shared/domain/rota/ical/jcal'
import { leaveThatCounts } from '../../../../shared/domain/rota/onShift'
import { payOf } from '../../../../shared/domain/rota/pay'
import type { RotaShift } from '../../../../shared/domain/rota/plan'
import { planned } from '../../../../shared/domain/rota/planned'
import { now } from '../../../bridge/deskStore'
import { useFormat } from '../../../i18n/useFormat'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Select } from '../../../ui/Select'
import { commit } from '../acts'
import type { Plan } from '../current'
import styles from '../Dialogs.module.css'
import { saveText } from '../parts/saveText'
import { openPlanDialog } from '../view'
import { hoursCsv, planCsv, readPlan } from './planCsv'

const largest = 4 * 1024 * 1024
const named = 8
/** Half a year back, two years on: what lies beyond is no plan. */
const back = 183 * 86_400_000
const ahead = 730 * 86_400_000

interface Proposal {
  file: string
  shifts: RotaShift[]
  faults: string[]
  more: boolean
}
const everybody = ''

/** The plan out as a calendar or a table, and in from any other program: as drafts, which nobody sees until they are published. */
export function ExchangeDialog({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { rota, drafts } = plan.state
  const [personId, setPersonId] = useState(everybody)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [wrong, setWrong] = useState<'none' | 'tooLarge' | 'syntax'>('none')
  const all = useMemo(() => planned(rota, drafts), [rota, drafts])
  const first = plan.period.days[0]
  const last = plan.period.days.at(-1)
  if (!first || !last) return null
  const shown = all.filter(
    (shift) => shift.date >= first.date && shift.date <= last.date && (personId === everybody || shift.personId === personId),
  )
  const people = rota.people.filter((person) => !person.left && (personId === everybody || person.id === personId))
  const close = () => openPlanDialog(null)
  const fileName = (what: string, ending: string) => `${t(`rotaSpace.files.name.${what}`)} ${first.date} – ${last.date}.${ending}`
  const names = {
    person: (id: string) => rota.people.find((one) => one.id === id)?.name ?? null,
    type: (id: string) => rota.types.find((one) => one.id === id)?.name ?? null,
  }
  const pay = { people: rota.people, shifts: all, leave: leaveThatCounts(rota), from: first.startAt, to: last.endAt }

  const take = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    setProposal(null)
    setWrong(file.size > largest ? 'tooLarge' : 'none')
    if (file.size > largest) return
    const text = await file.text()
    const only = people.length === 1 && personId !== everybody ? personId : null
    try {
      if (/BEGIN:VCALENDAR/i.test(text.slice(0, 2_000))) {
        const found = readIcs(text, {
          people: rota.people,
          types: rota.types,
          known: all,
          personId: only,
          from: now() - back,
          to: now() + ahead,
        })
        const faults = found.faults.map(({ title, what }) => `${title}: ${t(`rotaSpace.fault.${what}`)}`)
        setProposal({ file: file.name, shifts: found.shifts, faults, more: found.more })
      } else {
        const known = new Map(all.map((shift) => [shift.id, shift]))
        const found = readPlan(text, { people: rota.people, types: rota.types, known }, () => crypto.randomUUID())
        const faults = found.faults.map(({ line, column }) => t('rotaSpace.files.fault', { line: format.number(line), column }))
        setProposal({ file: file.name, shifts: found.shifts, faults, more: found.more })
      }
    } catch (error) {
      if (!(error instanceof IcalFault)) throw error
      setWrong(error.what === 'tooLarge' ? 'tooLarge' : 'syntax')
    }
  }
  return (
    <Dialog title={t('rota.command.exchange')} size="medium" isOpen onClose={close}>
      <div className={styles.form}>
        <Select
          label={t('rotaSpace.files.whose')}
          options={[
            { id: everybody, label: t('rotaSpace.files.everybody') },
            ...rota.people.filter(({ left }) => !left).map(({ id, name }) => ({ id: id as string, label: name })),
          ]}
          value={personId}
          onChange={(id) => {
            setPersonId(id)
            setProposal(null)
          }}
        />
        <p className={styles.reckoned} role="status">
          {t('rotaSpace.files.holds', {
            count: shown.length,
            from: format.date(first.startAt, plan.zone),
            to: format.date(last.startAt, plan.zone),
          })}
        </p>
        <div className={styles.inline}>
          <Button icon="download" onPress={() => void saveText(fileName('plan', 'ics'), icsOf(shown, names, now()))}>
            {t('rotaSpace.files.ics')}
          </Button>
          <Button icon="download" onPress={() => void saveText(fileName('plan', 'csv'), planCsv(shown, rota.people, rota.types))}>
            {t('rotaSpace.files.csv')}
          </Button>
          {plan.mayPlan ? (
            <Button
              icon="download"
              onPress={() =>
                void saveText(
                  fileName('hours', 'csv'),
                  hoursCsv(people, ({ id }) => payOf(pay, id)),
                )
              }
            >
              {t('rotaSpace.files.hours')}
            </Button>
          ) : null}
        </div>
        {plan.mayPlan ? (
          <>
            <p className={styles.reckoned}>{t('rotaSpace.files.hint')}</p>
            <div className={styles.inline}>
              <FileTrigger acceptedFileTypes={['.ics', '.csv', '.txt', 'text/calendar', 'text/csv']} onSelect={(files) => void take(files)}>
                <Button icon="file">{t('rotaSpace.files.choose')}</Button>
              </FileTrigger>
              {proposal ? <bdi>{proposal.file}</bdi> : null}
            </div>
            {wrong === 'none' ? null : <ErrorNote title={t(`rotaSpace.files.${wrong}`)} tone="soon" />}
          </>
        ) : null}
        {proposal ? (
          <div role="status" className={styles.form}>
            <p>{t('rotaSpace.files.found', { count: proposal.shifts.length })}</p>
            {proposal.more ? <p className={styles.reckoned}>{t('rotaSpace.files.more')}</p> : null}
            {proposal.faults.length > 0 ? (
              <>
                <p>{t('rotaSpace.files.left', { count: proposal.faults.length })}</p>
                <ul>
                  {proposal.faults.slice(0, named).map((fault) => (
                    <li key={fault} dir="auto">
                      {fault}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            <div className={styles.inline}>
              <Button
                kind="primary"
                isDisabled={proposal.shifts.length === 0}
                onPress={() => {
                  close()
                  void commit(
                    proposal.shifts.map((after) => ({ id: after.id, after })),
                    'brought',
                  )
                }}
              >
                {t('rotaSpace.files.take', { count: proposal.shifts.length })}
              </Button>
            </div>
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
