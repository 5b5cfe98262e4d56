import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useMinute } from '../../../state/clock'
import { showRota } from '../../../state/navigation'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { WhoAmI } from '../parts/WhoAmI'
import { WithRota } from '../parts/WithRota'
import { exportMine } from './exportMine'
import { ForMe } from './ForMe'
import { LeaveDialog } from './LeaveDialog'
import styles from './Mine.module.css'
import { MyRequests } from './MyRequests'
import { NowCard } from './NowCard'
import { OfferDialog } from './OfferDialog'
import { SickDialog } from './SickDialog'
import { SwapDialog } from './SwapDialog'
import { UnsaidWords } from './Unsaid'
import { Weeks } from './Weeks'
import { shiftsOf, weeksOf } from './week'

export type Asking = { kind: 'leave' | 'sick' } | { kind: 'offer' | 'swap'; shiftId: string | null } | null

function Mine({ state, me }: { state: RotaState; me: RotaPerson }) {
  const { t } = useTranslation()
  const minute = useMinute()
  const [asking, setAsking] = useState<Asking>(null)
  const [weeks, setWeeks] = useState(2)
  const { rota } = state
  const mine = shiftsOf(rota, me.id)
  const coming = mine.filter(({ startAt }) => startAt > minute)
  const shut = () => setAsking(null)
  return (
    <div className={styles.mine}>
      <div className={styles.main}>
        <UnsaidWords state={state} />
        <NowCard state={state} me={me} mine={mine} />
        <div className={styles.buttons}>
          <Button icon="sun" onPress={() => setAsking({ kind: 'leave' })}>
            {t('rotaPeople.ask.leave')}
          </Button>
          <Button icon="users" isDisabled={coming.length === 0} onPress={() => setAsking({ kind: 'swap', shiftId: null })}>
            {t('rotaPeople.ask.swap')}
          </Button>
          <Button icon="forward" isDisabled={coming.length === 0} onPress={() => setAsking({ kind: 'offer', shiftId: null })}>
            {t('rotaPeople.ask.offer')}
          </Button>
          <Button icon="alert" onPress={() => setAsking({ kind: 'sick' })}>
            {t('rotaPeople.ask.sick')}
          </Button>
          <span className={styles.gap} />
          <Button icon="download" isDisabled={mine.length === 0} onPress={() => void exportMine(state, me, mine, minute, t)}>
            {t('rotaPeople.mine.calendar')}
          </Button>
        </div>
        <Weeks weeks={weeksOf(rota, me, minute, weeks)} me={me} rota={rota} minute={minute} onAsk={setAsking} />
        <div className={styles.buttons}>
          {weeks < 8 ? (
            <Button kind="quiet" icon="down" onPress={() => setWeeks(weeks + 2)}>
              {t('rotaPeople.mine.more')}
            </Button>
          ) : null}
        </div>
      </div>
      <aside className={styles.side} aria-label={t('rotaPeople.mine.requests')}>
        <ForMe state={state} me={me} />
        <MyRequests state={state} me={me} />
      </aside>
      {asking?.kind === 'leave' ? <LeaveDialog state={state} me={me} onClose={shut} /> : null}
      {asking?.kind === 'sick' ? <SickDialog state={state} me={me} onClose={shut} /> : null}
      {asking?.kind === 'offer' ? <OfferDialog state={state} me={me} coming={coming} shiftId={asking.shiftId} onClose={shut} /> : null}
      {asking?.kind === 'swap' ? <SwapDialog state={state} me={me} coming={coming} shiftId={asking.shiftId} onClose={shut} /> : null}
    </div>
  )
}

/** An agent's own rota: what runs, what comes, and everything that can be asked for. */
export function MineTab() {
  const { t } = useTranslation()
  return (
    <WithRota>
      {(state) => {
        const me = state.rota.people.find(({ id }) => id === state.me)
        if (me) return <Mine state={state} me={me} />
        if (state.rota.people.length === 0)
          return (
            <EmptyState
              icon="users"
              title={t('rotaPeople.empty.people')}
              text={state.mayPlan ? null : t('rotaPeople.mine.nobody')}
              action={state.mayPlan ? <Button onPress={() => showRota('people')}>{t('rota.addPeople')}</Button> : null}
            />
          )
        return (
          <div className={styles.who}>
            <WhoAmI state={state} />
          </div>
        )
      }}
    </WithRota>
  )
}
