import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shop } from '../../../shared/domain/backend/types'
import { coverage } from '../../../shared/domain/guard/coverage'
import { defaultPolicy } from '../../../shared/domain/guard/policy'
import { GuardCheck, type GuardPolicy } from '../../../shared/domain/guard/types'
import { calls, useDesk } from '../../bridge/deskStore'
import { pushDeed } from '../../commands/deeds'
import { tellTrouble } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { EmptyState } from '../../ui/EmptyState'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import styles from './GuardPage.module.css'
import { OverrideLog } from './OverrideLog'

/** Those the guard was made for; what it covers of each is asked of the checks themselves. */
const languages = ['en', 'de', 'fr', 'es', 'pt-BR', 'it', 'pl', 'ja', 'zh-CN', 'ar'] as const
const levels = ['block', 'warn', 'hint', 'off'] as const
/** No reason makes it right to send these. */
const neverSent: ReadonlySet<GuardCheck> = new Set<GuardCheck>(['cardNumber', 'securityCode'])

const own = {
  names: { lines: 50, letters: 120 },
  hosts: { lines: 50, letters: 253 },
  contacts: { lines: 50, letters: 120 },
} as const
type Own = keyof typeof own

/** Shown at once; main's word follows as an event. */
const save = async (policy: GuardPolicy): Promise<void> => {
  const before = useDesk.getState().guard
  useDesk.setState({ guard: [...(before ?? []).filter(({ shopId }) => shopId !== policy.shopId), policy] })
  try {
    await calls().guard.savePolicy(policy)
  } catch (error) {
    useDesk.setState({ guard: before })
    throw error
  }
}

export function GuardPage() {
  const { t } = useTranslation()
  const shops = useDesk((desk) => desk.shops)
  const policies = useDesk((desk) => desk.guard)
  const [chosen, setChosen] = useState<string | null>(null)
  const shop = shops.find(({ id }) => id === chosen) ?? shops[0]
  if (!policies) return null
  if (!shop) return <EmptyState icon="store" title={t('settings.shops.empty')} text={t('guard.settings.text')} />
  const policy = policies.find(({ shopId }) => shopId === shop.id) ?? { shopId: shop.id, checks: {}, names: [], hosts: [], contacts: [] }
  return (
    <div className={styles.page}>
      <p className={styles.hint}>{t('guard.settings.text')}</p>
      {shops.length > 1 ? (
        <Select
          label={t('guard.settings.whichShop')}
          options={shops.map(({ id, name }) => ({ id, label: name }))}
          value={shop.id}
          onChange={setChosen}
        />
      ) : null}
      <Policy key={shop.id} shop={shop} policy={policy} />
      <OverrideLog key={`log${shop.id}`} shopId={shop.id} />
    </div>
  )
}

function Policy({ shop, policy }: { shop: Shop; policy: GuardPolicy }) {
  const { t } = useTranslation()
  const defaults = defaultPolicy(shop.id).checks
  const keep = (next: GuardPolicy) => void save(next).catch((error: unknown) => tellTrouble(t('settings.notSaved'), error))
  const reset = async () => {
    const before = policy
    try {
      await save({ ...policy, checks: {} })
      pushDeed({
        says: t('guard.settings.resetDone', { shop: shop.name }),
        saysUndone: t('guard.settings.resetUndone', { shop: shop.name }),
        undo: () => save(before),
      })
    } catch (error) {
      tellTrouble(t('settings.notSaved'), error)
    }
  }
  return (
    <section className={styles.policy} aria-label={shop.name}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('guard.settings.check')}</th>
            <th scope="col">{t('guard.settings.level')}</th>
            <th scope="col">{t('guard.settings.override')}</th>
          </tr>
        </thead>
        <tbody>
          {GuardCheck.options.map((check) => {
            const wants = policy.checks[check] ?? defaults[check] ?? { level: 'warn' as const, mayOverride: true }
            const change = (more: Partial<typeof wants>) =>
              keep({ ...policy, checks: { ...policy.checks, [check]: { ...wants, ...more } } })
            const name = t(`guard.check.${check}`)
            return (
              <tr key={check} data-check={check}>
                <th scope="row">
                  {name}
                  <Covers check={check} shop={shop} />
                </th>
                <td>
                  <Select
                    label={t('guard.settings.levelOf', { check: name })}
                    hideLabel
                    options={levels.map((level) => ({ id: level, label: t(`guard.level.${level}`) }))}
                    value={wants.level}
                    onChange={(level) => change({ level })}
                  />
                </td>
                <td>
                  {wants.level === 'block' ? (
                    <Checkbox
                      aria-label={t('guard.settings.overrideOf', { check: name })}
                      isSelected={wants.mayOverride}
                      isDisabled={neverSent.has(check)}
                      onChange={(mayOverride) => change({ mayOverride })}
                    />
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div>
        <Button icon="restore" isDisabled={Object.keys(policy.checks).length === 0} onPress={() => void reset()}>
          {t('guard.settings.reset')}
        </Button>
      </div>
      <h3 className={styles.label}>{t('guard.settings.own')}</h3>
      <div className={styles.own}>
        {(Object.keys(own) as Own[]).map((part) => (
          <Lines key={part} part={part} lines={policy[part]} onLines={(lines) => keep({ ...policy, [part]: lines })} />
        ))}
      </div>
    </section>
  )
}

/** In which languages a check sees anything, and in which of the shop's it sees nothing. */
function Covers({ check, shop }: { check: GuardCheck; shop: Shop }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (coverage(check, null) === 'any') return <span className={styles.hint}>{t('guard.settings.coversAll')}</span>
  const seen = languages.filter((language) => coverage(check, language) !== 'none')
  const blind = shop.languages.filter((language) => coverage(check, language) === 'none')
  const named = (list: readonly string[]) => format.list(list.map((language) => format.language(language)))
  return (
    <span className={styles.hint}>
      {seen.length > 0 ? t('guard.settings.covers', { languages: named(seen) }) : null}
      {blind.length > 0 ? <strong className={styles.blind}> {t('guard.settings.blind', { languages: named(blind) })}</strong> : null}
    </span>
  )
}

const linesOf = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')

/** One a line; kept when the field is left. */
function Lines({ part, lines, onLines }: { part: Own; lines: readonly string[]; onLines(lines: string[]): void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const stored = lines.join('\n')
  const [text, setText] = useState(stored)
  useEffect(() => setText(stored), [stored])
  const typed = linesOf(text)
  const { lines: most, letters } = own[part]
  const error =
    typed.length > most
      ? t('guard.settings.tooMany', { most: format.number(most) })
      : typed.some((line) => line.length > letters)
        ? t('guard.settings.badLine', { most: format.number(letters) })
        : undefined
  return (
    <TextField
      label={t(`guard.settings.${part}`)}
      hint={t(`guard.settings.${part}Hint`)}
      error={error}
      value={text}
      onChange={setText}
      onBlur={() => {
        if (!error && typed.join('\n') !== stored) onLines(typed)
      }}
      multiline
      rows={3}
    />
  )
}
