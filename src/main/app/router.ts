/** The contract carried out. Every call passes the role check and the lock, every failure leaves as a typed error. */
import { implement, type Router } from '@orpc/server'
import { type Contract, contract } from '../../shared/contract'
import type { Wanted } from '../../shared/contract/desk'
import { safeFileName } from '../../shared/domain/fileName'
import type { Ports } from '../ports'
import type { Attachments } from '../services/attachments/attachments'
import type { Backends } from '../services/backends/backends'
import type { Cases } from '../services/cases/cases'
import type { Desk } from '../services/desk/desk'
import type { Guard } from '../services/guard/guard'
import type { Keeping } from '../services/keeping/keeping'
import type { Library } from '../services/library/library'
import type { Memory } from '../services/memory/types'
import type { Outbox } from '../services/outbox/outbox'
import type { Quick } from '../services/quick/quick'
import type { RotaService } from '../services/rota/types'
import type { Team } from '../services/team/team'
import type { TeamSpace } from '../services/teamSpace/teamSpace'
import type { Translation } from '../services/translation/types'
import { denied, locked, toContractError } from './errors'
import type { EventHub, Page } from './eventHub'

export interface CallContext {
  page: Page
}

interface Parts {
  ports: Ports
  desk: Desk
  backends: Backends
  /** The open profile's; throws LOCKED where there is none. */
  outbox(): Outbox
  attachments: Attachments
  team: Team
  keeping: Keeping
  cases: Cases
  guard: Guard
  library: Library
  teamSpace: TeamSpace
  translation: Translation
  memory: Memory
  quick: Quick
  rota: RotaService
  hub: EventHub
  /** What a clicked notice leads to, handed out once. */
  wanted(): Wanted | null
  demoClockAt: number | null
  /** Before the desk shuts at one window's word. */
  warnOthers(): Promise<void>
  counts(counts: { unread: number; open: number }): void
  quit(): void
}

/** By its own name, so that what is made of it has a type that can be written down. */
export interface AppRouter extends Router<Contract, CallContext> {}

/** May be called while no profile is open. */
const withoutProfile = new Set([
  'desk.state',
  'desk.createProfile',
  'desk.openDemo',
  'desk.unlock',
  'desk.lock',
  'desk.signOut',
  'desk.saveAppearance',
  'desk.info',
  'desk.quit',
  'sync.events',
  'quick.close',
  'quick.front',
])
/** All that the quick palette's page may call: it finds templates and copies one, nothing else. */
const quickMay = new Set([
  'desk.state',
  'desk.copyText',
  'sync.events',
  'library.search',
  'library.get',
  'library.pins',
  'library.used',
  'quick.about',
  'quick.close',
  'quick.front',
])
const quickOnly = new Set(['quick.about', 'quick.close', 'quick.front'])
const engineOnly = new Set([
  'sync.pull',
  'sync.pullConversation',
  'sync.taskDone',
  'sync.counts',
  'keeping.orders',
  'keeping.erased',
  'keeping.round',
  'keeping.space',
  'keeping.removed',
  'cases.alert',
  'cases.apply',
])

const base64 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

