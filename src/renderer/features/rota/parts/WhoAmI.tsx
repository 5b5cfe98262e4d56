import { useTranslation } from 'react-i18next'
import type { RotaState } from '../../../../shared/contract/rota'
import { PersonId } from '../../../../shared/domain/ids'
import { calls } from '../../../bridge/deskStore'
import { tellTrouble } from '../../../commands/runner'
import { Select } from '../../../ui/Select'

const nobody = 'nobody'

/** Which of the rota's people works at this profile. */
export function WhoAmI({ state }: { state: RotaState }) {
  const { t } = useTranslation()
  const people = state.rota.people.filter(({ left, id }) => !left || id === state.me).sort((a, b) => a.name.localeCompare(b.name))
  return (
    <Select
      label={t('rotaPeople.who.label')}
      hint={t('rotaPeople.who.hint')}
      options={[
        { id: nobody, label: t('rotaPeople.who.nobody') },
        ...people.map(({ id, name, city }) => ({ id: id as string, label: city ? `${name} · ${city}` : name })),
      ]}
      value={state.me ?? nobody}
      onChange={(id) =>
        void calls()
          .desk.saveSettings({ personId: id === nobody ? null : PersonId.parse(id) })
          .catch((error: unknown) => tellTrouble(t('settings.notSaved'), error))
      }
    />
  )
}
