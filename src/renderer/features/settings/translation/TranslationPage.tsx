import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EngineState } from '../../../../shared/contract/translation'
import { defaultTranslationPolicy } from '../../../../shared/domain/translation/types'
import { problemOf } from '../../../bridge/client'
import { useDesk } from '../../../bridge/deskStore'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Select } from '../../../ui/Select'
import settings from '../Settings.module.css'
import { EngineCard } from './EngineCard'
import { EngineDialog } from './EngineDialog'
import { ShopTranslation } from './ShopTranslation'
import { TranslationRecord } from './TranslationRecord'
import { useTranslationState } from './useTranslationState'

/** Engines of this desk, what each shop wants of them, and what left for them. */
export function TranslationPage() {
  const { t } = useTranslation()
  const shops = useDesk((desk) => desk.shops)
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const { state, error, retry } = useTranslationState()
  const [open, setOpen] = useState<{ engine: EngineState | null } | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const shop = shops.find(({ id }) => id === chosen) ?? shops[0]
  if (!state)
    return error ? (
      <ErrorNote
        title={t('translationSettings.notRead')}
        problem={problemOf(error)}
        action={<Button onPress={retry}>{t('common.retry')}</Button>}
      />
    ) : (
      <p className={settings.hint} role="status">
        {t('common.loading')}
      </p>
    )
  const { kinds, engines, policies } = state
  const policy = shop && (policies.find(({ shopId }) => shopId === shop.id) ?? defaultTranslationPolicy(shop.id))
  const add = (
    <Button kind="primary" icon="plus" onPress={() => setOpen({ engine: null })}>
      {t('translationSettings.engine.addTitle')}
    </Button>
  )
  return (
    <div className={settings.form}>
      <p className={settings.hint}>{t('translationSettings.text')}</p>
      {offline ? <ErrorNote tone="soon" title={t('translationSettings.offline')} /> : null}
      <section className={settings.form} aria-label={t('translationSettings.engines')}>
        <h3 className={settings.label}>{t('translationSettings.engines')}</h3>
        {engines.length === 0 ? (
          <EmptyState
            icon="languages"
            title={t('translationSettings.noEngines')}
            text={t('translationSettings.noEnginesText')}
            action={add}
          />
        ) : (
          <>
            <ul className={settings.cards}>
              {engines.map((one) => (
                <EngineCard key={one.engine.id} state={one} policies={policies} onChange={() => setOpen({ engine: one })} />
              ))}
            </ul>
            <div className={settings.buttons}>{add}</div>
          </>
        )}
      </section>
      {shop && policy ? (
        <>
          <h3 className={settings.label}>{t('translationSettings.shops')}</h3>
          {shops.length > 1 ? (
            <Select
              label={t('translationSettings.whichShop')}
              options={shops.map(({ id, name }) => ({ id: id as string, label: name }))}
              value={shop.id}
              onChange={setChosen}
            />
          ) : null}
          <ShopTranslation key={shop.id} shop={shop} policy={policy} engines={engines} />
          <TranslationRecord key={`record ${shop.id}`} shopId={shop.id} />
        </>
      ) : (
        <EmptyState icon="store" title={t('settings.shops.empty')} text={t('translationSettings.noShops')} />
      )}
      {open ? <EngineDialog kinds={kinds} policies={policies} state={open.engine} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}
