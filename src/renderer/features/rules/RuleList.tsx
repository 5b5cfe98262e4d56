import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rule } from '../../../shared/domain/rules/types'
import { effectWords, ruleName } from '../../i18n/ruleWords'
import { useFormat } from '../../i18n/useFormat'
import { IconButton } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { cx } from '../../ui/classes'
import { Menu } from '../../ui/Menu'
import { Pill } from '../../ui/Pill'
import styles from './Rules.module.css'
import { duplicate, edit, move, remove, toggle } from './store'

/** «Words · Language → class A, label parcel». */
function Summary({ rule }: { rule: Rule }) {
  const { t } = useTranslation()
  const format = useFormat()
  const when =
    rule.conditions.length === 0
      ? t('rule.always')
      : rule.conditions.map((one) => t(`rule.condition.${one.type === 'text' && one.not ? 'notText' : one.type}`)).join(' · ')
  return (
    <span className={styles.summary}>
      {when} <span className={styles.arrow} /> {format.list(rule.effects.map((effect) => effectWords(effect, t, format)))}
    </span>
  )
}

interface RowProps {
  rule: Rule
  place: number
  last: boolean
  current: boolean
  onFocus: () => void
}

function Row({ rule, place, last, current, onFocus }: RowProps) {
  const { t } = useTranslation()
  const name = ruleName(rule, t)
  const choose = (id: string) => {
    if (id === 'edit') edit(rule)
    else if (id === 'duplicate') void duplicate(rule)
    else if (id === 'up') void move(rule, -1)
    else if (id === 'down') void move(rule, 1)
    else void remove(rule)
  }
  return (
    <li
      data-rule={rule.id}
      // One stop for the list; arrows, Enter, Space and Delete act on it.
      tabIndex={current ? 0 : -1}
      aria-label={rule.on ? name : `${name}, ${t('rule.offMark')}`}
      className={cx(styles.rule, !rule.on && styles.isOff)}
      onFocus={onFocus}
      onDoubleClick={() => edit(rule)}
    >
      <span className={styles.place}>{place + 1}</span>
      <Checkbox
        aria-label={t('rule.switch', { name })}
        isSelected={rule.on}
        excludeFromTabOrder={!current}
        onChange={() => void toggle(rule)}
      />
      <span className={styles.words}>
        <span className={styles.name} dir="auto">
          {name}
        </span>
        <Summary rule={rule} />
      </span>
      {rule.on ? null : <Pill outline>{t('rule.offMark')}</Pill>}
      <span className={styles.acts}>
        <IconButton icon="pen" label={`${t('rule.edit')}: ${name}`} excludeFromTabOrder={!current} onPress={() => edit(rule)} />
        <Menu
          label={name}
          groups={[
            {
              entries: [
                { id: 'edit', label: t('rule.edit'), icon: 'pen', keys: 'Enter' },
                { id: 'up', label: t('rule.up'), icon: 'up', keys: 'Alt+ArrowUp', disabled: place === 0 },
                { id: 'down', label: t('rule.down'), icon: 'down', keys: 'Alt+ArrowDown', disabled: last },
                { id: 'duplicate', label: t('rule.duplicate'), icon: 'copy' },
                { id: 'delete', label: t('rule.delete'), icon: 'trash', keys: 'Delete', danger: true },
              ],
            },
          ]}
          onChoose={choose}
        >
          <IconButton icon="more" label={`${t('common.more')}: ${name}`} excludeFromTabOrder={!current} />
        </Menu>
      </span>
    </li>
  )
}

/** The rules in their order: one stop of Tab, arrows within. */
export function RuleList({ rules }: { rules: readonly Rule[] }) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const [currentId, setCurrentId] = useState<string | null>(null)
  const at = Math.max(
    0,
    rules.findIndex(({ id }) => id === currentId),
  )
  const wanted = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moved or removed row gives the focus to where it stands now
  useEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    const id = rules[at]?.id
    if (id) list.current?.querySelector<HTMLElement>(`[data-rule="${CSS.escape(id)}"]`)?.focus()
  }, [rules, currentId])
  const go = (to: number) => {
    const rule = rules[Math.min(rules.length - 1, Math.max(0, to))]
    if (!rule) return
    wanted.current = true
    setCurrentId(rule.id)
  }
  const act = (event: React.KeyboardEvent): boolean => {
    const rule = rules[at]
    if (!rule || event.ctrlKey || event.metaKey) return false
    if (event.altKey) {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return false
      wanted.current = true
      void move(rule, event.key === 'ArrowUp' ? -1 : 1)
      return true
    }
    if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(rules.length - 1)
    else if (event.key === 'Enter') edit(rule)
    else if (event.key === ' ') void toggle(rule)
    else if (event.key === 'Delete') {
      wanted.current = true
      setCurrentId(rules[at + 1]?.id ?? rules[at - 1]?.id ?? null)
      void remove(rule)
    } else return false
    return true
  }
  return (
    <ol
      ref={list}
      className={styles.rules}
      aria-label={t('rule.list')}
      onKeyDown={(event) => {
        // A switch or button within the row has keys of its own.
        if (!(event.target instanceof HTMLElement) || event.target.dataset.rule === undefined) return
        if (act(event)) event.preventDefault()
      }}
    >
      {rules.map((rule, place) => (
        <Row
          key={rule.id}
          rule={rule}
          place={place}
          last={place === rules.length - 1}
          current={place === at}
          onFocus={() => setCurrentId(rule.id)}
        />
      ))}
    </ol>
  )
}
