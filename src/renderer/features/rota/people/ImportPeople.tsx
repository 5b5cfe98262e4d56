import { useMemo, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useFormat, useZone } from '../../../i18n/useFormat'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { TextField } from '../../../ui/TextField'
import { freshId } from '../parts/act'
import { readPeople } from './csv'
import styles from './People.module.css'

const named = 20
const largest = 5_000_000

/** A table of people, looked at before it is taken: who is new, who changes, which rows cannot be read. */
export function ImportPeople({
  people,
  onTake,
  onClose,
}: {
  people: readonly RotaPerson[]
  onTake: (people: RotaPerson[]) => Promise<boolean>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useZone()
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [tooLarge, setTooLarge] = useState(false)
  const [busy, setBusy] = useState(false)
  const read = useMemo(() => (text.trim() === '' ? null : readPeople(text, people, zone, freshId)), [text, people, zone])
  const known = new Set(people.map(({ id }) => id as string))
  const fresh = read?.people.filter(({ id }) => !known.has(id)).length ?? 0
  const take = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    setTooLarge(file.size > largest)
    if (file.size > largest) return
    setText(await file.text())
    setName(file.name)
  }
  const go = async () => {
    if (!read) return
    setBusy(true)
    const done = await onTake(read.people)
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Dialog
      title={t('rotaPeople.csv.import')}
      size="medium"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" isDisabled={busy || !read || read.people.length === 0} onPress={() => void go()}>
            {t('rotaPeople.csv.take', { count: read?.people.length ?? 0 })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.weak}>{t('rotaPeople.csv.hint')}</p>
        <div className={styles.line}>
          <FileTrigger acceptedFileTypes={['.csv', '.txt', 'text/csv']} onSelect={(files) => void take(files)}>
            <Button icon="file">{t('rotaPeople.csv.choose')}</Button>
          </FileTrigger>
          {name ? <bdi>{name}</bdi> : null}
        </div>
        {tooLarge ? <p className={styles.bad}>{t('rotaPeople.csv.tooLarge')}</p> : null}
        {name ? null : <TextField label={t('rotaPeople.csv.paste')} multiline rows={6} value={text} onChange={setText} />}
        {read ? (
          <div role="status" className={styles.form}>
            <p>
              {format.list([
                t('rotaPeople.csv.fresh', { count: fresh }),
                t('rotaPeople.csv.changed', { count: read.people.length - fresh }),
                t('rotaPeople.csv.faults', { count: read.faults.length }),
              ])}
            </p>
            {read.more ? <p className={styles.bad}>{t('rotaPeople.csv.more')}</p> : null}
            {read.faults.length > 0 ? (
              <ul className={styles.bad}>
                {read.faults.slice(0, named).map(({ line, column }) => (
                  <li key={line}>{t('rotaPeople.csv.fault', { line: format.number(line), column })}</li>
                ))}
              </ul>
            ) : null}
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
