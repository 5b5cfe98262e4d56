import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { starterRules } from '../../../shared/domain/rules/starter'
import { now, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { say } from '../../ui/liveRegion'
import { ImportDialog } from './ImportDialog'
import { RuleEditor } from './RuleEditor'
import { RuleList } from './RuleList'
import styles from './Rules.module.css'
import { edit, freshRule, replaceAll, useDraft, useRules } from './store'

/** Settings → Rules: the list, or the rule that is edited. */
export function RulesPage() {
  const { t } = useTranslation()
  const rules = useRules()
  const draft = useDraft()
  const loading = useDesk((desk) => desk.policies === null)
  const [resetting, setResetting] = useState(false)
  const [importing, setImporting] = useState(false)
  if (loading)
    return (
      <p className={styles.hint} role="status">
        {t('common.loading')}
      </p>
    )
  if (draft) return <RuleEditor key={draft.id} rule={draft} />
  const copy = () =>
    navigator.clipboard.writeText(JSON.stringify(rules, null, 2)).then(
      () => {
        showToast({ text: t('rule.copied'), lasts: 3_000 })
        say(t('rule.copied'))
      },
      (error: unknown) => tellTrouble(t('customer.notCopied'), error),
    )
  return (
    <div className={styles.page}>
      <p className={styles.hint}>{t('rule.text')}</p>
      <div className={styles.buttons}>
        <Button kind="primary" icon="plus" onPress={() => edit(freshRule())}>
          {t('rule.new')}
        </Button>
        <Button icon="copy" isDisabled={rules.length === 0} onPress={() => void copy()}>
          {t('rule.export')}
        </Button>
        <Button icon="download" onPress={() => setImporting(true)}>
          {t('rule.import')}
        </Button>
        <Button icon="restore" onPress={() => setResetting(true)}>
          {t('rule.reset')}
        </Button>
      </div>
      {rules.length === 0 ? <EmptyState icon="checks" title={t('rule.empty')} text={t('rule.emptyText')} /> : <RuleList rules={rules} />}
      <p className={styles.hint}>{t('rule.keys')}</p>
      <Confirm
        title={t('rule.reset')}
        text={t('rule.resetText')}
        yes={t('rule.reset')}
        isOpen={resetting}
        onClose={() => setResetting(false)}
        onYes={() => void replaceAll(starterRules(now()))}
      />
      <ImportDialog isOpen={importing} onClose={() => setImporting(false)} />
    </div>
  )
}
