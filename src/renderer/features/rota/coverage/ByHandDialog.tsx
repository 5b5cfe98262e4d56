import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import type { Target } from '../../../../shared/domain/rota/demand/ways'
import type { DemandOverride } from '../../../../shared/domain/rota/plan'
import { tellTrouble } from '../../../commands/runner'
import { useFormat } from '../../../i18n/useFormat'
import { changeRota } from '../../../state/rota'
import { Button, IconButton } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import styles from './Coverage.module.css'
import { HOUR } from './rows'
import { type Names, scopeWords } from './words'

interface Props {
  state: RotaState
  target: Target
  languages: readonly string[]
  shops: readonly string[]
  names: Names
  onClose: () => void
}

const ANY = '*'
const hoursOf = Array.from({ length: 24 }, (_, hour) => hour)

/** People that a lead wants in a span of hours, whatever history says; and what was set before. */
export function ByHandDialog({ state, target, languages, shops, names, onClose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const form = useId()
  const [language, setLanguage] = useState(target.language ?? ANY)
  const [shop, setShop] = useState(target.shop ?? ANY)
  const hour = new Date(target.at).getUTCHours()
  const day = target.at - hour * HOUR
  const [from, setFrom] = useState(hour)
  const [length, setLength] = useState(1)
  const [people, setPeople] = useState('')
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const { settings } = state.rota
  const start = day + from * HOUR
  const write = (overrides: DemandOverride[], says: string, then: () => void) => {
    if (busy) return
    setBusy(true)
    changeRota([{ do: 'put', thing: { kind: 'settings', body: { ...settings, overrides } } }], {
      says,
      saysUndone: t('rotaCoverage.hand.undone'),
    })
      .then(then, (error: unknown) => tellTrouble(t('rotaCoverage.hand.failed'), error))
      .finally(() => setBusy(false))
  }
  const set = () => {
    const figure = Number(people.trim().replace(',', '.'))
    if (people.trim() === '' || !Number.isFinite(figure) || figure < 0 || figure > 1_000) return setWrong(true)
    const one: DemandOverride = {
      id: crypto.randomUUID(),
      from: start,
      to: start + length * HOUR,
      language: language === ANY ? null : language,
      shop: shop === ANY ? null : shop,
      people: figure,
      note: note.trim(),
    }
    // The same said anew takes the place of what was said before.
    const rest = settings.overrides.filter(
      (other) => other.from !== one.from || other.to !== one.to || other.language !== one.language || other.shop !== one.shop,
    )
    write([...rest, one], t('rotaCoverage.hand.done', { people: format.number(figure), row: scopeWords(one, names) }), onClose)
  }
  const near = settings.overrides
    .filter((one) => one.from < day + 7 * 24 * HOUR && one.to > day - 24 * HOUR)
    .sort((a, b) => a.from - b.from)
  return (
    <Dialog
      title={t('rotaCoverage.hand.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form={form} isDisabled={busy}>
            {t('rotaCoverage.hand.set')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          set()
        }}
      >
        <p className={styles.weak}>{t('rotaCoverage.hand.text', { date: format.date(day, 'UTC') })}</p>
        <div className={styles.fields}>
          <Select
            label={t('rotaCoverage.hand.language')}
            options={[
              { id: ANY, label: t('rotaCoverage.hand.allLanguages') },
              ...languages.map((code) => ({ id: code, label: format.language(code) })),
            ]}
            value={language}
            onChange={setLanguage}
          />
          <Select
            label={t('rotaCoverage.hand.shop')}
            options={[
              { id: ANY, label: t('rotaCoverage.hand.allShops') },
              ...shops.map((code) => ({ id: code, label: names.shops.get(code) ?? code })),
            ]}
            value={shop}
            onChange={setShop}
          />
          <Select
            label={t('rotaCoverage.hand.from')}
            options={hoursOf.map((one) => ({ id: String(one), label: format.time(day + one * HOUR, 'UTC') }))}
            value={String(from)}
            onChange={(value) => setFrom(Number(value))}
          />
          <Select
            label={t('rotaCoverage.hand.length')}
            options={[1, 2, 3, 4, 6, 8, 12, 24, 72, 168].map((one) => ({ id: String(one), label: format.span(one * HOUR) }))}
            value={String(length)}
            onChange={(value) => setLength(Number(value))}
          />
          <TextField
            label={t('rotaCoverage.hand.people')}
            value={people}
            onChange={(value) => {
              setPeople(value)
              setWrong(false)
            }}
            inputMode="decimal"
            autoFocus
            error={wrong ? t('rotaCoverage.hand.wrong') : undefined}
          />
          <TextField label={t('rotaCoverage.hand.note')} value={note} onChange={setNote} maxLength={200} />
        </div>
      </form>
      {near.length > 0 ? (
        <>
          <h3 className={styles.small}>{t('rotaCoverage.hand.before')}</h3>
          <ul className={styles.people}>
            {near.map((one) => (
              <li key={one.id} className={styles.handRow}>
                <span>
                  {scopeWords(one, names)} · {format.date(one.from, 'UTC')} {format.time(one.from, 'UTC')} ·{' '}
                  {format.span(one.to - one.from)} · <strong>{t('rotaCoverage.hand.count', { people: format.number(one.people) })}</strong>
                  {one.note ? (
                    <>
                      {' '}
                      <bdi className={styles.weak}>{one.note}</bdi>
                    </>
                  ) : null}
                </span>
                <IconButton
                  icon="trash"
                  label={t('rotaCoverage.hand.remove')}
                  isDisabled={busy}
                  onPress={() =>
                    write(
                      settings.overrides.filter(({ id }) => id !== one.id),
                      t('rotaCoverage.hand.removed'),
                      () => undefined,
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Dialog>
  )
}
