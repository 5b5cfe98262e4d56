import { useEffect } from 'react'
import type { ConversationId } from '../../../shared/domain/ids'
import { type Command, registerCommands } from '../../commands/registry'
import { useThread } from '../../data/queries'
import { EraseDialog } from './EraseDialog'
import { HoldDialog } from './HoldDialog'
import { closeKeeping, openKeeping, useKeepingDialog } from './open'

const command = (kind: 'hold' | 'erase', icon: Command['icon']): Command => ({
  id: `keeping.${kind}`,
  title: `keeping.command.${kind}`,
  section: 'conversation',
  ...(icon ? { icon } : {}),
  when: ({ conversationId }) => conversationId !== null,
  run: ({ conversationId }) => {
    if (conversationId) openKeeping(kind, conversationId)
  },
})
const commands = [command('hold', 'archive'), command('erase', 'trash')]

function Asked({ kind, id }: { kind: 'hold' | 'erase'; id: ConversationId }) {
  const { thread, missing } = useThread(id, 50)
  useEffect(() => {
    if (missing && kind === 'hold') closeKeeping()
  }, [missing, kind])
  const conversation = thread?.conversation
  if (kind === 'erase') return <EraseDialog id={id} conversation={conversation ?? null} onClose={closeKeeping} />
  return conversation ? <HoldDialog conversation={conversation} onClose={closeKeeping} /> : null
}

/** Legal hold and erasure, from the palette or a conversation's menu. */
export function KeepingDialogs() {
  useEffect(() => registerCommands(commands), [])
  const open = useKeepingDialog((state) => state.open)
  return open ? <Asked key={`${open.kind} ${open.id}`} kind={open.kind} id={open.id} /> : null
}
