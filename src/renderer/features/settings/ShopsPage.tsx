import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shop } from '../../../shared/domain/backend/types'
import { useDesk } from '../../bridge/deskStore'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { LetterMark } from '../../ui/LetterMark'
import { BackendCard } from './BackendCard'
import { ConnectDialog } from './ConnectDialog'
import { PolicyDialog } from './PolicyDialog'
import styles from './Settings.module.css'
import { ShopDialog } from './ShopDialog'

type Open = { type: 'connect'; shopId: string | null } | { type: 'shop'; shop: Shop | null } | { type: 'policy'; shop: Shop } | null

/** Shops with their backends: what they are, how their line stands, and what can be done to them. */
export function ShopsPage() {
  const { t } = useTranslation()
  const shops = useDesk((desk) => desk.shops)
  const backends = useDesk((desk) => desk.backends)
  const [open, setOpen] = useState<Open>(null)
  return (
    <div className={styles.form}>
      {shops.length === 0 ? (
        <EmptyState
          icon="store"
          title={t('settings.shops.empty')}
          text={t('settings.shops.emptyText')}
          action={
            <Button kind="primary" icon="plus" onPress={() => setOpen({ type: 'connect', shopId: null })}>
              {t('settings.shops.connect')}
            </Button>
          }
        />
      ) : (
        <div className={styles.buttons}>
          <Button kind="primary" icon="plus" onPress={() => setOpen({ type: 'connect', shopId: null })}>
            {t('settings.shops.connect')}
          </Button>
        </div>
      )}
      {shops.map((shop) => (
        <section key={shop.id} className={styles.shop} aria-label={shop.name}>
          <header className={styles.shopHead}>
            <LetterMark code={shop.code} colour={shop.colour} />
            <h3 className={styles.shopName} dir="auto">
              {shop.name}
            </h3>
            <Button kind="quiet" icon="pen" onPress={() => setOpen({ type: 'shop', shop })}>
              {t('settings.shops.edit')}
            </Button>
            <Button kind="quiet" icon="package" data-shop-policy onPress={() => setOpen({ type: 'policy', shop })}>
              {t('settings.shops.policy')}
            </Button>
            <Button kind="quiet" icon="plus" onPress={() => setOpen({ type: 'connect', shopId: shop.id })}>
              {t('settings.shops.add')}
            </Button>
          </header>
          <ul className={styles.cards}>
            {backends
              .filter((backend) => backend.shopId === shop.id)
              .map((backend) => (
                <BackendCard key={backend.id} backend={backend} />
              ))}
          </ul>
        </section>
      ))}
      {open?.type === 'connect' ? <ConnectDialog shopId={open.shopId} onClose={() => setOpen(null)} /> : null}
      {open?.type === 'policy' ? <PolicyDialog shop={open.shop} onClose={() => setOpen(null)} /> : null}
      {open?.type === 'shop' ? <ShopDialog shop={open.shop} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}
