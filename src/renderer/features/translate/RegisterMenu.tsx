import { useTranslation } from 'react-i18next'
import type { ConversationId } from '../../../shared/domain/ids'
import { Register } from '../../../shared/domain/template/types'
import { tellTrouble } from '../../commands/runner'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { type Chosen, registersOf, sayRegister } from './register'

const OWN = 'own'

/** How this customer is spoken to, where it comes from, and the choice of another. */
export function RegisterMenu({ conversationId, to, chosen }: { conversationId: ConversationId; to: string; chosen: Chosen }) {
  const { t } = useTranslation()
  const registers = registersOf(to)
  if (registers.length === 0) return null
  const name = chosen.register ? t(`mirror.register.${chosen.register}`) : t('mirror.register.none')
  const choose = (id: string) => {
    const next = id === OWN ? null : Register.parse(id)
    const was = chosen.by === 'customer' ? chosen.register : null
    const words = { says: t('mirror.register.said'), saysUndone: t('mirror.register.unsaid') }
    void sayRegister(conversationId, next, was, words).catch((error: unknown) => tellTrouble(t('mirror.register.failed'), error))
  }
  return (
    <Menu
      label={t('mirror.register.label')}
      groups={[
        {
          title: t('mirror.register.title'),
          entries: [
            ...registers.map((one) => ({ id: one, label: t(`mirror.register.${one}`), detail: t(`mirror.register.like.${one}`) })),
            { id: OWN, label: t('mirror.register.asShop') },
          ],
        },
      ]}
      selectionMode="single"
      selected={[chosen.by === 'customer' && chosen.register ? chosen.register : OWN]}
      onChoose={choose}
    >
      <Button kind="quiet" aria-label={`${t('mirror.register.label')}: ${name} (${t(`mirror.register.by.${chosen.by}`)})`}>
        {chosen.by === 'engine' ? name : `${name} · ${t(`mirror.register.by.${chosen.by}`)}`}
      </Button>
    </Menu>
  )
}
