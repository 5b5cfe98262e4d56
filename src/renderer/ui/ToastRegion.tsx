import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { closeToast, type Toast, useToasts } from '../state/toasts'
import { Button, IconButton } from './Button'
import { cx } from './classes'
import styles from './ToastRegion.module.css'

function OneToast({ toast }: { toast: Toast }) {
  const { t } = useTranslation()
  useEffect(() => {
    if (toast.lasts === 0) return
    const timer = window.setTimeout(() => closeToast(toast.id), toast.lasts)
    return () => window.clearTimeout(timer)
  }, [toast])
  return (
    <div className={cx(styles.toast, toast.tone === 'trouble' && styles.trouble)}>
      <span className={styles.text}>{toast.text}</span>
      {toast.onUndo ? (
        <Button kind="quiet" keys="z" onPress={toast.onUndo}>
          {t('common.undo')}
        </Button>
      ) : null}
      <IconButton icon="close" label={t('common.close')} onPress={() => closeToast(toast.id)} />
    </div>
  )
}

/** What was just done, with its undo. The words are also said by the live region, so this one stays silent. */
export function ToastRegion() {
  const { t } = useTranslation()
  const toasts = useToasts((state) => state.toasts)
  return (
    <section aria-label={t('common.notices')} className={styles.region}>
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </section>
  )
}
