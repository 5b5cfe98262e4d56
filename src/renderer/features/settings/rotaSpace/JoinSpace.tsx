import { type FormEvent, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { FoundCalendar } from '../../../../shared/contract/rota'
import type { Problem } from '../../../../shared/domain/outbox/types'
import { problemOf } from '../../../bridge/client'
import { calls } from '../../../bridge/deskStore'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { say } from '../../../ui/liveRegion'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import styles from '../Settings.module.css'
import { serverAddress } from '../serverAddress'
import parts from './Conflicts.module.css'

type How = 'ours' | 'chosen' | 'publish'
const places = ['shifts', 'requests', 'notes'] as const
type Place = (typeof places)[number]
const needed: Record<Place, readonly string[]> = { shifts: ['VEVENT', 'VJOURNAL'], requests: ['VTODO'], notes: ['VJOURNAL'] }
/** What the three of ours are called at the server, whoever made them. */
const isOurs = ({ url }: FoundCalendar, place: Place) => url.endsWith(`/dragoman-${place}/`)
const fits = ({ components }: FoundCalendar, what: readonly string[]) => what.every((one) => components.includes(one))

interface Found {
  calendars: FoundCalendar[]
  canMake: boolean
}

/** Asks the server what it has, then which of it the rota shall lie in. */
export function JoinSpace() {
  const { t } = useTranslation()
  const [url, setUrl] = useState('')
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [how, setHow] = useState<How>('ours')
  const [chosen, setChosen] = useState<Partial<Record<Place | 'publish', string>>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)

  const tryIt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  const access = { url: serverAddress(url), user: user.trim(), password }
  const standing = (all: Found) => places.every((place) => all.calendars.some((one) => isOurs(one, place)))
  const look = () =>
    tryIt(async () => {
      const all = await calls().rota.look(access)
      setFound(all)
      const first = (place: Place) =>
        all.calendars.find((one) => isOurs(one, place)) ?? all.calendars.find((one) => fits(one, needed[place]))
      setChosen({
        ...Object.fromEntries(places.flatMap((place) => (first(place) ? [[place, first(place)?.url]] : []))),
        ...(all.calendars[0] ? { publish: all.calendars[0].url } : {}),
      })
      setHow(standing(all) || all.canMake ? 'ours' : places.every(first) ? 'chosen' : 'publish')
      say(t('rotaSpace.found', { count: all.calendars.length }))
    })
  const join = () =>
    tryIt(async () => {
      const { shifts, requests, notes, publish } = chosen
      const calendars =
        how === 'ours'
          ? null
          : how === 'publish'
            ? { shifts: publish ?? '', requests: null, notes: null }
            : { shifts: shifts ?? '', requests: requests ?? null, notes: notes ?? null }
      await calls().rota.connect({ ...access, calendars, publishOnly: how === 'publish' })
      say(t('rotaSpace.joined'))
    })
  const typed = (set: (value: string) => void) => (value: string) => {
    set(value)
    setFound(null)
    setProblem(null)
  }
  const options = (what: readonly string[]) =>
    (found?.calendars ?? [])
      .filter((one) => fits(one, what))
      .map((one) => ({ id: one.url, label: one.writable === false ? t('rotaSpace.readOnly', { name: one.name }) : one.name }))
  const ways: How[] = found
    ? [
        ...(standing(found) || found.canMake ? (['ours'] as const) : []),
        ...(found.calendars.length > 0 ? (['chosen', 'publish'] as const) : []),
      ]
    : []
  const ready = how === 'ours' || (how === 'publish' ? chosen.publish !== undefined : places.every((place) => chosen[place]))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void (found && ways.length > 0 ? join() : look())
  }
  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <p className={styles.hint}>{t('rotaSpace.deskOnly')}</p>
      <TextField label={t('rotaSpace.url')} hint={t('rotaSpace.urlHint')} type="url" value={url} onChange={typed(setUrl)} isRequired />
      <div className={styles.pair}>
        <TextField label={t('rotaSpace.user')} value={user} onChange={typed(setUser)} autoComplete="off" />
        <TextField label={t('rotaSpace.password')} type="password" value={password} onChange={typed(setPassword)} autoComplete="off" />
      </div>
      {found && ways.length > 0 ? (
        <>
          <RadioGroup className={styles.plainSet ?? ''} value={how} onChange={(value) => setHow(value as How)}>
            <Label className={styles.label ?? ''}>{t('rotaSpace.where')}</Label>
            <div className={styles.radios}>
              {ways.map((way) => (
                <Radio key={way} value={way} className={parts.side ?? ''}>
                  {t(`rotaSpace.how.${way === 'ours' && standing(found) ? 'standing' : way}`)}
                </Radio>
              ))}
            </div>
          </RadioGroup>
          {how === 'chosen'
            ? places.map((place) => (
                <Select
                  key={place}
                  label={t(`rotaSpace.place.${place}`)}
                  hint={options(needed[place]).length === 0 ? t('rotaSpace.noneFits') : undefined}
                  options={options(needed[place])}
                  value={chosen[place] ?? null}
                  onChange={(value) => setChosen({ ...chosen, [place]: value })}
                />
              ))
            : null}
          {how === 'publish' ? (
            <Select
              label={t('rotaSpace.place.publish')}
              hint={t('rotaSpace.publishHint')}
              options={options(['VEVENT'])}
              value={chosen.publish ?? null}
              onChange={(publish) => setChosen({ ...chosen, publish })}
            />
          ) : (
            <p className={styles.hint}>{t('rotaSpace.giveWay')}</p>
          )}
        </>
      ) : null}
      {found && ways.length === 0 ? <ErrorNote title={t('rotaSpace.nothingFound')} tone="soon" /> : null}
      {problem ? <ErrorNote title={t('rotaSpace.notJoined')} problem={problem} /> : null}
      <div className={styles.buttons}>
        <Button kind="primary" type="submit" isDisabled={busy || url.trim() === '' || (found !== null && ways.length > 0 && !ready)}>
          {busy ? t('rotaSpace.trying') : found && ways.length > 0 ? t('rotaSpace.join') : t('rotaSpace.look')}
        </Button>
      </div>
    </form>
  )
}
