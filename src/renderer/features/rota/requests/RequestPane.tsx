import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { PersonId } from '../../../../shared/domain/ids'
import type { RequestState, RotaRequest } from '../../../../shared/domain/rota/plan'
import { isDenied, stillCounts, unconfirmedOf } from '../../../../shared/domain/rota/word'
import { useCommandKeys } from '../../../commands/runner'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Pill } from '../../../ui/Pill'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { openRepair } from '../generator/open'
import { effectOf } from '../parts/effect'
import { answer, refusalWords } from '../parts/requests'
import { Segments } from '../parts/Segments'
import { kindOf, nameIn, nameOf, shiftThere, stateTone, wantsWords } from '../parts/words'
import { CoverEffect } from './CoverEffect'
import styles from './Requests.module.css'
import { RuleEffect } from './RuleEffect'
import { takersOf } from './takers'

/** One request in full: what is asked, what it would do, what was said, and the answer. */
export function RequestPane({ state, request }: { state: RotaState; request: RotaRequest }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const { rota } = state
  const { wants } = request
  const [takeBy, setTakeBy] = useState<string | null>(null)
  const [shifts, setShifts] = useState<'keep' | 'remove'>('keep')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const waits = request.state === 'open' || request.state === 'taken'
  const needsTaker = wants.type === 'offer' && wants.takenBy === null && waits
  const takers = useMemo(() => (needsTaker ? takersOf(rota, request, minute) : []), [needsTaker, rota, request, minute])
  const taker = takeBy === null ? null : PersonId.parse(takeBy)
  const effect = useMemo(
    () => (waits ? effectOf(rota, request, taker, shifts, minute) : null),
    [waits, rota, request, taker, shifts, minute],
  )
  const hard = effect?.added.filter(({ weight }) => weight === 'hard').length ?? 0
  const answers = async (to: RequestState) => {
    setBusy(true)
    await answer(request.id, to, { takeBy: taker, shifts, reason: reason.trim() })
    setBusy(false)
  }
  const denied = isDenied(request)
  const { connected } = state.space
  const unconfirmed =
    connected && !connected.publishOnly && !denied && stillCounts(rota, request, minute) ? unconfirmedOf(rota, request, minute) : []
  const unanswered = wants.type === 'swap' && request.state === 'open'
  const blocked = effect?.refused ? (refusalWords(effect.refused) ?? t('rotaPeople.refused.answer')) : null
  const noTaker = needsTaker && taker === null
  const noReason = hard > 0 && reason.trim() === ''
  /** Why yes cannot be said yet; null where it can. */
  const missing = unanswered
    ? t('rotaPeople.inbox.colleague')
    : noTaker
      ? t('rotaPeople.inbox.takerNeeded')
      : effect?.refused
        ? blocked
        : noReason
          ? t('rotaPeople.inbox.reasonFirst')
          : null
  const [yesKeys, noKeys] = [useCommandKeys('requests.approve'), useCommandKeys('requests.decline')]
  return (
    <section
      className={styles.pane}
      aria-label={t('rotaPeople.inbox.request')}
      tabIndex={-1}
      data-request-pane
      data-request-home
      data-missing={missing ?? undefined}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>
          <bdi>{nameOf(rota, request.by, t)}</bdi>
        </h2>
        <Pill outline>{t(`rotaPeople.request.kind.${kindOf(request)}`)}</Pill>
        <Pill tone={stateTone[request.state]}>{t(`rotaPeople.request.state.${request.state}`)}</Pill>
      </header>
      <p className={styles.what}>{wantsWords(request, rota, t, format)}</p>
      {wants.type === 'leave' ? <p className={styles.weak}>{t(`rotaPeople.leave.kind.${wants.leave.kind}`)}</p> : null}
      {request.note ? (
        <p className={styles.note} dir="auto">
          {request.note}
        </p>
      ) : null}
      {denied ? (
        <ErrorNote title={t('rotaPeople.unsaid.deniedTitle', { name: nameIn(rota, request.said.at(-1)?.by ?? request.by, t) })}>
          {t('leave' in wants ? 'rotaPeople.unsaid.deniedLeave' : 'rotaPeople.unsaid.deniedShifts')}
        </ErrorNote>
      ) : null}
      {unconfirmed.map(({ personId, what }) => (
        <ErrorNote key={what} tone="soon" title={t(`rotaPeople.unsaid.unconfirmed.${what}`, { name: nameIn(rota, personId, t) })}>
          {t('rotaPeople.unsaid.unconfirmedText')}
        </ErrorNote>
      ))}
      {effect ? (
        <>
          <h3 className={styles.sub}>{t('rotaPeople.effect.shifts')}</h3>
          {effect.shifts.length === 0 ? <p className={styles.weak}>{t('rotaPeople.effect.noShifts')}</p> : null}
          <ul className={styles.shifts}>
            {effect.shifts.slice(0, 12).map((shift) => (
              <li key={shift.id}>
                <bdi>{nameOf(rota, shift.personId, t)}</bdi>: {shiftThere(shift, rota, format)}{' '}
                <bdi className={styles.weak}>{rota.types.find(({ id }) => id === shift.typeId)?.name}</bdi>
              </li>
            ))}
            {effect.shifts.length > 12 ? <li>{t('rotaPeople.effect.more', { count: effect.shifts.length - 12 })}</li> : null}
          </ul>
          {needsTaker ? (
            <div data-needed={noTaker || undefined}>
              <Select
                label={t('rotaPeople.effect.taker')}
                placeholder={t('rotaPeople.choose')}
                options={takers.map(({ person, refused }) => ({
                  id: person.id as string,
                  label: refused ? `${person.name} · ${t('rotaPeople.effect.breaks')}` : person.name,
                }))}
                value={takeBy}
                onChange={setTakeBy}
              />
            </div>
          ) : null}
          {effect.refused && !(needsTaker && taker === null) ? (
            <ErrorNote tone="soon" title={t('rotaPeople.effect.cannot')}>
              {blocked}
            </ErrorNote>
          ) : null}
          <RuleEffect effect={effect} rota={rota} />
          {effect.to > effect.from ? <CoverEffect effect={effect} /> : null}
        </>
      ) : null}
      <h3 className={styles.sub}>{t('rotaPeople.inbox.history')}</h3>
      <ol className={styles.history}>
        <li>
          {t('rotaPeople.inbox.asked', { name: nameIn(rota, request.by, t) })}{' '}
          <span className={styles.weak}>{format.dateTime(request.madeAt)}</span>
        </li>
        {request.said.map((word) => (
          <li key={`${word.at} ${word.state}`}>
            {t(`rotaPeople.request.said.${word.state}`, { name: word.by ? nameIn(rota, word.by, t) : t('rotaPeople.inbox.desk') })}{' '}
            <span className={styles.weak}>{format.dateTime(word.at)}</span>
            {word.reason ? (
              <span className={styles.reason} dir="auto">
                {word.reason}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {waits && state.mayPlan ? (
        <div className={styles.answer}>
          {'leave' in wants && (effect?.shifts.length ?? 0) > 0 ? (
            <Segments
              label={t('rotaPeople.inbox.leaveShifts')}
              options={(['keep', 'remove'] as const).map((id) => ({ id, label: t(`rotaPeople.inbox.${id}`) }))}
              value={shifts}
              onChange={setShifts}
            />
          ) : null}
          <div data-needed={(noReason && !noTaker) || undefined}>
            <TextField
              label={hard > 0 ? t('rotaPeople.inbox.reasonNeeded') : t('rotaPeople.inbox.reason')}
              value={reason}
              maxLength={2000}
              onChange={setReason}
            />
          </div>
          {unanswered ? <p className={styles.weak}>{t('rotaPeople.inbox.colleague')}</p> : null}
          <div className={styles.buttons}>
            <Button
              kind="primary"
              keys={yesKeys}
              data-answer="yes"
              isDisabled={busy || missing !== null}
              onPress={() => void answers('approved')}
            >
              {t(
                wants.type === 'sick' ? 'rotaPeople.inbox.acknowledge' : needsTaker ? 'rotaPeople.inbox.give' : 'rotaPeople.inbox.approve',
              )}
            </Button>
            {wants.type === 'sick' || (wants.type === 'leave' && shifts === 'keep' && (effect?.shifts.length ?? 0) > 0) ? (
              <Button icon="search" onPress={() => openRepair(request.by, wants.leave.startDate, wants.leave.endDate)}>
                {t('rotaPeople.inbox.standIn')}
              </Button>
            ) : null}
            <Button keys={noKeys} data-answer="no" isDisabled={busy} onPress={() => void answers('declined')}>
              {t('rotaPeople.inbox.decline')}
            </Button>
          </div>
        </div>
      ) : null}
      {denied && state.mayPlan ? (
        <div className={styles.answer}>
          <div className={styles.buttons}>
            <Button kind="primary" keys={noKeys} data-answer="no" isDisabled={busy} onPress={() => void answers('declined')}>
              {t('leave' in wants ? 'rotaPeople.unsaid.removeLeave' : 'rotaPeople.unsaid.putBack')}
            </Button>
            <Button keys={yesKeys} data-answer="yes" isDisabled={busy} onPress={() => void answers('approved')}>
              {t('rotaPeople.unsaid.letStand')}
            </Button>
          </div>
        </div>
      ) : null}
      {waits && !state.mayPlan ? <p className={styles.weak}>{t('rotaPeople.inbox.readOnly')}</p> : null}
    </section>
  )
}
