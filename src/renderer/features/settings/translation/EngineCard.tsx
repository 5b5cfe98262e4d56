import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EngineState } from '../../../../shared/contract/translation'
import type { TranslationPolicy } from '../../../../shared/domain/translation/types'
import { calls, useDesk } from '../../../bridge/deskStore'
import { tellTrouble } from '../../../commands/runner'
import { useFormat } from '../../../i18n/useFormat'
import { showToast } from '../../../state/toasts'
import { IconButton } from '../../../ui/Button'
import { Confirm } from '../../../ui/Dialog'
import { Lamp } from '../../../ui/Lamp'
import { Menu } from '../../../ui/Menu'
import { Pill } from '../../../ui/Pill'
import { Progress } from '../../../ui/Progress'
import styles from '../Settings.module.css'

/** One engine: how it stands, what it can, what it was used for this month, and its acts. */
export function EngineCard({
  state,
  policies,
  onChange,
}: {
  state: EngineState
  policies: readonly TranslationPolicy[]
  onChange(): void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const shops = useDesk((desk) => desk.shops)
  const [checking, setChecking] = useState(false)
  const [removing, setRemoving] = useState(false)
  const { engine, abilities, trouble, used, account } = state
  const inUse = policies.filter(({ routes }) => routes.some(({ engines }) => engines.includes(engine.id)))
  const check = async () => {
    setChecking(true)
    try {
      const { engine: now } = await calls().translation.checkEngine({ id: engine.id })
      if (!now.trouble) showToast({ text: t('translationSettings.engine.well', { name: engine.name }), tone: 'plain' })
    } catch (error) {
      tellTrouble(t('translationSettings.engine.notChecked'), error)
    } finally {
      setChecking(false)
    }
  }
  const remove = () =>
    calls()
      .translation.removeEngine({ id: engine.id })
      .then(
        () => showToast({ text: t('translationSettings.engine.removed', { name: engine.name }), tone: 'plain' }),
        (error: unknown) => tellTrouble(t('translationSettings.engine.notRemoved'), error),
      )
  const abilitiesOf = (): string => {
    if (!abilities) return t('translationSettings.engine.untold')
    const languages = abilities.pairs && new Set(abilities.pairs.flatMap(({ from, to }) => [from, to])).size
    return [
      languages === null ? t('translationSettings.can.any') : t('translationSettings.can.languages', { count: languages }),
      abilities.registers.length > 0 ? t('translationSettings.can.registers') : '',
      abilities.glossary ? t('translationSettings.can.glossary') : '',
      abilities.detects ? t('translationSettings.can.detects') : '',
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const units = (count: number) => t(`translationSettings.units.${abilities?.costUnit ?? 'none'}`, { count, shown: format.number(count) })
  return (
    <li className={styles.card} data-engine={engine.name}>
      <div className={styles.cardHead}>
        <Lamp state={trouble ? 'down' : abilities ? 'up' : 'unknown'} />
        <div className={styles.cardWords}>
          <span className={styles.cardName}>
            <bdi>{engine.name}</bdi> {engine.demo ? <Pill tone="soon">{t('translationSettings.engine.demo')}</Pill> : null}
          </span>
          <span className={styles.hint}>
            {t(
              trouble
                ? 'translationSettings.engine.down'
                : abilities
                  ? 'translationSettings.engine.up'
                  : 'translationSettings.engine.unknown',
            )}
            {' · '}
            {t(`engine.${engine.kind}.title`)}
          </span>
        </div>
        <Menu
          label={t('translationSettings.engine.more', { name: engine.name })}
          groups={[
            {
              entries: [
                { id: 'check', label: t('translationSettings.engine.check'), icon: 'checks' },
                ...(engine.demo ? [] : [{ id: 'change', label: t('translationSettings.engine.change'), icon: 'pen' as const }]),
              ],
            },
            { entries: [{ id: 'remove', label: t('translationSettings.engine.remove'), icon: 'trash', danger: true }] },
          ]}
          onChoose={(id) => {
            if (id === 'check') void check()
            if (id === 'change') onChange()
            if (id === 'remove') setRemoving(true)
          }}
        >
          <IconButton icon="more" label={t('translationSettings.engine.more', { name: engine.name })} />
        </Menu>
      </div>
      <p className={styles.hint}>{checking ? t('translationSettings.engine.asking') : abilitiesOf()}</p>
      {engine.demo ? <p className={styles.hint}>{t('translationSettings.engine.demoText')}</p> : null}
      {trouble ? (
        <p className={styles.hint} role="status">
          {t(`problem.${trouble.code}`, trouble.params)} {t(`problem.next.${trouble.code}`, trouble.params)}
        </p>
      ) : null}
      {used.map(({ shopId, units: count }) => {
        const shop = shops.find(({ id }) => id === shopId)
        const most = policies.find((one) => one.shopId === shopId)?.budgets[engine.id]
        if (!shop) return null
        if (most === undefined)
          return (
            <p key={shopId} className={styles.hint}>
              {t('translationSettings.usedBy', { shop: shop.name, units: units(count) })}
            </p>
          )
        return (
          <Progress
            key={shopId}
            label={t('translationSettings.budgetOf', { shop: shop.name })}
            value={Math.min(count, most)}
            max={most}
            words={t('translationSettings.usedOf', { used: format.number(count), most: units(most) })}
          />
        )
      })}
      {account && account.most !== null ? (
        <Progress
          label={t('translationSettings.account')}
          value={Math.min(account.used, account.most)}
          max={account.most}
          words={t('translationSettings.usedOf', { used: format.number(account.used), most: units(account.most) })}
        />
      ) : null}
      <Confirm
        title={t('translationSettings.engine.removeTitle', { name: engine.name })}
        text={t(inUse.length > 0 ? 'translationSettings.engine.removeUsed' : 'translationSettings.engine.removeText', {
          count: inUse.length,
        })}
        yes={t('translationSettings.engine.remove')}
        danger
        isOpen={removing}
        onClose={() => setRemoving(false)}
        onYes={() => void remove()}
      />
    </li>
  )
}
