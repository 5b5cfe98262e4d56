import { useState } from 'react'
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { leaveThatCounts } from '../../../../shared/domain/rota/onShift'
import { calls } from '../../../bridge/deskStore'
import { tellTrouble } from '../../../commands/runner'
import { changeRota, rotaDeed } from '../../../state/rota'
import { IconButton } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Progress } from '../../../ui/Progress'
import { WithRota } from '../parts/WithRota'
import { AskForm, type Order } from './AskForm'
import styles from './Generator.module.css'
import { useJob } from './job'
import { type Asked, closeGenerator, useAsked } from './open'
import { Proposal } from './Proposal'
import { Running } from './Running'

/** The generator, over the rota's end: asked, at work, or with its proposal. Rendered once; `open.ts` opens it. */
export function GeneratorDrawer() {
  const { t } = useTranslation()
  const asked = useAsked((state) => state.asked)
  return (
    <ModalOverlay
      isOpen={asked !== null}
      onOpenChange={(open) => (open ? undefined : closeGenerator())}
      isDismissable
      className={styles.veil ?? ''}
    >
      <Modal className={styles.drawer ?? ''}>
        <RacDialog className={styles.dialog ?? ''} data-scope="generator">
          <div className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {t('rotaGenerator.title')}
            </Heading>
            <IconButton icon="close" label={t('common.close')} keys="Escape" onPress={closeGenerator} />
          </div>
          <div className={styles.body}>
            {asked ? <WithRota line={false}>{(state) => <Inside state={state} asked={asked} />}</WithRota> : null}
          </div>
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}

function Inside({ state, asked }: { state: RotaState; asked: Asked }) {
  const { t } = useTranslation()
  const { job, problem, again } = useJob()
  const [starting, setStarting] = useState(false)
  const trouble = (error: unknown) => tellTrouble(t('rotaGenerator.notDone'), error)
  if (problem) return <ErrorNote title={t('rotaGenerator.notRead')} problem={problem} />
  if (job === undefined || starting) return <Progress label={t('common.loading')} value={null} max={1} />
  if (!state.mayPlan) return <p className={styles.weak}>{t('rotaGenerator.notYours')}</p>
  if (job?.state === 'running') return <Running job={job} onStop={() => void calls().rota.stop().catch(trouble)} />
  if (job)
    return (
      <Proposal
        state={state}
        job={job}
        onSettle={(take) => {
          const words = take
            ? { says: t('rotaGenerator.taken', { count: job.changes.length }), saysUndone: t('rotaGenerator.takenBack') }
            : null
          rotaDeed(() => calls().rota.settle({ id: job.id, take }), words).then(() => {
            again()
            if (take) closeGenerator()
          }, trouble)
        }}
      />
    )
  const start = (order: Order) => {
    setStarting(true)
    begin(state, order, { says: t('rotaGenerator.illTold'), saysUndone: t('rotaGenerator.takenBack') })
      .catch(trouble)
      .finally(() => {
        setStarting(false)
        again()
      })
  }
  return <AskForm key={`${asked.mode}${asked.from}${asked.personId}`} state={state} asked={asked} onStart={start} />
}

/** Whoever is ill and has not said so is put down as ill first: the search leaves her out by that. */
async function begin({ rota }: RotaState, order: Order, words: { says: string; saysUndone: string }): Promise<void> {
  const { mode, from, days, people, ill, needs, weights, seconds } = order
  const person = ill ? rota.people.find(({ id }) => id === ill.personId) : undefined
  if (ill && person) {
    const known = leaveThatCounts(rota).some(
      ({ personId, startDate, endDate, startTime, endTime }) =>
        personId === person.id && startDate <= from && endDate >= ill.until && !startTime && !endTime,
    )
    if (!known) {
      const body = {
        id: crypto.randomUUID(),
        personId: person.id,
        kind: 'sick' as const,
        startDate: from,
        endDate: ill.until,
        startTime: null,
        endTime: null,
        zone: person.zone,
        note: '',
      }
      await changeRota([{ do: 'put', thing: { kind: 'leave', body } }], words)
    }
  }
  const chosen = people === null ? null : rota.people.filter(({ id }) => people.includes(id)).map(({ id }) => id)
  await calls().rota.generate({ mode, from, days, people: chosen, needs: [...needs], weights, seconds })
}
