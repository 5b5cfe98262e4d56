/** The contract's `rota` carried out. */
import type { RotaService } from '../../services/rota/types'
import type { Door, Routes } from '../door'

export const rotaRoutes = (os: Door, rota: RotaService): Routes<'rota'> => ({
  state: os.rota.state.handler(() => rota.state()),
  news: os.rota.news.handler(({ input }) => rota.news(input)),
  change: os.rota.change.handler(({ input }) => rota.change(input)),
  publish: os.rota.publish.handler(({ input }) => rota.publish(input)),
  version: os.rota.version.handler(({ input }) => rota.version(input)),
  revert: os.rota.revert.handler(({ input }) => rota.revert(input)),
  answer: os.rota.answer.handler(({ input }) => rota.answer(input)),
  vouch: os.rota.vouch.handler(async ({ input }) => {
    await rota.vouch(input)
    return {}
  }),
  present: os.rota.present.handler(async ({ input }) => {
    await rota.present(input)
    return {}
  }),
  generate: os.rota.generate.handler(({ input }) => rota.generate(input)),
  job: os.rota.job.handler(() => rota.job()),
  stop: os.rota.stop.handler(async () => {
    await rota.stop()
    return {}
  }),
  settle: os.rota.settle.handler(({ input }) => rota.settle(input)),
  look: os.rota.look.handler(({ input }) => rota.look(input)),
  connect: os.rota.connect.handler(({ input }) => rota.connect(input)),
  disconnect: os.rota.disconnect.handler(async () => {
    await rota.disconnect()
    return {}
  }),
  sync: os.rota.sync.handler(() => rota.sync()),
  answerEmptied: os.rota.answerEmptied.handler(({ input }) => rota.answerEmptied(input)),
  resolve: os.rota.resolve.handler(({ input }) => rota.resolve(input)),
})
