import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import styles from './ErrorBoundary.module.css'

interface Props {
  /** A new value tries again: another conversation is not to suffer for the last. */
  resetKey?: string
  whole?: boolean
  children: ReactNode
}

function Broke({ what, whole, onRetry }: { what: string; whole: boolean; onRetry: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.broke}>
      <ErrorNote
        title={t(whole ? 'common.frame.wholeBroke' : 'common.frame.paneBroke')}
        action={<Button onPress={whole ? () => location.reload() : onRetry}>{whole ? t('common.frame.reload') : t('common.retry')}</Button>}
      >
        <p>{t('common.frame.brokeText', { what })}</p>
      </ErrorNote>
    </div>
  )
}

/** Holds a fault inside one pane, so that the others go on. */
export class ErrorBoundary extends Component<Props, { error: Error | null; key: string | undefined }> {
  override state: { error: Error | null; key: string | undefined } = { error: null, key: this.props.resetKey }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error('unknown') }
  }
  static getDerivedStateFromProps(props: Props, state: { error: Error | null; key: string | undefined }) {
    return props.resetKey === state.key ? null : { error: null, key: props.resetKey }
  }
  override componentDidCatch(error: Error, info: ErrorInfo) {
    // Names and places only: an error's text may quote a customer.
    console.error(`pane failed: ${error.name}`, info.componentStack)
  }
  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return <Broke what={error.name} whole={Boolean(this.props.whole)} onRetry={() => this.setState({ error: null })} />
  }
}
