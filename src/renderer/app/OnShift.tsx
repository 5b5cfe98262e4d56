import { useState } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { Trans, useTranslation } from 'react-i18next'
import { personOf } from '../../shared/domain/desk/whoAmI'
import { type Stance, saidStance } from '../../shared/domain/rota/stance'
import { calls, now, useDesk } from '../bridge/deskStore'
import { tellTrouble } from '../commands/runner'
import { useFormat } from '../i18n/useFormat'
import { useMinute } from '../state/clock'
import { showRota } from '../state/navigation'
import { myShift } from '../state/shiftNow'
import { Icon } from '../ui/Icon'
import { Lamp } from '../ui/Lamp'
import { say } from '../ui/liveRegion'
import { Menu } from '../ui/Menu'
import styles from './TopBar.module.css'

const stances: readonly Stance[] = ['on', 'break', 'away', 'off']

/**
 * «On until 14:00 (Manila)», or when the next shift begins; the city's own clock, UTC on hover. Its menu says how she stands: that
 * drives suggestions, routing and alerts here and, with the team space, at her colleagues' desks.
 */
export function OnShift() {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  const presences = useDesk((desk) => desk.presences)
  const backends = useDesk((desk) => desk.backends)
  const personId = useDesk((desk) => desk.settings.personId)
  const [busy, setBusy] = useState(false)
  const me = personOf({ personId }, backends, people)
  const shift = myShift(me, people, shifts, minute)
  if (!me || !shift) return null
  const said = saidStance(me, shifts, presences, now())
  const stance: Stance = said ?? (shift.on ? 'on' : 'off')
  const { at, zone, city } = shift
  const time = at === null ? '' : format.time(at, zone)
  const sameDay = at !== null && format.date(at, zone) === format.date(minute, zone)
  const when = sameDay || at === null ? time : `${format.weekday(at, zone)} ${time}`
  // Her own word comes first; the plan is said behind it.
  const own = said !== null && said !== (shift.on ? 'on' : 'off') ? t(`rotaPeople.stance.${said}`) : null
  const stand = async (state: Stance) => {
    setBusy(true)
    const before = useDesk.getState().presences
    const since = now()
    useDesk.setState({
      presences: [
        ...before.filter((one) => one.personId !== me),
        { personId: me, at: since, state, since, unsent: 0, oldestUnsentAt: null },
      ],
    })
    try {
      await calls().rota.present({ state })
      say(t('rotaPeople.stance.said', { state: t(`rotaPeople.stance.${state}`) }))
    } catch (error) {
      useDesk.setState({ presences: before })
      tellTrouble(t('rotaPeople.notDone'), error)
    }
    setBusy(false)
  }
  const plan =
    at === null ? (
      t('common.frame.offNow')
    ) : (
      <Trans
        i18nKey={shift.on ? 'common.frame.onUntil' : 'common.frame.onNext'}
        values={{ time: when, city }}
        components={{ b: <strong className={styles.strong} /> }}
      />
    )
  return (
    <Menu
      label={t('rotaPeople.stance.menu')}
      selectionMode="single"
      selected={[stance]}
      groups={[
        {
          title: t('rotaPeople.stance.title'),
          entries: stances.map((id) => ({ id, label: t(`rotaPeople.stance.${id}`), detail: t(`rotaPeople.stance.detail.${id}`) })),
        },
        { entries: [{ id: 'mine', label: t('rotaPeople.stance.mine'), icon: 'clock' as const }] },
      ]}
      onChoose={(id) => {
        const state = stances.find((one) => one === id)
        if (state) void stand(state)
        else showRota('mine')
      }}
    >
      <RacButton
        className={`${styles.shift} ${styles.stance}`}
        isDisabled={busy}
        data-stance={stance}
        {...(at === null ? {} : { 'aria-description': `UTC ${format.dateTime(at, 'UTC')}` })}
      >
        <Lamp state={stance === 'on' ? 'up' : stance === 'off' ? 'unknown' : 'partly'} />
        {own ? (
          <>
            <strong className={styles.strong}>{own}</strong>
            <span className={styles.planned}> · {plan}</span>
          </>
        ) : (
          <span className={styles.planned}>{plan}</span>
        )}
        <Icon name="chevronDown" size={12} />
      </RacButton>
    </Menu>
  )
}
