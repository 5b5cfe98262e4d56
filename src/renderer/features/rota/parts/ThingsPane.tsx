import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import type { IconName } from '../../../ui/Icon'
import people from '../people/People.module.css'

/** What a team plans with, in a table: the bar with what adds one, the table or why there is none, and the editor over it. */
export function ThingsPane({
  choice,
  add,
  focusAdd = false,
  instead,
  empty,
  heads,
  rows,
  children,
}: {
  choice: ReactNode
  /** Null: not at this desk. */
  add: { text: string; isDisabled: boolean; run: () => void } | null
  /** Whoever was sent here to make one finds the button under the keys. */
  focusAdd?: boolean
  /** In the place of a button that cannot add one yet: what leads to what is missing. */
  instead?: ReactNode
  empty: { icon: IconName; title: string; text: string }
  /** The last one is of numbers. */
  heads: readonly string[]
  rows: readonly ReactNode[]
  /** Stands over the table while one is edited. */
  children: ReactNode
}) {
  return (
    <>
      <div className={people.bar}>
        {choice}
        <span className={people.gap} />
        {add ? (
          <Button kind="primary" icon="plus" isDisabled={add.isDisabled} onPress={add.run}>
            {add.text}
          </Button>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <EmptyState
          {...empty}
          action={
            add && !add.isDisabled ? (
              <Button autoFocus={focusAdd} onPress={add.run}>
                {add.text}
              </Button>
            ) : (
              instead
            )
          }
        />
      ) : (
        <div className={people.tableBox}>
          <table className={people.table}>
            <thead>
              <tr>
                {heads.map((head, at) => (
                  <th key={head} scope="col" className={at === heads.length - 1 ? people.number : undefined}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rows}</tbody>
          </table>
        </div>
      )}
      {children}
    </>
  )
}