export const createRouter = ({
  ports,
  desk,
  backends,
  outbox,
  attachments,
  team,
  keeping,
  cases,
  guard,
  library,
  teamSpace,
  translation,
  memory,
  quick,
  rota,
  hub,
  wanted,
  demoClockAt,
  counts,
  quit,
  warnOthers,
}: Parts): AppRouter => {
  const os = implement(contract)
    .$context<CallContext>()
    .use(async ({ context, next, path }) => {
      const call = path.join('.')
      try {
        const { role } = context.page
        if (engineOnly.has(call) && role !== 'engine') throw denied()
        if (role === 'quick' ? !quickMay.has(call) : quickOnly.has(call)) throw denied()
        if (!withoutProfile.has(call) && !desk.isOpen()) throw locked()
        return await next()
      } catch (error) {
        throw toContractError(error, path, ports.log)
      }
    })

  return os.router({
    desk: {
      state: os.desk.state.handler(() => desk.state()),
      createProfile: os.desk.createProfile.handler(({ input }) => desk.createProfile(input.name, input.pin, input.language)),
      openDemo: os.desk.openDemo.handler(({ input }) => desk.openDemo(input.language)),
      unlock: os.desk.unlock.handler(({ input }) => desk.unlock(input.profileId, input.pin)),
      lock: os.desk.lock.handler(async () => {
        await warnOthers()
        await desk.lock()
        return {}
      }),
      changePin: os.desk.changePin.handler(async ({ input }) => {
        await desk.changePin(input.pin, input.next)
        return {}
      }),
      signOut: os.desk.signOut.handler(async () => {
        await warnOthers()
        await desk.signOut()
        return {}
      }),
      saveSettings: os.desk.saveSettings.handler(({ input }) => desk.saveSettings(input)),
      saveAppearance: os.desk.saveAppearance.handler(async ({ input }) => {
        await desk.saveAppearance(input)
        return {}
      }),
      keys: os.desk.keys.handler(() => desk.keys(backends.list().backends.map(({ id }) => id))),
      openLink: os.desk.openLink.handler(async ({ input, errors }) => {
        if (!(await ports.openLink.open(input.url))) throw errors.DENIED()
        return {}
      }),
      copyText: os.desk.copyText.handler(({ input }) => {
        ports.clipboard.write(input.text)
        return {}
      }),
      openWindow: os.desk.openWindow.handler(({ input }) => ({ answer: ports.windows.open(input.conversationId) })),
      wanted: os.desk.wanted.handler(() => ({ wanted: wanted() })),
      info: os.desk.info.handler(() => ({ ...ports.info, keyStore: ports.secrets.available, demoClockAt })),
      team: os.desk.team.handler(() => team.now()),
      printPdf: os.desk.printPdf.handler(async ({ input }) => ({
        base64: Buffer.from(await ports.print.pdf(input.html)).toString('base64'),
      })),
      saveFile: os.desk.saveFile.handler(async ({ input }) => ({
        saved: await ports.saveDialog.save(safeFileName(input.name), Buffer.from(input.base64, 'base64')),
      })),
      quit: os.desk.quit.handler(() => {
        quit()
        return {}
      }),
    },
    backends: {
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
        keeping.beforeRemoval(input.backendId)
        const shopId = backends.backend(input.backendId)?.shopId
        const askedAt = ports.clock.now()
        const { drafts, items } = outbox().list()
        const written = {
          drafts: drafts.filter((one) => one.backendId === input.backendId).length,
          queued: items.filter((one) => one.backendId === input.backendId && one.state.type !== 'sent').length,
        }
        await backends.remove(input.backendId)
        await library.forgetBackend(input.backendId)
        await translation.forgetBackend(input.backendId)
        if (shopId) {
          await keeping.afterRemoval(input.backendId, shopId, written, askedAt)
          const shopIsEmpty = !backends.list().backends.some((one) => one.shopId === shopId)
          await cases.forgetBackend(input.backendId, shopIsEmpty, shopId)
          if (shopIsEmpty) {
            await guard.forgetShop(shopId)
            await memory.forgetShop(shopId)
            await translation.forgetShop(shopId)
          }
        }
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
    },
    outbox: {
      list: os.outbox.list.handler(() => outbox().list()),
      saveDraft: os.outbox.saveDraft.handler(({ input }) => outbox().saveDraft(input)),
      discardDraft: os.outbox.discardDraft.handler(({ input }) => outbox().discardDraft(input)),
      earlier: os.outbox.earlier.handler(({ input }) => outbox().earlier(input)),
      attach: os.outbox.attach.handler(({ input }) => outbox().attach(input)),
      file: os.outbox.file.handler(({ input }) => outbox().file(input)),
      commit: os.outbox.commit.handler(({ input }) => outbox().commit(input)),
      undo: os.outbox.undo.handler(({ input }) => outbox().undo(input)),
      decide: os.outbox.decide.handler(({ input }) => outbox().decide(input)),
    },
    sync: {
      events: os.sync.events.handler(({ context, signal }) => hub.listen(context.page, signal)),
      pull: os.sync.pull.handler(async ({ input }) => {
        const page = await backends.pull(input.backendId, input.cursor, input.limit)
        const ours = page.rows.messages.flatMap(({ id, outboxKey }) => (outboxKey ? [{ key: outboxKey, messageId: id }] : []))
        if (ours.length > 0) await outbox().arrived(ours)
        return page
      }),
      pullConversation: os.sync.pullConversation.handler(({ input, signal }) =>
        backends.pullConversation(input.backendId, input.conversationId, input.before, input.limit, signal),
      ),
      taskDone: os.sync.taskDone.handler(({ input }) => {
        backends.taskDone(input)
        return {}
      }),
      counts: os.sync.counts.handler(({ input }) => {
        counts(input)
        return {}
      }),
    },
    keeping: {
      state: os.keeping.state.handler(() => keeping.state()),
      saveRule: os.keeping.saveRule.handler(async ({ input }) => {
        await keeping.saveRule(input.shopId, input.rule)
        return {}
      }),
      hold: os.keeping.hold.handler(({ input }) => keeping.hold(input.backendId, input.target, input.reason)),
      lift: os.keeping.lift.handler(async ({ input }) => {
        await keeping.lift(input.holdId)
        return {}
      }),
      erase: os.keeping.erase.handler(({ input }) => keeping.erase(input.shopId, input.customerIds, input.conversationIds)),
      countOf: os.keeping.countOf.handler(({ input }) => keeping.countOf(input.customerIds, input.conversationIds)),
      orders: os.keeping.orders.handler(() => keeping.orders()),
      erased: os.keeping.erased.handler(async ({ input }) => {
        await keeping.erased(input.id, input.counts, input.found, input.files)
        return {}
      }),
      round: os.keeping.round.handler(async ({ input }) => {
        await keeping.round(input.counts, input.held)
        return {}
      }),
      space: os.keeping.space.handler(({ input }) => keeping.room(input.space, input.shrink)),
      removed: os.keeping.removed.handler(async ({ input }) => {
        await keeping.removed(input.backendId, input.counts)
        return {}
      }),
    },
    cases: {
      policies: os.cases.policies.handler(() => cases.policies()),
      savePlan: os.cases.savePlan.handler(async ({ input }) => {
        await cases.savePlan(input)
        return {}
      }),
      link: os.cases.link.handler(async ({ input }) => {
        await cases.link(input.link, input.undo)
        return {}
      }),
      saveRules: os.cases.saveRules.handler(async ({ input }) => {
        await cases.saveRules(input.rules)
        return {}
      }),
      say: os.cases.say.handler(async ({ input }) => {
        await cases.say(input.word, input.undo)
        return {}
      }),
      apply: os.cases.apply.handler(async ({ input }) => {
        await cases.apply(input.marks)
        return {}
      }),
      alert: os.cases.alert.handler(async ({ input }) => ({ held: await cases.alert(input.alerts) })),
    },
    guard: {
      policies: os.guard.policies.handler(() => ({ policies: guard.policies() })),
      savePolicy: os.guard.savePolicy.handler(async ({ input }) => {
        await guard.savePolicy(input)
        return {}
      }),
      override: os.guard.override.handler(async ({ input }) => {
        await guard.override(input)
        return {}
      }),
      overrides: os.guard.overrides.handler(({ input }) => ({ entries: guard.overrides(input) })),
    },
    library: {
      search: os.library.search.handler(({ input }) => library.search(input)),
      get: os.library.get.handler(({ input }) => library.get(input.ids)),
      tags: os.library.tags.handler(() => library.tags()),
      save: os.library.save.handler(async ({ input }) => {
        const template = await library.save(input.template, input.basedOn)
        teamSpace.touched()
        return { template }
      }),
      remove: os.library.remove.handler(async ({ input }) => {
        await library.remove(input.id, input.undo)
        teamSpace.touched()
        return {}
      }),
      unsaved: os.library.unsaved.handler(async () => ({ unsaved: await library.unsaved() })),
      keepUnsaved: os.library.keepUnsaved.handler(async ({ input }) => {
        await library.keepUnsaved(input.id, input.unsaved)
        return {}
      }),
      used: os.library.used.handler(async ({ input }) => {
        await library.used(input.id, input.at)
        return {}
      }),
      pins: os.library.pins.handler(async () => ({ pins: await library.pins() })),
      pin: os.library.pin.handler(async ({ input }) => {
        await library.pin(input.slot, input.templateId)
        return {}
      }),
      sync: os.library.sync.handler(({ input }) => library.sync(input.backendId, input.send, input.remove)),
      conflicts: os.library.conflicts.handler(async () => ({
        conflicts: [...(await teamSpace.conflicts()), ...(await library.conflicts())],
      })),
      settle: os.library.settle.handler(async ({ input }) => {
        if (input.with === 'team') await teamSpace.settle(input.templateId, input.keep, input.at)
        else await library.settle(input.templateId, input.keep)
        return {}
      }),
      importText: os.library.importText.handler(async ({ input }) => {
        const report = await library.importText(input.format, input.text, input.owner, input.look)
        if (input.owner === 'team' && !input.look) teamSpace.touched()
        return report
      }),
      exportText: os.library.exportText.handler(async ({ input }) => ({
        text: await library.exportText(input.format, input.owner, input.ids),
      })),
    },
    teamSpace: {
      state: os.teamSpace.state.handler(() => teamSpace.state()),
      connect: os.teamSpace.connect.handler(async ({ input }) => {
        await teamSpace.connect(input)
        return {}
      }),
      disconnect: os.teamSpace.disconnect.handler(async () => ({ kept: await teamSpace.disconnect() })),
      sync: os.teamSpace.sync.handler(() => teamSpace.sync()),
      answerEmptied: os.teamSpace.answerEmptied.handler(({ input }) => teamSpace.answerEmptied(input.took)),
    },
    translation: {
      kinds: os.translation.kinds.handler(() => ({ kinds: [...translation.kinds()] })),
      engines: os.translation.engines.handler(() => ({ engines: translation.engines() })),
      saveEngine: os.translation.saveEngine.handler(async ({ input, signal }) => ({ engine: await translation.saveEngine(input, signal) })),
      removeEngine: os.translation.removeEngine.handler(async ({ input }) => {
        await translation.removeEngine(input.id)
        return {}
      }),
      checkEngine: os.translation.checkEngine.handler(async ({ input, signal }) => ({
        engine: await translation.checkEngine(input.id, signal),
      })),
      policies: os.translation.policies.handler(() => ({ policies: translation.policies() })),
      savePolicy: os.translation.savePolicy.handler(async ({ input }) => {
        await translation.savePolicy(input)
        return {}
      }),
      translate: os.translation.translate.handler(async ({ input, signal }) => ({ segments: await translation.translate(input, signal) })),
      askReading: os.translation.askReading.handler(({ input }) => {
        backends.translate(input.conversationId, input.messageId)
        return {}
      }),
      translateDraft: os.translation.translateDraft.handler(async ({ input }) => {
        await translation.translateDraft(input.draftId)
        return {}
      }),
      record: os.translation.record.handler(async ({ input }) => ({ entries: await translation.record(input) })),
    },
    quick: {
      about: os.quick.about.handler(() => quick.about()),
      close: os.quick.close.handler(() => {
        quick.close()
        return {}
      }),
      front: os.quick.front.handler(() => {
        quick.close()
        ports.windows.front(null)
        return {}
      }),
      tell: os.quick.tell.handler(({ input }) => {
        quick.tell(input.last)
        return {}
      }),
      open: os.quick.open.handler(() => {
        quick.open()
        return {}
      }),
      state: os.quick.state.handler(() => quick.state()),
      trouble: os.quick.trouble.handler(() => quick.trouble()),
      choose: os.quick.choose.handler(({ input }) => quick.choose(input)),
    },
    rota: {
      state: os.rota.state.handler(() => rota.state()),
      news: os.rota.news.handler(({ input }) => rota.news(input)),
      change: os.rota.change.handler(({ input }) => rota.change(input)),
      publish: os.rota.publish.handler(({ input }) => rota.publish(input)),
      version: os.rota.version.handler(({ input }) => rota.version(input)),
      revert: os.rota.revert.handler(({ input }) => rota.revert(input)),
      answer: os.rota.answer.handler(({ input }) => rota.answer(input)),
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
    },
    memory: {
      look: os.memory.look.handler(({ input }) => memory.look(input)),
      learn: os.memory.learn.handler(({ input }) => memory.learn(input)),
      note: os.memory.note.handler(async ({ input }) => {
        await memory.note(input)
        return {}
      }),
      list: os.memory.list.handler(({ input }) => memory.list(input)),
      save: os.memory.save.handler(async ({ input }) => {
        await memory.save(input)
        return {}
      }),
      remove: os.memory.remove.handler(async ({ input }) => {
        await memory.remove(input)
        return {}
      }),
      report: os.memory.report.handler(() => memory.report()),
      terms: os.memory.terms.handler(({ input }) => memory.terms(input)),
      saveTerm: os.memory.saveTerm.handler(async ({ input }) => {
        await memory.saveTerm(input)
        return {}
      }),
      removeTerm: os.memory.removeTerm.handler(async ({ input }) => {
        await memory.removeTerm(input)
        return {}
      }),
      importText: os.memory.importText.handler(({ input }) => memory.importText(input)),
      exportText: os.memory.exportText.handler(({ input }) => memory.exportText(input)),
    },
  })
}
