import { useTranslation } from 'react-i18next'
import { Confirm } from '../../../ui/Dialog'
import { discard } from '../acts'
import type { Plan } from '../current'
import { openPlanDialog } from '../view'

/** Asks, though z takes it back: so many hands' work may lie in them. */
export function DiscardConfirm({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const ids = plan.state.drafts.flatMap(({ before, after }) => after?.id ?? before?.id ?? [])
  return (
    <Confirm
      title={t('rota.discardAll', { count: ids.length })}
      text={t('rota.discardText')}
      yes={t('rota.discardYes')}
      danger
      isOpen
      onYes={() => void discard(ids)}
      onClose={() => openPlanDialog(null)}
    />
  )
}
