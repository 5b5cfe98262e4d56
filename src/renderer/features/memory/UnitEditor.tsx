import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Pill } from '../../ui/Pill'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { noteUnit, removeUnits, saveUnit } from './deeds'
import styles from './Memory.module.css'
import { editUnit, useMemory } from './store'
import { useLayers } from './useLayers'

/** The chosen unit: its two texts, whose it is, and what agents said of it. */
export function UnitEditor() {
  const { t } = useTranslation()
  const unit = useMemory((state) => state.unit)
  if (!unit) return <EmptyState icon="languages" title={t('memory.nothingChosen')} text={t('memory.nothingChosenText')} />
  return <Editor key={unit.id} unit={unit} />
}

function Editor({ unit }: { unit: MemoryUnit }) {
  const { t } = useTranslation()
  const format = useFormat()
  const edit = useMemory((state) => state.unitEdit) ?? unit
  const layers = useLayers()
  const [why, setWhy] = useState(unit.note?.why ?? '')
  const [busy, setBusy] = useState(false)
  const changed = edit.source !== unit.source || edit.target !== unit.target || edit.layer !== unit.layer
  const save = async () => {
    setBusy(true)
    await saveUnit(unit, { ...edit, source: edit.source.trim(), target: edit.target.trim() })
    setBusy(false)
  }
  const keyDown = (event: React.KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'Enter' || !changed) return
    event.preventDefault()
    void save()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Mod+Enter saves from any of its fields
    <div className={styles.editor} data-unit-editor onKeyDown={keyDown}>
      <TextField
        label={t('memory.sourceIn', { language: format.language(unit.from) })}
        multiline
        rows={4}
        value={edit.source}
        onChange={(source) => editUnit({ ...edit, source })}
        hint={t('memory.factsHint', { one: '{1}', two: '{2}' })}
      />
      <TextField
        label={t('memory.targetIn', { language: format.language(unit.to) })}
        multiline
        rows={4}
        value={edit.target}
        onChange={(target) => editUnit({ ...edit, target })}
      />
      <Select label={t('memory.layer')} options={layers} value={edit.layer} onChange={(layer) => editUnit({ ...edit, layer })} />
      <div className={styles.buttons}>
        <Button
          kind="primary"
          isDisabled={!changed || busy || edit.source.trim() === '' || edit.target.trim() === ''}
          onPress={() => void save()}
        >
          {t('common.save')}
        </Button>
        {changed ? <Button onPress={() => editUnit(null)}>{t('memory.giveUp')}</Button> : null}
        <span className={styles.gap} />
        <Button kind="quiet" icon="trash" onPress={() => void removeUnits([unit.id])}>
          {t('memory.delete')}
        </Button>
      </div>
      <fieldset className={styles.group}>
        <legend>{t('memory.quality')}</legend>
        <p className={styles.weak}>{t('memory.qualityText')}</p>
        {unit.note ? (
          <div>
            <Pill tone={unit.note.verdict === 'bad' ? 'late' : 'good'}>{t(`memory.verdict.${unit.note.verdict}`)}</Pill>
          </div>
        ) : null}
        <TextField label={t('memory.why')} value={why} onChange={setWhy} maxLength={500} />
        <div className={styles.buttons}>
          <Button icon="check" onPress={() => void noteUnit(unit, 'good', why)}>
            {t('memory.sayGood')}
          </Button>
          <Button icon="ban" onPress={() => void noteUnit(unit, 'bad', why)}>
            {t('memory.sayBad')}
          </Button>
          {unit.note ? (
            <Button kind="quiet" onPress={() => void noteUnit(unit, null, '')}>
              {t('memory.unnote')}
            </Button>
          ) : null}
        </div>
      </fieldset>
      <dl className={styles.about}>
        <dt>{t('memory.origin')}</dt>
        <dd>{t(`memory.by.${unit.by}`)}</dd>
        <dt>{t('memory.used')}</dt>
        <dd>{t('memory.uses', { count: unit.uses })}</dd>
        <dt>{t('memory.created')}</dt>
        <dd>{format.dateTime(unit.createdAt)}</dd>
        <dt>{t('memory.changedAt')}</dt>
        <dd>{format.dateTime(unit.updatedAt)}</dd>
        <dt>{t('memory.context')}</dt>
        <dd>{t(unit.before || unit.behind ? 'memory.contextKept' : 'memory.contextNone')}</dd>
      </dl>
    </div>
  )
}
