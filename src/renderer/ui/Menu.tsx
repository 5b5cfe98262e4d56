import type { ReactElement } from 'react'
import { Header, MenuItem, MenuSection, MenuTrigger, Popover, Menu as RacMenu, type Selection } from 'react-aria-components'
import { Icon, type IconName } from './Icon'
import { Kbd } from './Kbd'
import styles from './Menu.module.css'

export interface MenuEntry {
  id: string
  label: string
  detail?: string | undefined
  icon?: IconName | undefined
  keys?: string | undefined
  danger?: boolean
  disabled?: boolean
}
export interface MenuGroup {
  title?: string | undefined
  entries: MenuEntry[]
}

export interface MenuListProps {
  label: string
  groups: readonly MenuGroup[]
  onChoose: (id: string) => void
  selected?: Iterable<string>
  selectionMode?: 'none' | 'single' | 'multiple'
  onSelected?: (keys: Selection) => void
  autoFocus?: boolean
}

/** The list alone, for use inside a popover or dialog of your own. */
export function MenuList({ label, groups, onChoose, selected, selectionMode = 'none', onSelected, autoFocus }: MenuListProps) {
  return (
    <RacMenu
      aria-label={label}
      className={styles.menu ?? ''}
      onAction={(key) => onChoose(String(key))}
      selectionMode={selectionMode}
      selectedKeys={selected ? [...selected] : []}
      onSelectionChange={onSelected ?? (() => {})}
      autoFocus={autoFocus ? 'first' : false}
    >
      {groups.map((group, index) => (
        <MenuSection key={group.title ?? String(index)} aria-label={group.title ?? label} className={styles.section ?? ''}>
          {group.title ? <Header className={styles.header}>{group.title}</Header> : null}
          {group.entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              isDisabled={Boolean(entry.disabled)}
              className={entry.danger ? `${styles.item} ${styles.danger}` : (styles.item ?? '')}
            >
              {({ isSelected }) => (
                <>
                  {selectionMode === 'none' ? null : <span className={styles.tick}>{isSelected ? <Icon name="check" /> : null}</span>}
                  {entry.icon ? <Icon name={entry.icon} /> : null}
                  <span className={styles.text} dir="auto">
                    {entry.label}
                  </span>
                  {entry.detail ? <span className={styles.detail}>{entry.detail}</span> : null}
                  {entry.keys ? <Kbd keys={entry.keys} /> : null}
                </>
              )}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </RacMenu>
  )
}

/** A button and its menu. `children` is the trigger (Button or IconButton). */
export function Menu({ children, ...list }: MenuListProps & { children: ReactElement }) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover ?? ''} offset={4}>
        <MenuList {...list} />
      </Popover>
    </MenuTrigger>
  )
}
