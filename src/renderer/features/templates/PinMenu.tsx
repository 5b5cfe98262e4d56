import { useTranslation } from 'react-i18next'
import type { Template } from '../../../shared/domain/template/types'
import { templateTitle } from '../../i18n/templateWords'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { pinKeys, pinStroke, pinTo, slots } from './pins'
import { useNamed, usePins } from './useTemplates'

/** Which key a template is on, and where it could be. */
export function PinMenu({ template }: { template: Template }) {
  const { t } = useTranslation()
  const pins = usePins().data?.pins ?? []
  const ids = pins.map(({ templateId }) => templateId)
  const held = useNamed(ids).data?.templates ?? []
  const at = (slot: number) => {
    const id = pins.find((one) => one.slot === slot)?.templateId
    const found = held.find((one) => one.id === id)
    return id ? { id, title: found ? templateTitle(t, found) : '' } : null
  }
  const mine = { id: template.id, title: templateTitle(t, template) }
  const on = slots.filter((slot) => at(slot)?.id === template.id)
  return (
    <Menu
      label={t('templates.pin.button')}
      groups={[
        {
          entries: slots.map((slot) => {
            const there = at(slot)
            return {
              id: String(slot),
              label:
                there?.id === template.id
                  ? t('templates.pin.off', { keys: pinKeys(slot) })
                  : there
                    ? t('templates.pin.slot', { keys: pinKeys(slot), title: there.title })
                    : t('templates.pin.free', { keys: pinKeys(slot) }),
              icon: there?.id === template.id ? ('check' as const) : undefined,
            }
          }),
        },
      ]}
      onChoose={(id) => {
        const slot = Number(id)
        const there = at(slot)
        void pinTo(slot, there?.id === template.id ? null : mine, there)
      }}
    >
      <Button icon="pin" keys={on[0] ? pinStroke(on[0]) : undefined}>
        {t('templates.pin.button')}
      </Button>
    </Menu>
  )
}
