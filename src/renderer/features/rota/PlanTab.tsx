import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState'

export function PlanTab() {
  const { t } = useTranslation()
  return <EmptyState icon="calendar" title={t('rota.tab.plan')} />
}
