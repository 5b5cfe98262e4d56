import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId } from '../../../shared/domain/ids'
import { type Command, registerCommands } from '../../commands/registry'
import { useCase } from '../../data/useCase'
import { Dialog } from '../../ui/Dialog'
import { insertRecovery } from './insert'
import { closeReturns, openReturns, useReturnDialog } from './open'
import { ReturnCalculator } from './ReturnCalculator'

const commands: Command[] = [
  {
    id: 'case.returns',
    title: 'returns.command.open',
    section: 'conversation',
    icon: 'package',
    keys: ['s r'],
    when: ({ conversationId, targetIds }) => conversationId !== null && targetIds.length <= 1,
    run: ({ conversationId }) => {
      if (conversationId) openReturns(conversationId)
    },
  },
  {
    id: 'case.recovery',
    title: 'returns.command.recovery',
    section: 'write',
    icon: 'message',
    keys: ['s v'],
    when: ({ conversationId, targetIds }) => conversationId !== null && targetIds.length <= 1,
    run: ({ conversationId }) => (conversationId ? insertRecovery(conversationId) : undefined),
  },
]

function Asked({ id }: { id: ConversationId }) {
  const { t } = useTranslation()
  const given = useCase(id)
  return given ? (
    <ReturnCalculator given={given} onClose={closeReturns} />
  ) : (
    <Dialog title={t('returns.title')} isOpen onClose={closeReturns}>
      <p aria-busy>{t('common.loading')}</p>
    </Dialog>
  )
}

/** The return calculator, from the Case panel, the palette or its keys; and the answer to a review. */
export function ReturnDialogs() {
  useEffect(() => registerCommands(commands), [])
  const id = useReturnDialog((state) => state.id)
  return id ? <Asked key={id} id={id} /> : null
}
