/** The contract's `desk` carried out. */
import type { Wanted } from '../../../shared/contract/desk'
import { savedFileName } from '../../../shared/domain/fileName'
import type { Ports } from '../../ports'
import type { Backends } from '../../services/backends/backends'
import type { Desk } from '../../services/desk/desk'
import type { RotaService } from '../../services/rota/types'
import type { Team } from '../../services/team/team'
import type { Door, Routes } from '../door'

export interface DeskRoutesNeeds {
  ports: Pick<Ports, 'openLink' | 'clipboard' | 'windows' | 'secrets' | 'print' | 'saveDialog' | 'info'>
  desk: Desk
  backends: Backends
  team: Team
  rota: Pick<RotaService, 'unsaid'>
  /** What a clicked notice leads to, handed out once. */
  wanted(): Wanted | null
  demoClockAt: number | null
  /** Before the desk shuts at one window's word. */
  warnOthers(): Promise<void>
  quit(): void
}

export const deskRoutes = (
  os: Door,
  { ports, desk, backends, team, rota, wanted, demoClockAt, warnOthers, quit }: DeskRoutesNeeds,
): Routes<'desk'> => ({
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
  team: os.desk.team.handler(async () => ({ ...(await team.now()), unsaid: await rota.unsaid() })),
  printPdf: os.desk.printPdf.handler(async ({ input }) => ({
    base64: Buffer.from(await ports.print.pdf(input.html)).toString('base64'),
  })),
  saveFile: os.desk.saveFile.handler(async ({ input }) => ({
    saved: await ports.saveDialog.save(savedFileName(input.name), Buffer.from(input.base64, 'base64')),
  })),
  quit: os.desk.quit.handler(() => {
    quit()
    return {}
  }),
})
