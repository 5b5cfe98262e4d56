import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend, SystemInfo, TestReport } from '../../../shared/domain/backend/types'
import { ShopId } from '../../../shared/domain/ids'
import type { Problem } from '../../../shared/domain/outbox/types'
import { providerOf } from '../../../shared/domain/signIn/providers'
import { problemOf } from '../../bridge/client'
import { calls, useDesk } from '../../bridge/deskStore'
import { ask } from '../../bridge/queries'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { BrowserSignIn, type SignedIn } from './BrowserSignIn'
import { newShop } from './newShop'
import { Report } from './Report'
import styles from './Settings.module.css'
import { isAsked, SystemForm } from './SystemForm'

const days = ['7', '30', '90', '365'] as const
type Days = (typeof days)[number]
const daysOf: Record<Days, Backend['fetchDays']> = { '7': 7, '30': 30, '90': 90, '365': 365 }

/** What a ticket was got for: another of these needs another sign-in. */
const SIGN_IN_FIELDS = new Set(['auth', 'issuer', 'tenant', 'clientId', 'clientSecret'])
const initial = (info: SystemInfo | undefined) => Object.fromEntries((info?.fields ?? []).map((field) => [field.name, field.initial]))

/**
 * Connects a system to a shop (a new one where none is named), or signs a backend in again.
 * Nothing is stored before the live test has passed.
 */
