import { useEffect, useRef, useState } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import styles from './EmojiPicker.module.css'
import { findEmoji } from './emoji'

const COLUMNS = 8

/** Arrows move in the grid, Enter takes, typing searches. */
export function EmojiPicker({ onChoose, isDisabled }: { onChoose: (sign: string) => void; isDisabled?: boolean }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const grid = useRef<HTMLDivElement>(null)
  const found = findEmoji(search)
  const chosen = useRef<string | null>(null)
  const choose = (sign: string) => {
    chosen.current = sign
    setOpen(false)
    setSearch('')
  }
  // Handed over only once the popover is gone: while it stands it holds the focus, which belongs to the text then.
  useEffect(() => {
    if (open || chosen.current === null) return
    const sign = chosen.current
    const timer = window.setTimeout(() => {
      chosen.current = null
      onChoose(sign)
    }, 0)
    return () => window.clearTimeout(timer)
  })
  const focusAt = (at: number) => grid.current?.querySelectorAll('button')[Math.max(0, Math.min(found.length - 1, at))]?.focus()
  const move = (event: React.KeyboardEvent, at: number) => {
    const rtl = document.documentElement.dir === 'rtl'
    const by = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    focusAt(at + by)
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <IconButton icon="smile" label={t('composer.emoji.open')} isDisabled={Boolean(isDisabled)} />
      <Popover className={styles.popover ?? ''} placement="top start" offset={4}>
        <Dialog aria-label={t('composer.emoji.open')} className={styles.dialog ?? ''}>
          <TextField
            label={t('composer.emoji.search')}
            hideLabel
            placeholder={t('composer.emoji.search')}
            value={search}
            onChange={setSearch}
            autoFocus
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') focusAt(0)
              const first = found[0]
              if (event.key === 'Enter' && first && !event.nativeEvent.isComposing) choose(first.sign)
            }}
          />
          <div ref={grid} className={styles.grid} data-own-keys>
            {found.map(({ sign, words }, at) => (
              <button
                key={sign}
                type="button"
                tabIndex={at === 0 ? 0 : -1}
                aria-label={`${sign} ${words.split(' ')[0]}`}
                className={styles.one}
                onClick={() => choose(sign)}
                onKeyDown={(event) => move(event, at)}
              >
                {sign}
              </button>
            ))}
          </div>
          {found.length === 0 ? <p className={styles.none}>{t('composer.emoji.none')}</p> : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
