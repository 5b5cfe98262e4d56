import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/domain/rules/types'
import { linesOfWords, mixedOf, wordsOfLines } from '../../../shared/domain/rules/validate'
import { Icon } from '../../ui/Icon'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import styles from './Rules.module.css'

type TextCondition = Extract<Condition, { type: 'text' }>
const places = ['either', 'message', 'subject', 'thread'] as const
const rowsShown = [4, 14] as const

/** Words, where they are looked for, and whether they must be there or must not. */
export function TextFields({ value, onChange }: { value: TextCondition; onChange: (condition: Condition) => void }) {
  const { t } = useTranslation()
  const mixed = mixedOf(value.words)
  const [lines, setLines] = useState(linesOfWords(value.words))
  // Another rule in the same place, or an undo: the text follows. What is being typed (blank lines) stays.
  useEffect(() => {
    setLines((before) => (linesOfWords(wordsOfLines(before)) === linesOfWords(value.words) ? before : linesOfWords(value.words)))
  }, [value.words])
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={t('rule.where.label')}
          value={value.where}
          options={places.map((id) => ({ id, label: t(`rule.where.${id}`) }))}
          onChange={(where) => onChange({ ...value, where })}
        />
        <Select
          label={t('rule.not.label')}
          value={value.not ? 'no' : 'yes'}
          options={[
            { id: 'yes', label: t('rule.not.has') },
            { id: 'no', label: t('rule.not.hasNone') },
          ]}
          onChange={(id) => onChange({ ...value, not: id === 'no' })}
        />
      </div>
      <TextField
        label={t('rule.words')}
        hint={t('rule.wordsHint')}
        multiline
        rows={Math.min(rowsShown[1], Math.max(rowsShown[0], value.words.length + 1))}
        value={lines}
        onChange={(text) => {
          setLines(text)
          onChange({ ...value, words: wordsOfLines(text) })
        }}
      />
      {mixed === null ? null : (
        <p className={styles.warning} role="status">
          <Icon name="warning" size={12} />
          {t('rule.mixed', { line: mixed.slice(0, 60) })}
        </p>
      )}
    </>
  )
}
