import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Trouble, troublesOf } from '../../shared/domain/backend/trouble'
import type { BackendId } from '../../shared/domain/ids'
import { useDesk } from '../bridge/deskStore'
import { useFormat } from '../i18n/useFormat'
import { useMinute } from '../state/clock'
import { Button } from '../ui/Button'
import { Icon, type IconName } from '../ui/Icon'
import styles from './Banner.module.css'

const SignInAgain = lazy(() => import('../features/settings').then((feature) => ({ default: feature.SignInAgain })))

const ICONS: Record<Trouble['type'], IconName> = {
  network: 'offline',
  portal: 'offline',
  proxy: 'offline',
  signIn: 'warning',
  down: 'offline',
  clock: 'clock',
}
const DOWN = { silent: 'backend', certificate: 'certificate', fault: 'fault', stranger: 'stranger', proxy: 'backendProxy' } as const

/** Thin lines for trouble: what, since when, what still works. What is said when is decided in `troublesOf`. */
export function Banner() {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const lamps = useDesk((desk) => desk.lamps)
  const backends = useDesk((desk) => desk.backends)
  const [signingIn, setSigningIn] = useState<BackendId | null>(null)
  const troubles = useMemo(() => troublesOf(lamps, new Set(backends.map(({ id }) => id))), [lamps, backends])
  const name = (id: BackendId) => backends.find((backend) => backend.id === id)?.name ?? ''
  // The count chooses the sentence: one does not answer, two do not.
  const named = (ids: readonly BackendId[]) => ({ names: format.list(ids.map(name)), count: ids.length })
  const since = (at: number) => ({
    time: format.when(at, minute) === format.time(at) ? format.time(at) : `${format.date(at)} ${format.time(at)}`,
  })
  const words = (trouble: Trouble): string => {
    switch (trouble.type) {
      case 'network':
        return t('common.frame.offlineBanner', since(trouble.since))
      case 'portal':
        return t('common.frame.portalBanner', since(trouble.since))
      case 'proxy':
        return t(`common.frame.${trouble.needsName ? 'proxyNameBanner' : 'proxyBanner'}`, since(trouble.since))
      case 'signIn':
        return t('common.frame.signInBanner', named(trouble.backends))
      case 'down':
        return t(`common.frame.${DOWN[trouble.cause]}Banner`, { ...named(trouble.backends), ...since(trouble.since) })
      case 'clock':
        return t(`common.frame.${trouble.aheadMs > 0 ? 'clockFast' : 'clockSlow'}Banner`, {
          span: format.span(Math.round(Math.abs(trouble.aheadMs) / 60_000) * 60_000),
        })
    }
  }
  const backend = backends.find(({ id }) => id === signingIn)
  return (
    <>
      {troubles.map((trouble) => (
        <div key={`${trouble.type} ${trouble.type === 'down' ? trouble.cause : ''}`} role="status" className={styles.banner}>
          <Icon name={ICONS[trouble.type]} />
          <span className={styles.text}>{words(trouble)}</span>
          {trouble.type === 'signIn'
            ? trouble.backends.map((id) => (
                <Button key={id} onPress={() => setSigningIn(id)}>
                  {trouble.backends.length === 1 ? t('common.frame.signInAgain') : t('common.frame.signInTo', { name: name(id) })}
                </Button>
              ))
            : null}
        </div>
      ))}
      {backend ? (
        <Suspense fallback={null}>
          <SignInAgain backend={backend} onClose={() => setSigningIn(null)} />
        </Suspense>
      ) : null}
    </>
  )
}
