import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GlossaryTerm } from '../../../shared/domain/translation/memoryTypes'
import { useFormat } from '../../i18n/useFormat'
import { Button, IconButton } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { EmptyState } from '../../ui/EmptyState'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { removeTerm, saveTerm } from './deeds'
import styles from './Memory.module.css'
import { editTerm, useMemory } from './store'
import { useLanguages, useLayers } from './useLayers'

const uses = ['preferred', 'allowed', 'forbidden'] as const

/** A term and how it is said in other languages. */
export function TermEditor() {
  const { t } = useTranslation()
  const term = useMemory((state) => state.term)
  const edit = useMemory((state) => state.termEdit)
  const shown = edit ?? term
  if (!shown) return <EmptyState icon="tag" title={t('memory.noTermChosen')} text={t('memory.noTermChosenText')} />
  return <Editor key={shown.id} kept={term?.id === shown.id ? term : null} term={shown} />
}

function Editor({ kept, term }: { kept: GlossaryTerm | null; term: GlossaryTerm }) {
  const { t } = useTranslation()
  const format = useFormat()
  const layers = useLayers()
  const languages = useLanguages(term.from, ...term.targets.map(({ to }) => to)).map((code) => ({ id: code, label: format.language(code) }))
  const [busy, setBusy] = useState(false)
  const change = (more: Partial<GlossaryTerm>) => editTerm({ ...term, ...more })
  const target = (at: number, more: Partial<GlossaryTerm['targets'][number]>) =>
    change({ targets: term.targets.map((one, place) => (place === at ? { ...one, ...more } : one)) })
  const filled = term.targets.filter(({ text }) => text.trim() !== '')
  const whole = term.source.trim() !== '' && (term.never || filled.length > 0)
  const changed = kept === null || JSON.stringify(kept) !== JSON.stringify(term)
  const save = async () => {
    setBusy(true)
    const targets = filled.map((one) => ({ ...one, text: one.text.trim() }))
    await saveTerm(kept, { ...term, source: term.source.trim(), note: term.note.trim(), targets: term.never ? [] : targets })
    setBusy(false)
  }
  const nextLanguage = languages.find(({ id }) => id !== term.from && !term.targets.some(({ to }) => to === id))?.id ?? 'de'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Mod+Enter saves from any of its fields
    <div
      className={styles.editor}
      data-term-editor
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== 'Enter' || !changed || !whole) return
        event.preventDefault()
        void save()
      }}
    >
      <div className={styles.pair}>
        <TextField
          label={t('memory.term')}
          value={term.source}
          onChange={(source) => change({ source })}
          maxLength={200}
          autoFocus={kept === null}
        />
        <Select label={t('memory.termLanguage')} options={languages} value={term.from} onChange={(from) => change({ from })} />
      </div>
      <Checkbox isSelected={term.never} onChange={(never) => change({ never })}>
        {t('memory.never')}
      </Checkbox>
      <Checkbox isSelected={term.caseSensitive} onChange={(caseSensitive) => change({ caseSensitive })}>
        {t('memory.caseSensitive')}
      </Checkbox>
      {term.never ? null : (
        <fieldset className={styles.group}>
          <legend>{t('memory.targets')}</legend>
          {term.targets.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are never reordered
            <div key={at} className={styles.target}>
              <Select hideLabel label={t('memory.to')} options={languages} value={one.to} onChange={(to) => target(at, { to })} />
              <TextField
                hideLabel
                label={t('memory.targetWord')}
                value={one.text}
                onChange={(text) => target(at, { text })}
                maxLength={200}
              />
              <Select
                hideLabel
                label={t('memory.use')}
                options={uses.map((id) => ({ id, label: t(`memory.uses_of.${id}`) }))}
                value={one.use}
                onChange={(use) => target(at, { use })}
              />
              <IconButton
                icon="close"
                label={t('memory.removeTarget')}
                onPress={() => change({ targets: term.targets.filter((_one, place) => place !== at) })}
              />
            </div>
          ))}
          <Button
            kind="quiet"
            icon="plus"
            isDisabled={term.targets.length >= 200}
            onPress={() => change({ targets: [...term.targets, { to: nextLanguage, text: '', use: 'preferred' }] })}
          >
            {t('memory.addTarget')}
          </Button>
        </fieldset>
      )}
      <Select label={t('memory.layer')} options={layers} value={term.layer} onChange={(layer) => change({ layer })} />
      <TextField label={t('memory.note')} multiline rows={3} value={term.note} onChange={(note) => change({ note })} maxLength={500} />
      <div className={styles.buttons}>
        <Button kind="primary" isDisabled={!changed || !whole || busy} onPress={() => void save()}>
          {t('common.save')}
        </Button>
        {changed ? <Button onPress={() => editTerm(null)}>{t('memory.giveUp')}</Button> : null}
        <span className={styles.gap} />
        {kept ? (
          <Button kind="quiet" icon="trash" onPress={() => void removeTerm(kept)}>
            {t('memory.delete')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
