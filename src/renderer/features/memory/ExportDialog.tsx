import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemoryLayer } from '../../../shared/domain/translation/memoryTypes'
import { base64Of } from '../../bridge/base64'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { say } from '../../ui/liveRegion'
import { Select } from '../../ui/Select'
import styles from './Memory.module.css'
import { openDialog, useMemory } from './store'
import { useLayers } from './useLayers'

const formats = { memory: ['tmx', 'csv'], glossary: ['tbx', 'csv'] } as const
type Format = 'tmx' | 'csv' | 'tbx'

/** Into a file, for another tool or desk. */
export function ExportDialog() {
  const { t } = useTranslation()
  const layers = useLayers()
  const tab = useMemory((state) => state.tab)
  const [what, setWhat] = useState<'memory' | 'glossary'>(tab === 'terms' ? 'glossary' : 'memory')
  const [wanted, setWanted] = useState<Format>(tab === 'terms' ? 'tbx' : 'tmx')
  const [layer, setLayer] = useState<MemoryLayer | 'all'>('all')
  const [busy, setBusy] = useState(false)
  const list: readonly Format[] = formats[what]
  const format = list.includes(wanted) ? wanted : (list[0] ?? 'csv')
  const close = () => openDialog(null)
  const run = async () => {
    setBusy(true)
    try {
      const { text } = await calls().memory.exportText({ what, format, layer: layer === 'all' ? null : layer })
      const name = `${what}.${format}`
      // A table's program takes UTF-8 for what it is only by this mark.
      const { saved } = await calls().desk.saveFile({ name, base64: await base64Of(new Blob([format === 'csv' ? `\uFEFF${text}` : text])) })
      if (!saved) return
      showToast({ text: t('memory.exported', { name }), lasts: 4_000 })
      say(t('memory.exported', { name }))
      close()
    } catch (error) {
      tellTrouble(t('memory.notExported'), error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('memory.exportTitle')}
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="primary" icon="download" isDisabled={busy} onPress={() => void run()}>
            {t('memory.exportDo')}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <Select
          label={t('memory.importWhat')}
          options={(['memory', 'glossary'] as const).map((id) => ({ id, label: t(`memory.what.${id}`) }))}
          value={what}
          onChange={setWhat}
        />
        <Select
          label={t('memory.format')}
          options={list.map((id) => ({ id, label: t(`memory.formats.${id}`) }))}
          value={format}
          onChange={setWanted}
        />
        <Select
          label={t('memory.layer')}
          options={[{ id: 'all' as const, label: t('memory.any') }, ...layers]}
          value={layer}
          onChange={setLayer}
        />
        <p className={styles.weak}>{t('memory.exportText', { one: '{1}', two: '{2}' })}</p>
      </div>
    </Dialog>
  )
}
