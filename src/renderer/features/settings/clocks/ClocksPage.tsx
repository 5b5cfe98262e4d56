import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { planProblems } from '../../../../shared/domain/clock/planProblems'
import { starterPlan } from '../../../../shared/domain/clock/starter'
import type { ShopPlan } from '../../../../shared/domain/clock/types'
import { now, useDesk } from '../../../bridge/deskStore'
import { useFormat } from '../../../i18n/useFormat'
import { Button } from '../../../ui/Button'
import { Confirm } from '../../../ui/Dialog'
import { EmptyState } from '../../../ui/EmptyState'
import { Icon } from '../../../ui/Icon'
import { Select } from '../../../ui/Select'
import { Calendars } from './Calendars'
import styles from './Clocks.module.css'
import { AlertPoints, FixedClocks, HighValue } from './Others'
import { Preview } from './Preview'
import { Targets } from './Targets'
import { usePlan } from './usePlan'

/** Whether the plan is still what every shop starts with. */
const isStarter = (plan: ShopPlan): boolean =>
  JSON.stringify({ ...plan, updatedAt: 0 }) === JSON.stringify(starterPlan({ id: plan.shopId }, 0))

function Trouble({ plan }: { plan: ShopPlan }) {
  const { t } = useTranslation()
  const problems = planProblems(plan)
  if (problems.length === 0) return null
  return (
    <div className={styles.trouble} role="status">
      <Icon name="warning" />
      <div>
        <p className={styles.title}>{t('clock.edit.trouble.title')}</p>
        <ul>
          {problems.map(({ code, ...gaps }) => (
            <li key={code + JSON.stringify(gaps)}>{t(`clock.edit.trouble.${code}`, gaps)}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** What a shop promises, when its hours are, which rules of others it heeds, and what follows for an example. */
export function ClocksPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const shops = useDesk((desk) => desk.shops)
  const [chosen, setChosen] = useState<string | null>(null)
  const [resetting, setResetting] = useState(false)
  const shop = shops.find(({ id }) => id === chosen) ?? shops[0]
  const { plan, save } = usePlan(shop)
  if (!shop) return <EmptyState icon="clock" title={t('settings.shops.empty')} text={t('clock.edit.noShops')} />
  const starter = plan ? isStarter(plan) : true
  return (
    <div className={styles.page}>
      <p className={styles.hint}>{t('clock.edit.text')}</p>
      <div className={styles.pageHead}>
        <Select
          label={t('clock.edit.shop')}
          value={shop.id}
          options={shops.map(({ id, name }) => ({ id, label: name }))}
          onChange={setChosen}
        />
        <Button isDisabled={starter} onPress={() => setResetting(true)}>
          {t('clock.edit.reset')}
        </Button>
      </div>
      {plan ? (
        <>
          <p className={styles.hint}>
            {starter ? t('clock.edit.starter') : t('clock.edit.changed', { when: format.dateTime(plan.updatedAt) })}
          </p>
          <Trouble plan={plan} />
          <Targets plan={plan} save={save} />
          <Calendars plan={plan} save={save} />
          <Preview key={shop.id} shop={shop} plan={plan} />
          <FixedClocks plan={plan} save={save} />
          <AlertPoints plan={plan} save={save} />
          <HighValue key={`value-${shop.id}`} shop={shop} plan={plan} save={save} />
          <Confirm
            title={t('clock.edit.reset')}
            text={t('clock.edit.resetText')}
            yes={t('clock.edit.reset')}
            isOpen={resetting}
            onClose={() => setResetting(false)}
            onYes={() => {
              const { shopId: _shop, updatedAt: _at, ...start } = starterPlan(shop, now())
              save(start)
            }}
          />
        </>
      ) : (
        <p role="status">{t('clock.edit.loading')}</p>
      )}
    </div>
  )
}