export function ConnectDialog({ shopId, backend, onClose }: { shopId: string | null; backend?: Backend; onClose: () => void }) {
  const { t } = useTranslation()
  const shops = useDesk((desk) => desk.shops)
  const systems = useQuery(ask().backends.systems.queryOptions())
  const [system, setSystem] = useState(backend?.system ?? 'chatwoot')
  const [shop, setShop] = useState(shopId ?? shops[0]?.id ?? '')
  const [shopName, setShopName] = useState('')
  const [name, setName] = useState(backend?.name ?? '')
  const [typed, setTyped] = useState<Record<string, string>>(backend?.settings ?? {})
  const [fetchDays, setFetchDays] = useState<Days>(backend ? (String(backend.fetchDays) as Days) : '30')
  const [busy, setBusy] = useState<'test' | 'connect' | null>(null)
  const [report, setReport] = useState<TestReport | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null)

  const info = systems.data?.find((one) => one.system === system)
  const values = { ...initial(info), ...typed }
  // Two shops on the same system must be told apart by name in lamps and banners.
  const proposed = [shops.find((one) => one.id === shop)?.name ?? shopName.trim(), info?.name ?? system].filter(Boolean).join(' ')
  const unfilled =
    !info ||
    info.fields.some(
      (field) =>
        field.required && isAsked(field, values) && !(field.kind === 'secret' && backend) && (values[field.name] ?? '').trim() === '',
    )
  const wayField = info?.fields.find((field) => field.kind === 'signIn')
  const way = wayField ? (values[wayField.name] ?? wayField.initial) : 'password'
  const byBrowser = providerOf(way) !== null
  // Tokens that stand serve the same way of signing in; another way asks for a sign-in first.
  const missing = unfilled || (byBrowser && !signedIn && backend?.settings[wayField?.name ?? ''] !== way)
  const ticket = byBrowser && signedIn ? { ticket: signedIn.ticket } : {}
  const nameless = shop === '' && shopName.trim() === ''

  const change = (field: string, value: string) => {
    const servers = info?.fields.some(({ name: one, kind }) => one === field && kind === 'signIn') ? providerOf(value)?.servers : undefined
    setTyped({ ...typed, ...servers, [field]: value })
    if (SIGN_IN_FIELDS.has(field)) setSignedIn(null)
    setReport(null)
    setProblem(null)
  }
  const test = async () => {
    setBusy('test')
    setProblem(null)
    try {
      setReport(await calls().backends.test({ system, values, ...ticket }))
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(null)
    }
  }
  const connect = async () => {
    setBusy('connect')
    setProblem(null)
    try {
      if (backend)
        await calls().backends.update({
          backendId: backend.id,
          values: typed,
          ...ticket,
          ...(name.trim() ? { name: name.trim() } : {}),
          fetchDays: daysOf[fetchDays],
        })
      else {
        // A new shop is made only for a system that answers, so that a failed try leaves none behind.
        if (shop === '') {
          const tried = await calls().backends.test({ system, values, ...ticket })
          if (!tried.ok) {
            setReport(tried)
            setBusy(null)
            return
          }
        }
        const into = shop === '' ? (await calls().backends.saveShop({ ...newShop(shopName, shops), id: null })).id : ShopId.parse(shop)
        setShop(into)
        await calls().backends.connect({
          shopId: into,
          system,
          name: name.trim() || proposed,
          values,
          ...ticket,
          fetchDays: daysOf[fetchDays],
        })
      }
      showToast({ text: t('settings.connectForm.connected'), tone: 'plain' })
      onClose()
    } catch (error) {
      setProblem(problemOf(error))
      setBusy(null)
    }
  }
  return (
    <Dialog
      title={backend ? t('settings.connectForm.changeTitle', { name: backend.name }) : t('settings.connectForm.title')}
      isOpen
      onClose={onClose}
      size="medium"
      actions={
        <>
          {backend ? null : (
            <Button onPress={() => void test()} isPending={busy !== null} isDisabled={missing}>
              {busy === 'test' ? t('settings.backend.testing') : t('settings.backend.test')}
            </Button>
          )}
          <Button kind="primary" onPress={() => void connect()} isPending={busy !== null} isDisabled={missing || nameless}>
            {busy === 'connect' ? t('settings.connectForm.connecting') : t(backend ? 'common.save' : 'settings.connectForm.connect')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {systems.isPending ? <p className={styles.hint}>{t('common.loading')}</p> : null}
        {systems.error ? <ErrorNote title={t('settings.connectForm.noSystems')} problem={problemOf(systems.error)} /> : null}
        {backend ? null : (
          <>
            <div className={styles.pair}>
              <Select
                label={t('settings.connectForm.shop')}
                value={shop}
                options={[
                  ...shops.map((one) => ({ id: String(one.id), label: one.name })),
                  { id: '', label: t('settings.connectForm.newShop') },
                ]}
                onChange={setShop}
              />
              <Select
                label={t('settings.connectForm.system')}
                value={system}
                options={(systems.data ?? []).map((one) => ({
                  id: one.system,
                  label: one.system === 'mail' ? t('system.mail.title') : one.name,
                }))}
                onChange={(id) => {
                  setSystem(id)
                  setSignedIn(null)
                  setTyped({})
                  setReport(null)
                  setProblem(null)
                }}
              />
            </div>
            {shop === '' ? (
              <TextField label={t('settings.connectForm.shopName')} value={shopName} onChange={setShopName} isRequired />
            ) : null}
          </>
        )}
        {info ? <SystemForm info={info} values={values} onChange={change} kept={backend !== undefined} /> : null}
        {info && byBrowser ? (
          <BrowserSignIn
            key={way}
            system={system}
            way={way}
            values={backend ? typed : values}
            backend={backend}
            signedIn={signedIn}
            isDisabled={unfilled || busy !== null}
            onSignedIn={setSignedIn}
          />
        ) : null}
        <div className={styles.pair}>
          <TextField label={t('settings.connectForm.name')} value={name} onChange={setName} placeholder={proposed} />
          <Select
            label={t('settings.connectForm.fetchDays')}
            hint={t('settings.connectForm.fetchDaysHint')}
            value={fetchDays}
            options={days.map((id) => ({ id, label: t('settings.days', { count: Number(id) }) }))}
            onChange={setFetchDays}
          />
        </div>
        {report ? <Report report={report} /> : null}
        {problem ? <ErrorNote title={t('settings.connectForm.failed')} problem={problem} /> : null}
      </div>
    </Dialog>
  )
}
