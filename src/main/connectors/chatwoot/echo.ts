/**
 * Does this server give our keys back? Only a server seen doing so may ever be believed when it shows none. Learned
 * from what is read (never from the answer to a sending itself), kept in the backend's store.
 */
import { OutboxKey } from '../../../shared/domain/ids'
import type { ConnectorStore } from '../connector'
import { keyOf } from './mapMessage'
import type { WireConversation, WireMessage } from './wire'

/** How the key went in: older versions keep it from JSON bodies but not from forms with files. */
export type Form = 'json' | 'form' | 'conversation'

export class Echo {
  private known = new Set<Form>()
  private loaded: Promise<void> | null = null

  constructor(private readonly store: ConnectorStore) {}

  private load(): Promise<void> {
    this.loaded ??= this.store.get('echo').then((text) => {
      for (const form of (text ?? '').split(',')) if (form === 'json' || form === 'form' || form === 'conversation') this.known.add(form)
    })
    return this.loaded
  }

  async proven(form: Form): Promise<boolean> {
    await this.load()
    return this.known.has(form)
  }

  /** A message that was read: whose key it is does not matter, a colleague's desk proves as much. */
  sawMessage(wire: WireMessage): void {
    if (keyOf(wire.content_attributes) !== null) this.saw((wire.attachments ?? []).length > 0 ? 'form' : 'json')
  }
  sawConversation(wire: WireConversation): void {
    if (OutboxKey.safeParse(wire.additional_attributes.drg_key).success) this.saw('conversation')
  }

  private saw(form: Form): void {
    if (this.known.has(form)) return
    this.known.add(form)
    // Losing this only costs a question to the agent later.
    void this.load()
      .then(() => this.store.set('echo', [...this.known].join(',')))
      .catch(() => {})
  }
}
