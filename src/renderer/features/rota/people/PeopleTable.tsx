import { useTranslation } from 'react-i18next'
import type { PersonId } from '../../../../shared/domain/ids'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Pill } from '../../../ui/Pill'
import { isZone } from '../parts/zones'
import styles from './People.module.css'

/** One row a person; the name is the button that opens her. Up and down move between names. */
export function PeopleTable({
  people,
  me,
  onOpen,
}: {
  people: readonly RotaPerson[]
  me: PersonId | null
  onOpen: (person: RotaPerson) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const move = (event: React.KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[data-person]')]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (at < 0) return
    buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
    event.preventDefault()
  }
  const primary = (code: string) => format.languageCode(code)
  return (
    <div className={styles.tableBox}>
      <table className={styles.table} onKeyDown={move} data-people-table>
        <thead>
          <tr>
            <th scope="col">{t('rotaPeople.field.name')}</th>
            <th scope="col">{t('rotaPeople.field.place')}</th>
            <th scope="col">{t('rotaPeople.field.languages')}</th>
            <th scope="col">{t('rotaPeople.field.shops')}</th>
            <th scope="col" className={styles.number}>
              {t('rotaPeople.field.hours')}
            </th>
            <th scope="col" className={styles.number}>
              {t('rotaPeople.field.chats')}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className={person.left ? styles.gone : undefined} onDoubleClick={() => onOpen(person)}>
              <th scope="row">
                <button type="button" data-person className={styles.name} onClick={() => onOpen(person)}>
                  <bdi>{person.name || t('rotaPeople.person.unnamed')}</bdi>
                </button>
                {person.id === me ? <Pill outline>{t('rotaPeople.person.you')}</Pill> : null}
                {person.role === 'agent' ? null : <Pill outline>{t(`rotaPeople.role.${person.role}`)}</Pill>}
                {person.left ? <Pill>{t('rotaPeople.person.left')}</Pill> : null}
              </th>
              <td>
                <bdi>{person.city}</bdi>{' '}
                <span className={styles.weak} title={person.zone}>
                  {isZone(person.zone) ? format.time(minute, person.zone) : t('rotaPeople.bad.zone')}
                </span>
              </td>
              <td className={styles.codes}>
                {person.languages.map(({ code, level }) => (
                  <span
                    key={code}
                    title={`${format.language(code)}: ${t(`rule.level.${level}`)}`}
                    className={level === 'basic' ? styles.weak : undefined}
                  >
                    {primary(code)}
                  </span>
                ))}
              </td>
              <td>
                {person.shops.length === 0 ? <span className={styles.weak}>{t('rotaPeople.allShops')}</span> : person.shops.join(' ')}
              </td>
              <td className={styles.number}>{format.number(person.contract.weeklyMinutes / 60)}</td>
              <td className={styles.number}>{format.number(person.contract.chats)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
