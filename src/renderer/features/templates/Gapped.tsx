import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenGap } from '../../../shared/domain/template/types'
import styles from './Gapped.module.css'
import { variableWords } from './words'

/** A filled text whose open gaps are named where they stand. */
export function Gapped({ text, gaps }: { text: string; gaps: readonly OpenGap[] }) {
  const { t } = useTranslation()
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to, variable } of gaps) {
    parts.push(text.slice(at, from))
    parts.push(
      <mark key={from} className={styles.gap} title={t('templates.gapTitle', { what: variableWords(t, variable) })}>
        {variableWords(t, variable)}
      </mark>,
    )
    at = to
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
