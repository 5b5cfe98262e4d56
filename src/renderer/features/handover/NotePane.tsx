import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import styles from './HandOver.module.css'
import { chooseLanguage, writeNote } from './store'
import type { Translated } from './translate'
import type { Note } from './useNote'

const NONE = '-'

/** By whom a translation is, and what of it could not be made. */
export function MadeBy({ translated }: { translated: Translated }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <p className={styles.weak} role="status">
      {translated.engines.length > 0 ? t('handOver.by', { engines: format.list(translated.engines) }) : t('handOver.byWords')}
      {translated.demo ? ` ${t('handOver.demoEngine')}` : ''}
      {translated.missing > 0 ? ` ${t('handOver.missing', { count: translated.missing })}` : ''}
      {translated.problem ? ` ${t(`problem.${translated.problem.code}`, translated.problem.params)}` : ''}
    </p>
  )
}

/** What the receivers read first: drafted from facts, changed by hand, and beside it as they read it. */
export function NotePane({ note, alone }: { note: Note; alone: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className={styles.box} aria-labelledby="hand-over-note">
      <h2 id="hand-over-note" className={styles.boxHead}>
        {t('handOver.note.title')}
      </h2>
      <p className={styles.weak}>{t('handOver.note.text')}</p>
      <TextField
        label={t('handOver.note.yours', { language: format.language(note.from) })}
        multiline
        rows={Math.min(14, note.text.split('\n').length + 2)}
        value={note.text}
        onChange={(text) => writeNote(text === note.drafted ? null : text)}
        maxLength={20_000}
      />
      {note.text === note.drafted ? null : (
        <Button icon="restore" onPress={() => writeNote(null)}>
          {t('handOver.note.again')}
        </Button>
      )}
      <Select
        label={t('handOver.note.language')}
        options={[
          { id: NONE, label: t('handOver.note.asIs') },
          ...note.tongues.map(({ code, readers }) => ({
            id: code,
            label: t('handOver.note.tongue', { language: format.language(code), count: readers }),
          })),
        ]}
        value={note.to ?? NONE}
        onChange={(code) => chooseLanguage(code === NONE ? '' : code)}
      />
      {note.to ? (
        <div className={styles.theirs}>
          <span className={styles.line}>
            <span className={styles.weak}>{t('handOver.note.theirs')}</span>
            <Pill outline>{format.languageCode(note.to)}</Pill>
          </span>
          {note.translated ? (
            <>
              <p className={styles.read} lang={note.to} dir="auto">
                {note.translated.text}
              </p>
              <MadeBy translated={note.translated} />
            </>
          ) : (
            <p className={styles.weak} role="status">
              {t('handOver.note.busy')}
            </p>
          )}
        </div>
      ) : null}
      {alone ? <p className={styles.weak}>{t('handOver.alone')}</p> : null}
    </section>
  )
}
