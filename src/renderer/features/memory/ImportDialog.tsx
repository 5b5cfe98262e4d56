import { useEffect, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ExchangeReport } from '../../../shared/contract/memory'
import type { Problem } from '../../../shared/domain/outbox/problem'
import type { MemoryLayer } from '../../../shared/domain/translation/memoryTypes'
import { problemOf } from '../../bridge/client'
import { calls, onDeskEvent } from '../../bridge/deskStore'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { say } from '../../ui/liveRegion'
import { Progress } from '../../ui/Progress'
import { Select } from '../../ui/Select'
import styles from './Memory.module.css'
import { openDialog, showTab, useMemory } from './store'
import { useLayers } from './useLayers'

type Format = 'tmx' | 'csv' | 'tbx'
const longest = 60_000_000
const named = 50

const formatOf = (name: string, text: string): Format =>
  /\.tmx$/i.test(name) || /<tmx[\s>]/.test(text.slice(0, 4_000))
    ? 'tmx'
    : /\.(tbx|xml)$/i.test(name) || /<(martif|tbx)[\s>]/.test(text.slice(0, 4_000))
      ? 'tbx'
      : 'csv'

/** A file of another tool or desk; what could not be read is named by its place. */
export function ImportDialog() {
  const { t } = useTranslation()
  const format = useFormat()
  const layers = useLayers()
  const tab = useMemory((state) => state.tab)
  const [what, setWhat] = useState<'memory' | 'glossary'>(tab === 'terms' ? 'glossary' : 'memory')
  const [layer, setLayer] = useState<MemoryLayer>('shared')
  const [file, setFile] = useState<{ name: string; text: string } | null>(null)
  const [report, setReport] = useState<ExchangeReport | null>(null)
  const [trouble, setTrouble] = useState<Problem | null>(null)
  const [done, setDone] = useState<number | null>(null)
  useEffect(
    () =>
      onDeskEvent((event) => {
        if (event.type === 'memoryProgress') setDone((was) => (was === null ? null : event.done))
      }),
    [],
  )
  const kind = file ? formatOf(file.name, file.text) : null
  const close = () => openDialog(null)
  const take = (files: FileList | null) => {
    const one = files?.[0]
    if (!one) return
    setReport(null)
    setTrouble(null)
    if (one.size > longest) return setTrouble({ code: 'tooLarge', params: {} })
    one
      .arrayBuffer()
      .then((bytes) => {
        // TMX of older tools is UTF-16 with a mark at its beginning.
        const [a, b] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength))
        const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
        const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
        setFile({ name: one.name, text })
        const found = formatOf(one.name, text)
        if (found !== 'csv') setWhat(found === 'tmx' ? 'memory' : 'glossary')
      })
      .catch(() => setTrouble({ code: 'badItem', params: { what: one.name } }))
  }
  const run = async () => {
    if (!file || !kind) return
    setDone(0)
    setTrouble(null)
    try {
      const answer = await calls().memory.importText({ what, format: kind, layer, text: file.text })
      setReport(answer)
      say(t('memory.imported', { added: answer.added, changed: answer.changed }))
      showTab(what === 'memory' ? 'units' : 'terms')
    } catch (error) {
      setTrouble(problemOf(error))
    } finally {
      setDone(null)
    }
  }
  return (
    <Dialog
      title={t('memory.importTitle')}
      size="medium"
      isOpen
      onClose={close}
      actions={
        <>
          {report ? null : <Button onPress={close}>{t('common.cancel')}</Button>}
          {/* One button in one place: the focus must not fall out of the dialog while the file is read or when its report comes. */}
          <Button kind="primary" isDisabled={!file} onPress={() => (report ? close() : done === null ? void run() : undefined)}>
            {t(report ? 'common.close' : 'memory.importDo')}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <p className={styles.weak}>{t('memory.importText')}</p>
        <div className={styles.buttons}>
          <FileTrigger acceptedFileTypes={['.tmx', '.tbx', '.xml', '.csv', '.tsv', '.txt']} onSelect={take}>
            <Button icon="file">{t('memory.chooseFile')}</Button>
          </FileTrigger>
          {file ? <bdi>{file.name}</bdi> : null}
        </div>
        <Select
          label={t('memory.importWhat')}
          options={(['memory', 'glossary'] as const).map((id) => ({ id, label: t(`memory.what.${id}`) }))}
          value={what}
          onChange={setWhat}
          isDisabled={kind === 'tmx' || kind === 'tbx'}
        />
        <Select label={t('memory.importLayer')} options={layers} value={layer} onChange={setLayer} />
        {done !== null ? <Progress label={t('memory.importing')} value={done} max={1} /> : null}
        {trouble ? <ErrorNote title={t('memory.notImported')} problem={trouble} /> : null}
        {report ? (
          <div role="status" className={styles.found}>
            <p>
              {format.list([
                t('memory.report.added', { count: report.added }),
                t('memory.report.changed', { count: report.changed }),
                t('memory.report.same', { count: report.same }),
                t('memory.report.problems', { count: report.problems.length }),
              ])}
            </p>
            {report.problems.length > 0 ? (
              <ul className={styles.problems}>
                {report.problems.slice(0, named).map(({ place, problem }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one place may have several
                  <li key={at}>
                    <bdi>{kind === 'csv' ? t('memory.report.line', { place }) : place}</bdi> {t(`problem.${problem.code}`, problem.params)}
                  </li>
                ))}
                {report.problems.length > named ? <li>{t('memory.report.more', { count: report.problems.length - named })}</li> : null}
              </ul>
            ) : null}
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
