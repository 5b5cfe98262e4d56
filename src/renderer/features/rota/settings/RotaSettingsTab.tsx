import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { sameThing } from '../../../../shared/domain/rota/deeds'
import type { RotaSettings } from '../../../../shared/domain/rota/plan'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { act } from '../parts/act'
import { NumberBox } from '../parts/NumberBox'
import { WhoAmI } from '../parts/WhoAmI'
import { WithRota } from '../parts/WithRota'
import people from '../people/People.module.css'
import { HandOverSlots } from './HandOverSlots'
import styles from './RotaSettings.module.css'

function Form({ state }: { state: RotaState }) {
  const { t } = useTranslation()
  const kept = state.rota.settings
  const [draft, setDraft] = useState(kept)
  const dirty = !sameThing(draft, kept)
  // Another desk's change is taken over unless something is being written here.
  const [base, setBase] = useState(kept)
  useEffect(() => {
    if (sameThing(base, kept)) return
    setDraft((now) => (sameThing(now, base) ? kept : now))
    setBase(kept)
  }, [kept, base])
  const set = (part: Partial<RotaSettings>) => setDraft({ ...draft, ...part })
  const save = () =>
    act([{ do: 'put', thing: { kind: 'settings', body: { ...draft, overrides: kept.overrides, weights: kept.weights } } }], 'settingsSaved')
  return (
    <div className={styles.page}>
      <section className={styles.block}>
        <h2 className={styles.title}>{t('rotaPeople.who.title')}</h2>
        <WhoAmI state={state} />
      </section>
      {state.mayPlan ? null : <p className={people.weak}>{t('rotaPeople.settings.readOnly')}</p>}
      <fieldset className={people.plain} disabled={!state.mayPlan}>
        <section className={styles.block}>
          <h2 className={styles.title}>{t('rotaPeople.settings.handOvers')}</h2>
          <p className={people.weak}>{t('rotaPeople.settings.handOversHint')}</p>
          <HandOverSlots slots={draft.handOvers} onChange={(handOvers) => set({ handOvers })} />
        </section>
        <section className={styles.block}>
          <h2 className={styles.title}>{t('rotaPeople.settings.level')}</h2>
          <div className={people.triple}>
            <NumberBox
              label={t('rotaPeople.settings.share')}
              value={draft.chatLevel.share * 100}
              min={10}
              max={99}
              onChange={(share) => set({ chatLevel: { ...draft.chatLevel, share: share / 100 } })}
            />
            <NumberBox
              label={t('rotaPeople.settings.seconds')}
              value={draft.chatLevel.seconds}
              min={5}
              max={3600}
              onChange={(seconds) => set({ chatLevel: { ...draft.chatLevel, seconds } })}
            />
            <NumberBox
              label={t('rotaPeople.settings.mailHours')}
              value={draft.mailHours}
              min={1}
              max={72}
              onChange={(mailHours) => set({ mailHours })}
            />
            <NumberBox
              label={t('rotaPeople.settings.chatMinutes')}
              value={draft.chatMinutes}
              min={0.5}
              max={240}
              digits={1}
              onChange={(chatMinutes) => set({ chatMinutes })}
            />
            <NumberBox
              label={t('rotaPeople.settings.mailMinutes')}
              value={draft.mailMinutes}
              min={0.5}
              max={240}
              digits={1}
              onChange={(mailMinutes) => set({ mailMinutes })}
            />
            <NumberBox
              label={t('rotaPeople.settings.shrinkage')}
              hint={t('rotaPeople.settings.shrinkageHint')}
              value={draft.shrinkage * 100}
              min={0}
              max={80}
              onChange={(shrinkage) => set({ shrinkage: shrinkage / 100 })}
            />
          </div>
        </section>
        <section className={styles.block}>
          <h2 className={styles.title}>{t('rotaPeople.settings.lead')}</h2>
          <Checkbox isSelected={draft.offersNeedLead} onChange={(offersNeedLead) => set({ offersNeedLead })}>
            {t('rotaPeople.settings.offersNeedLead')}
          </Checkbox>
          <Checkbox isSelected={draft.swapsNeedLead} onChange={(swapsNeedLead) => set({ swapsNeedLead })}>
            {t('rotaPeople.settings.swapsNeedLead')}
          </Checkbox>
          <p className={people.weak}>{t('rotaPeople.settings.leadHint')}</p>
        </section>
        {state.mayPlan ? (
          <div className={styles.buttons}>
            <Button kind="primary" isDisabled={!dirty} onPress={() => void save()}>
              {t('common.save')}
            </Button>
            <Button isDisabled={!dirty} onPress={() => setDraft(kept)}>
              {t('rotaPeople.settings.reset')}
            </Button>
          </div>
        ) : null}
      </fieldset>
    </div>
  )
}

/** How the team plans. */
export function RotaSettingsTab() {
  return <WithRota>{(state) => <Form state={state} />}</WithRota>
}
