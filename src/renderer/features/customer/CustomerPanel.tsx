import { useTranslation } from 'react-i18next'
import type { ConversationId } from '../../../shared/domain/ids'
import { useCustomer, useThread } from '../../data/queries'
import { PanelTabs, showPanelTab, useNavigation } from '../../state/navigation'
import { EmptyState } from '../../ui/EmptyState'
import { Tabs } from '../../ui/Tabs'
import { CaseTab } from '../case'
import { TemplatesTab } from '../templates'
import { TranslateTab } from '../translate'
import styles from './Customer.module.css'
import { CustomerTab } from './CustomerTab'
import { Holds } from './Holds'

/** What stands beside the text: the customer, its translation, templates, and the case. */
export function CustomerPanel({ conversationId }: { conversationId: ConversationId }) {
  const { t } = useTranslation()
  const tab = useNavigation((state) => state.panelTab)
  const { thread, missing } = useThread(conversationId)
  const conversation = thread?.conversation ?? null
  const customer = useCustomer(conversation?.customerId ?? null)
  if (missing) return <EmptyState icon="user" title={t('customer.missing')} />
  return (
    <aside className={styles.side} data-scope="panel" aria-label={t('customer.panel')}>
      <Tabs
        label={t('customer.panel')}
        selected={tab}
        onSelect={(id) => showPanelTab(PanelTabs.find((one) => one === id) ?? 'customer')}
        tabs={[
          {
            id: 'customer',
            label: t('customer.customer'),
            content: conversation ? (
              <CustomerTab key={conversationId} conversation={conversation} customer={customer} />
            ) : (
              <div aria-busy />
            ),
          },
          {
            id: 'translate',
            label: t('mirror.panel.title'),
            content: conversation ? <TranslateTab key={conversationId} conversation={conversation} /> : <div aria-busy />,
          },
          {
            id: 'templates',
            label: t('templates.title'),
            content: conversation ? <TemplatesTab key={conversationId} conversation={conversation} /> : <div aria-busy />,
          },
          {
            id: 'case',
            label: t('customer.case.title'),
            content: conversation ? (
              <CaseTab key={conversationId} conversation={conversation} head={<Holds conversation={conversation} />} />
            ) : (
              <div aria-busy />
            ),
          },
        ]}
      />
    </aside>
  )
}
