import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateOwner } from '../../../shared/domain/template/types'
import { base64Of } from '../../bridge/base64'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { say } from '../../ui/liveRegion'
import { Select } from '../../ui/Select'
import styles from './Library.module.css'
import { openDialog, useLibrary } from './store'
import { readUsage, usageCsv } from './usage'

type What = 'checked' | 'all' | TemplateOwner
type As = 'json' | 'csv' | 'usage'

/** Into a file: the templates for another desk or a table, or how often they were taken. */
export function ExportDialog() {
  const { t } = useTranslation()
  const checked = useLibrary((state) => state.checked)
  const [what, setWhat] = useState<What>(checked.size > 0 ? 'checked' : 'personal')
  const [as, setAs] = useState<As>('json')
  const [busy, setBusy] = useState(false)
  const close = () => openDialog(null)
  const textOf = async (): Promise<string> => {
    if (as === 'usage') return usageCsv(await readUsage())
    const owner = what === 'checked' || what === 'all' ? null : what
    const { text } = await calls().library.exportText({ format: as, owner, ...(what === 'checked' ? { ids: [...checked] } : {}) })
    return text
  }
  const run = async () => {
    setBusy(true)
    try {
      // A table's program takes UTF-8 for what it is only by this mark.
      const text = await textOf()
      const content = as === 'json' ? text : `\uFEFF${text}`
      const name = as === 'usage' ? 'template-usage.csv' : `templates.${as}`
      const { saved } = await calls().desk.saveFile({ name, base64: await base64Of(new Blob([content])) })
      if (!saved) return
      showToast({ text: t('library.exported', { name }), lasts: 4_000 })
      say(t('library.exported', { name }))
      close()
    } catch (error) {
      tellTrouble(t('library.notExported'), error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('library.exportTitle')}
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="primary" icon="download" isDisabled={busy} onPress={() => void run()}>
            {t('library.exportDo')}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <Select
          label={t('library.format')}
          options={[
            { id: 'json', label: t('library.formats.json') },
            { id: 'csv', label: t('library.formats.csv') },
            { id: 'usage', label: t('library.formats.usage') },
          ]}
          value={as}
          onChange={setAs}
        />
        {as === 'usage' ? null : (
          <Select
            label={t('library.exportWhat')}
            options={[
              ...(checked.size > 0 ? [{ id: 'checked' as const, label: t('library.checked', { count: checked.size }) }] : []),
              ...(['personal', 'team', 'backend', 'starter'] as const).map((id) => ({ id, label: t(`library.owner.${id}`) })),
              { id: 'all' as const, label: t('library.exportAll') },
            ]}
            value={what}
            onChange={setWhat}
          />
        )}
        <p className={styles.weak}>{t(`library.exportText.${as}`)}</p>
      </div>
    </Dialog>
  )
}
