import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ImportReport } from '../../../shared/contract/library'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { calls } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { say } from '../../ui/liveRegion'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import styles from './Library.module.css'
import { openDialog } from './store'

type Format = 'json' | 'csv'
const longest = 64_000_000
const named = 50

/** A file says by its name what it is; what was pasted says it by its first sign. */
const formatOf = (name: string, text: string): Format =>
  /\.json$/i.test(name) ? 'json' : /\.(csv|tsv|txt)$/i.test(name) ? 'csv' : /^\s*[[{]/.test(text) ? 'json' : 'csv'

/** First it is told what would happen, item by item where something is wrong; then it happens. */
export function ImportDialog() {
  const { t } = useTranslation()
  const format = useFormat()
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const [kind, setKind] = useState<Format>('json')
  const [report, setReport] = useState<ImportReport | null>(null)
  const [trouble, setTrouble] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const close = () => openDialog(null)
  const put = (next: string, from: string) => {
    setText(next)
    setName(from)
    setKind(formatOf(from, next))
    setReport(null)
    setTrouble(null)
  }
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    if (file.size > longest) return setTrouble({ code: 'tooLarge', params: {} })
    file.text().then(
      (read) => put(read, file.name),
      () => setTrouble({ code: 'badItem', params: { what: file.name } }),
    )
  }
  const run = async (look: boolean) => {
    setBusy(true)
    setTrouble(null)
    try {
      const answer = await calls().library.importText({ format: kind, text, owner: 'personal', look })
      if (look) return setReport(answer)
      const words = t('library.imported', { added: answer.added, changed: answer.changed })
      showToast({ text: words })
      say(words)
      close()
    } catch (error) {
      if (look) setTrouble(problemOf(error))
      else tellTrouble(t('library.notImported'), error)
    } finally {
      setBusy(false)
    }
  }
  const something = report !== null && report.added + report.changed > 0
  return (
    <Dialog
      title={t('library.importTitle')}
      size="medium"
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          {report ? (
            <Button kind="primary" isDisabled={!something} onPress={() => (busy ? undefined : void run(false))}>
              {t('library.importDo', { count: report.added + report.changed })}
            </Button>
          ) : (
            <Button kind="primary" isDisabled={text.trim() === ''} onPress={() => (busy ? undefined : void run(true))}>
              {t('library.importLook')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.dialog}>
        <p className={styles.weak}>{t('library.importText')}</p>
        <div className={styles.buttons}>
          <FileTrigger acceptedFileTypes={['.json', '.csv', '.txt']} onSelect={take}>
            <Button icon="file">{t('library.chooseFile')}</Button>
          </FileTrigger>
          {name ? <bdi>{name}</bdi> : null}
        </div>
        {name ? null : <TextField label={t('library.paste')} multiline rows={6} value={text} onChange={(next) => put(next, '')} />}
        <Select
          label={t('library.format')}
          options={[
            { id: 'json', label: t('library.formats.json') },
            { id: 'csv', label: t('library.formats.csv') },
          ]}
          value={kind}
          onChange={(next: Format) => {
            setKind(next)
            setReport(null)
          }}
        />
        {trouble ? <ErrorNote title={t('library.notRead')} problem={trouble} /> : null}
        {report ? (
          <div role="status" className={styles.report}>
            <p>
              {format.list([
                t('library.report.added', { count: report.added }),
                t('library.report.changed', { count: report.changed }),
                t('library.report.same', { count: report.same }),
                t('library.report.problems', { count: report.problems.length }),
              ])}
            </p>
            {report.problems.length > 0 ? (
              <ul className={styles.problems}>
                {report.problems.slice(0, named).map(({ place, problem }) => (
                  <li key={place}>
                    {t(kind === 'csv' ? 'library.report.line' : 'library.report.item', { place })}{' '}
                    {t(`problem.${problem.code}`, problem.params)}
                  </li>
                ))}
                {report.problems.length > named ? <li>{t('library.report.more', { count: report.problems.length - named })}</li> : null}
              </ul>
            ) : null}
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
