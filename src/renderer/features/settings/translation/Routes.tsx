import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EngineState } from '../../../../shared/contract/translation'
import type { Shop } from '../../../../shared/domain/backend/types'
import type { TranslationPolicy } from '../../../../shared/domain/translation/types'
import { useDesk } from '../../../bridge/deskStore'
import { useFormat } from '../../../i18n/useFormat'
import { Button, IconButton } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import settings from '../Settings.module.css'
import { moved, withEngine, withEngines } from './policyEdit'
import styles from './Translation.module.css'
import type { useKeepPolicy } from './useTranslationState'

const common = [
  'en',
  'de',
  'fr',
  'es',
  'pt-BR',
  'it',
  'pl',
  'nl',
  'ja',
  'ko',
  'zh-CN',
  'zh-TW',
  'ar',
  'tr',
  'ru',
  'uk',
  'el',
  'sv',
] as const

/** Which engines translate what for a shop, in the order they are asked. */
export function Routes({
  shop,
  policy,
  engines,
  keep,
}: {
  shop: Shop
  policy: TranslationPolicy
  engines: readonly EngineState[]
  keep: ReturnType<typeof useKeepPolicy>
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const working = useDesk((desk) => desk.settings.workingLanguage)
  const [from, setFrom] = useState('*')
  const [to, setTo] = useState('*')
  const [engine, setEngine] = useState<string | null>(null)
  const nameOf = (code: string) => (code === '*' ? t('translationSettings.route.any') : format.language(code))
  const pairOf = (route: { from: string; to: string }) =>
    t('translationSettings.route.pair', { from: nameOf(route.from), to: nameOf(route.to) })
  const engineName = (id: string) => engines.find((one) => one.engine.id === id)?.engine.name ?? t('translationSettings.route.gone')
  const languages = ['*', ...new Set([...shop.languages, working, ...common])].map((code) => ({ id: code, label: nameOf(code) }))
  const chosen = engines.find((one) => one.engine.id === engine)?.engine ?? engines[0]?.engine
  const standsAlready =
    chosen !== undefined && policy.routes.some((route) => route.from === from && route.to === to && route.engines.includes(chosen.id))
  return (
    <div className={settings.form}>
      {policy.routes.length === 0 ? <p className={settings.hint}>{t('translationSettings.route.none')}</p> : null}
      <ul className={settings.cards}>
        {policy.routes.map((route, at) => (
          <li key={`${route.from} ${route.to}`} className={settings.card} data-route={`${route.from} ${route.to}`}>
            <div className={settings.cardHead}>
              <span className={settings.cardWords}>{pairOf(route)}</span>
              {policy.routes.length > 1 ? (
                <span className={styles.acts}>
                  <IconButton
                    icon="up"
                    label={t('translationSettings.route.pairUp', { what: pairOf(route) })}
                    isDisabled={at === 0}
                    onPress={() => keep({ ...policy, routes: moved(policy.routes, at, -1) })}
                  />
                  <IconButton
                    icon="down"
                    label={t('translationSettings.route.pairDown', { what: pairOf(route) })}
                    isDisabled={at === policy.routes.length - 1}
                    onPress={() => keep({ ...policy, routes: moved(policy.routes, at, 1) })}
                  />
                </span>
              ) : null}
            </div>
            <ol className={styles.engines}>
              {route.engines.map((id, place) => (
                <li key={id} className={styles.engine}>
                  <span className={styles.engineName}>
                    <bdi>{engineName(id)}</bdi>
                    {place > 0 ? <span className={settings.hint}>{t('translationSettings.route.fallback')}</span> : null}
                  </span>
                  <span className={styles.acts}>
                    {route.engines.length > 1 ? (
                      <>
                        <IconButton
                          icon="up"
                          label={t('translationSettings.route.up', { name: engineName(id) })}
                          isDisabled={place === 0}
                          onPress={() => keep(withEngines(policy, at, moved(route.engines, place, -1)))}
                        />
                        <IconButton
                          icon="down"
                          label={t('translationSettings.route.down', { name: engineName(id) })}
                          isDisabled={place === route.engines.length - 1}
                          onPress={() => keep(withEngines(policy, at, moved(route.engines, place, 1)))}
                        />
                      </>
                    ) : null}
                    <IconButton
                      icon="trash"
                      label={t('translationSettings.route.remove', { name: engineName(id), what: pairOf(route) })}
                      onPress={() =>
                        keep(
                          withEngines(
                            policy,
                            at,
                            route.engines.filter((one) => one !== id),
                          ),
                          {
                            says: t('translationSettings.route.removed', { name: engineName(id), what: pairOf(route) }),
                            saysUndone: t('translationSettings.route.back', { name: engineName(id), what: pairOf(route) }),
                            before: policy,
                          },
                        )
                      }
                    />
                  </span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
      <fieldset className={settings.plainSet}>
        <legend className={settings.label}>{t('translationSettings.route.addTitle')}</legend>
        <div className={styles.add}>
          <Select label={t('translationSettings.route.from')} value={from} options={languages} onChange={setFrom} />
          <Select label={t('translationSettings.route.to')} value={to} options={languages} onChange={setTo} />
          <Select
            label={t('translationSettings.route.engine')}
            value={chosen?.id ?? null}
            options={engines.map((one) => ({ id: one.engine.id as string, label: one.engine.name }))}
            onChange={setEngine}
            isDisabled={engines.length === 0}
          />
          <Button
            icon="plus"
            isDisabled={!chosen || standsAlready}
            onPress={() => (chosen ? keep(withEngine(policy, from, to, chosen.id)) : undefined)}
          >
            {t('translationSettings.route.add')}
          </Button>
        </div>
      </fieldset>
    </div>
  )
}
