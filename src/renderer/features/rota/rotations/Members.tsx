import { useTranslation } from 'react-i18next'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import type { Rotation } from '../../../../shared/domain/rota/plan'
import { Button, IconButton } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import { NumberBox } from '../parts/NumberBox'
import people from '../people/People.module.css'

/** Who goes round in it, and on which day of the cycle each begins. */
export function Members({
  rotation,
  everybody,
  onChange,
}: {
  rotation: Rotation
  everybody: readonly RotaPerson[]
  onChange: (members: Rotation['members']) => void
}) {
  const { t } = useTranslation()
  const { members, cycle } = rotation
  const inIt = new Set(members.map(({ personId }) => personId))
  const others = everybody.filter((person) => !person.left && !inIt.has(person.id)).sort((a, b) => a.name.localeCompare(b.name))
  const spread = () =>
    onChange(members.map((one, at) => ({ ...one, offset: Math.floor((at * cycle.length) / members.length) % cycle.length })))
  return (
    <div className={people.form}>
      <p className={people.weak}>{t('rotaPeople.rotation.membersHint')}</p>
      {members.map((member) => {
        const name = everybody.find(({ id }) => id === member.personId)?.name ?? t('rotaPeople.person.gone')
        return (
          <div key={member.personId} className={people.line}>
            <bdi className={people.grow}>{name}</bdi>
            <NumberBox
              hideLabel
              label={t('rotaPeople.rotation.beginsOn', { name })}
              value={member.offset + 1}
              min={1}
              max={Math.max(1, cycle.length)}
              onChange={(day) => onChange(members.map((one) => (one === member ? { ...one, offset: day - 1 } : one)))}
            />
            <IconButton
              icon="close"
              label={t('rotaPeople.rotation.dropMember', { name })}
              onPress={() => onChange(members.filter((one) => one !== member))}
            />
          </div>
        )
      })}
      {members.length > 1 ? (
        <div>
          <Button onPress={spread}>{t('rotaPeople.rotation.spread')}</Button>
        </div>
      ) : null}
      <Select
        label={t('rotaPeople.rotation.addMember')}
        placeholder={t('rotaPeople.choose')}
        options={others.map(({ id, name, city }) => ({ id: id as string, label: `${name} · ${city}` }))}
        value={null}
        onChange={(id) => {
          const person = others.find((one) => one.id === id)
          if (person) onChange([...members, { personId: person.id, offset: 0 }])
        }}
      />
    </div>
  )
}
