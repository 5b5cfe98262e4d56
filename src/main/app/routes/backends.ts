/** The contract's `backends` carried out. */
import type { BackendId } from '../../../shared/domain/ids'
import type { Attachments } from '../../services/attachments/attachments'
import type { Backends } from '../../services/backends/backends'
import type { Door, Routes } from '../door'

export interface BackendsRoutesNeeds {
  backends: Backends
  attachments: Attachments
  /** With all that other services keep of it. */
  removeBackend(id: BackendId): Promise<void>
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

export const backendsRoutes = (os: Door, { backends, attachments, removeBackend }: BackendsRoutesNeeds): Routes<'backends'> => ({
  systems: os.backends.systems.handler(() => backends.systems()),
  list: os.backends.list.handler(() => backends.list()),
  saveShop: os.backends.saveShop.handler(({ input }) => backends.saveShop(input)),
  test: os.backends.test.handler(({ input }) => backends.test(input.system, input.values, input.ticket)),
  signIn: os.backends.signIn.handler(({ input }) => backends.signIn(input)),
  cancelSignIn: os.backends.cancelSignIn.handler(({ input }) => {
    backends.cancelSignIn(input.attempt)
    return {}
  }),
  connect: os.backends.connect.handler(({ input }) => backends.connect(input)),
  update: os.backends.update.handler(({ input }) => backends.update(input)),
  retest: os.backends.retest.handler(({ input }) => backends.retest(input.backendId)),
  pause: os.backends.pause.handler(({ input }) => backends.pause(input.backendId, input.paused)),
  resync: os.backends.resync.handler(async ({ input }) => {
    await backends.resync(input.backendId)
    return {}
  }),
  remove: os.backends.remove.handler(async ({ input }) => {
    await removeBackend(input.backendId)
    return {}
  }),
  lamps: os.backends.lamps.handler(() => backends.lamps()),
  deepen: os.backends.deepen.handler(({ input }) => {
    backends.deepen(input.conversationId, input.before)
    return {}
  }),
  search: os.backends.search.handler(({ input }) => backends.search(input.backendId, input.text)),
  typing: os.backends.typing.handler(async ({ input }) => {
    await backends.typing(input.conversationId, input.on)
    return {}
  }),
  attachment: os.backends.attachment.handler(async ({ input }) => {
    const { mime, bytes } = await attachments.get(input)
    return { mime, base64: base64(bytes) }
  }),
  saveAttachment: os.backends.saveAttachment.handler(async ({ input }) => ({ saved: await attachments.save(input) })),
})
