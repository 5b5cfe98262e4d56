import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rule, RuleEffect } from '../../../shared/domain/rules/types'
import { problemsOf, type RuleProblem } from '../../../shared/domain/rules/validate'
import { useDesk } from '../../bridge/deskStore'
import { ruleName } from '../../i18n/ruleWords'
import { Button, IconButton } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Choices } from '../../ui/Choices'
import { Icon } from '../../ui/Icon'
import { Menu } from '../../ui/Menu'
import { TextField } from '../../ui/TextField'
import { AddCondition, ConditionPart } from './ConditionPart'
import { EffectFields } from './EffectFields'
import { effectTypes, freshEffect } from './fresh'
import { PastMatches } from './PastMatches'
import styles from './Rules.module.css'
import { change, leave, saveDraft, useDirty } from './store'

function Problems({ problems }: { problems: readonly RuleProblem[] }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.problems} aria-live="polite">
      {problems.map(({ code, of, word }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with each stroke
        <li key={at} className={styles.problem}>
          <Icon name="alert" size={12} />
          {t(`rule.problem.${code}`, {
            what: of === null ? '' : of.part === 'condition' ? t(`rule.condition.${of.type}`) : t(`rule.effect.${of.type}`),
            word: word ?? '',
          })}
        </li>
      ))}
    </ul>
  )
}

function Effects({ rule }: { rule: Rule }) {
  const { t } = useTranslation()
  const set = (effects: RuleEffect[]) => change({ ...rule, effects })
  return (
    <div className={styles.block}>
      <h3 className={styles.blockTitle}>{t('rule.then')}</h3>
      {rule.effects.map((effect, at) => {
        const name = t(`rule.effect.${effect.type}`)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: effects have no ids; fields follow their values
          <section key={`${effect.type}-${at}`} className={styles.part} aria-label={name}>
            <div className={styles.partHead}>
              <span className={styles.partName}>{name}</span>
              <IconButton
                icon="trash"
                label={t('rule.remove', { what: name })}
                onPress={() => set(rule.effects.filter((_one, place) => place !== at))}
              />
            </div>
            <EffectFields value={effect} onChange={(next) => set(rule.effects.map((one, place) => (place === at ? next : one)))} />
          </section>
        )
      })}
      <div className={styles.buttons}>
        <Menu
          label={t('rule.addEffect')}
          groups={[{ entries: effectTypes.map((id) => ({ id, label: t(`rule.effect.${id}`) })) }]}
          onChoose={(id) => {
            const type = effectTypes.find((one) => one === id)
            if (type) set([...rule.effects, freshEffect(type)])
          }}
        >
          <Button icon="plus">{t('rule.addEffect')}</Button>
        </Menu>
      </div>
    </div>
  )
}

/** One rule: its name, when it holds, what it does, and what it would have caught. Ctrl/⌘ Enter keeps it. */
export function RuleEditor({ rule }: { rule: Rule }) {
  const { t } = useTranslation()
  const shops = useDesk((desk) => desk.shops)
  const dirty = useDirty()
  const problems = problemsOf(rule)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => root.current?.querySelector('input')?.focus(), [])
  const save = () => {
    if (problems.length === 0) void saveDraft()
  }
  return (
    <div
      ref={root}
      className={styles.editor}
      data-rule-editor
      onKeyDownCapture={(event) => {
        // Before a focused button takes it for its own Enter.
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        save()
      }}
    >
      <div className={styles.buttons}>
        <Button icon="back" kind="quiet" onPress={leave}>
          {t('rule.back')}
        </Button>
      </div>
      <TextField
        label={t('rule.name')}
        maxLength={120}
        value={ruleName(rule, t)}
        onChange={(name) => change({ ...rule, name, starter: false })}
      />
      <Choices
        label={t('rule.shops')}
        hint={t('rule.shopsHint')}
        options={shops.map(({ id, name }) => ({ id, label: name }))}
        value={rule.shopIds}
        onChange={(shopIds) => change({ ...rule, shopIds })}
      />
      <div className={styles.block}>
        <h3 className={styles.blockTitle}>{t('rule.when')}</h3>
        <p className={styles.hint}>{t('rule.whenHint')}</p>
        {rule.conditions.map((condition, at) => (
          <ConditionPart
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no ids; fields follow their values
            key={`${condition.type}-${at}`}
            value={condition}
            onChange={(next) => change({ ...rule, conditions: rule.conditions.map((one, place) => (place === at ? next : one)) })}
            onRemove={() => change({ ...rule, conditions: rule.conditions.filter((_one, place) => place !== at) })}
          />
        ))}
        <div className={styles.buttons}>
          <AddCondition onAdd={(condition) => change({ ...rule, conditions: [...rule.conditions, condition] })} />
        </div>
      </div>
      <Effects rule={rule} />
      <Checkbox isSelected={rule.stop} onChange={(stop) => change({ ...rule, stop })}>
        {t('rule.stop')}
      </Checkbox>
      <PastMatches rule={rule} sound={problems.length === 0} />
      <div className={styles.foot}>
        <Problems problems={problems} />
        <div className={styles.buttons}>
          <Button kind="primary" keys="Mod+Enter" isDisabled={problems.length > 0} onPress={save}>
            {t('rule.save')}
          </Button>
          <Button onPress={leave}>{t('common.cancel')}</Button>
          {dirty ? <span className={styles.hint}>{t('rule.unsaved')}</span> : null}
        </div>
      </div>
    </div>
  )
}
