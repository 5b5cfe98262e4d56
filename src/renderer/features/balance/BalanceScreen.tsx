import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { useRows } from '../../data/queries'
import { whyWords } from '../../i18n/ruleWords'
import { useFormat } from '../../i18n/useFormat'
import { commitActs } from '../../state/acts'
import { openConversation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Pill } from '../../ui/Pill'
import styles from './Balance.module.css'
import { allOfThem, type Choice, isAll, isChosen, noneOfThem, turned } from './choice'
import { Moves, Who } from './Moves'
import { People } from './People'
import { useHeld, useLiveProposal } from './useProposal'

/** Drawn at once; what comes after follows when these are done. */
const drawn = 200
const stuckDrawn = 50

/** For a lead: who has what open, and which moves would mend it. Nothing moves before the word is given. */
export function BalanceScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const proposal = useLiveProposal()
  const noRota = useDesk((desk) => desk.people.length === 0)
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const { shown, newer, hold, renew } = useHeld(proposal?.live ?? null)
  const [choice, setChoice] = useState<Choice>(allOfThem)
  const [busy, setBusy] = useState(false)
  const moves = useMemo(() => shown?.moves.slice(0, drawn) ?? [], [shown])
  const stuck = useMemo(() => shown?.stuck.slice(0, stuckDrawn) ?? [], [shown])
  const rows = useRows(useMemo(() => [...moves, ...stuck].map(({ conversationId }) => conversationId), [moves, stuck]))
  const chosen = moves.filter(({ conversationId }) => isChosen(choice, conversationId))
  const apply = () => {
    if (busy || chosen.length === 0) return
    setBusy(true)
    commitActs(
      chosen.map(({ conversationId, to }) => ({ id: conversationId, effects: [{ type: 'assign', assigneeId: to.agentId }] })),
      { says: (count) => t('balance.moved', { count }), saysUndone: (count) => t('balance.undone', { count }) },
    )
      .catch((error: unknown) => tellTrouble(t('balance.failed'), error))
      .finally(() => setBusy(false))
  }
  const on = shown?.people.filter(({ until }) => until !== null).length ?? 0
  const tooMuch = shown?.people.filter(({ overloaded }) => overloaded).length ?? 0
  return (
    <section className={styles.screen} aria-label={t('balance.title')} aria-busy={shown === null}>
      <div className={styles.column}>
        <h1 className={styles.title}>{t('balance.title')}</h1>
        <p className={styles.weak}>{t('balance.text')}</p>
        {noRota ? (
          <EmptyState icon="users" title={t('balance.noRota')} text={t('balance.noRotaText')} />
        ) : shown === null || proposal === null ? (
          <p role="status" className={styles.weak}>
            {t('balance.loading')}
          </p>
        ) : (
          <>
            <p className={styles.pills} role="status">
              <Pill tone={on > 0 ? 'good' : 'late'} icon="users">
                {t('balance.onCount', { count: on })}
              </Pill>
              <Pill tone={shown.unassigned > 0 ? 'soon' : 'plain'} icon="unassigned">
                {t('balance.unassigned', { count: shown.unassigned })}
              </Pill>
              <Pill tone={tooMuch > 0 ? 'late' : 'plain'} icon="warning">
                {t('balance.overloaded', { count: tooMuch })}
              </Pill>
            </p>
            {offline ? <p className={styles.weak}>{t('balance.offline')}</p> : null}
            {proposal.cannot.length > 0 ? (
              <p className={styles.weak}>{t('balance.cannot', { names: format.list(proposal.cannot) })}</p>
            ) : null}
            {proposal.capped ? <p className={styles.weak}>{t('balance.capped', { count: 2000 })}</p> : null}
            <div className={styles.halves}>
              <div className={styles.half}>
                <h2 className={styles.head}>{t('balance.moves')}</h2>
                {moves.length === 0 ? (
                  <EmptyState icon="done" title={t('balance.none')} text={stuck.length > 0 ? t('balance.stuck') : t('balance.noneText')} />
                ) : (
                  <>
                    <div className={styles.acts}>
                      <Button kind="primary" keys="Mod+Enter" isDisabled={busy || chosen.length === 0} onPress={apply}>
                        {t('balance.apply', { count: chosen.length })}
                      </Button>
                      <Button onPress={() => setChoice(isAll(choice) ? noneOfThem : allOfThem)}>
                        {isAll(choice) ? t('balance.noneOf') : t('balance.all')}
                      </Button>
                      {newer ? (
                        <Button icon="refresh" onPress={renew}>
                          {t('balance.newer')}
                        </Button>
                      ) : null}
                    </div>
                    <Moves
                      moves={moves}
                      rows={rows}
                      isOn={(id) => isChosen(choice, id)}
                      onToggle={(id) => setChoice((before) => turned(before, id))}
                      onApply={apply}
                      onHold={hold}
                    />
                    {shown.moves.length > drawn ? (
                      <p className={styles.weak}>{t('balance.shown', { shown: drawn, total: shown.moves.length })}</p>
                    ) : null}
                    <p className={styles.weak}>
                      {t('balance.keys')} {t('balance.backendDecides')}
                    </p>
                  </>
                )}
                {stuck.length > 0 ? (
                  <>
                    <h2 className={styles.head}>{t('balance.stuck')}</h2>
                    <ul className={styles.list} aria-label={t('balance.stuck')}>
                      {stuck.map(({ conversationId, why }) => (
                        <li key={conversationId}>
                          <button type="button" className={styles.stuck} onClick={() => openConversation(conversationId)}>
                            <Who id={conversationId} row={rows.get(conversationId)} />
                            <span className={styles.why}>{why.map((one) => whyWords(one, t, format)).join(' · ')}</span>
                          </button>
                        </li>
                      ))}
                    </ul>
                  </>
                ) : null}
              </div>
              <div className={styles.half}>
                <h2 className={styles.head}>{t('balance.people')}</h2>
                <People balance={shown} />
              </div>
            </div>
          </>
        )}
      </div>
    </section>
  )
}
