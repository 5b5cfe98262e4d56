/** One Dovecot and one SMTP server for a file of tests, with a mailbox of its own for each test. */
import { afterAll, beforeAll } from 'vitest'
import { type Dovecot, type Smtp, startDovecot, startSmtp, whyNoDovecot } from './servers'

/** Null where the servers can be started, else why not. */
export const whyNot = whyNoDovecot()
if (whyNot) console.warn(`Mail against real servers is not tested: ${whyNot}`)

export let dovecot: Dovecot
export let smtp: Smtp
const users = [
  ...Array.from({ length: 30 }, (_, at) => ({ user: `shop${at}@laden.test`, password: 'geheim' })),
  { user: 'ana@kunde.test', password: 'pw' },
]

/** To be called within a `describe`: the servers stand while its tests run. */
export const withServers = (): void => {
  beforeAll(async () => {
    dovecot = await startDovecot({ users })
    smtp = await startSmtp({ dovecot, users })
  })
  afterAll(async () => {
    await smtp?.stop()
    await dovecot?.stop()
  })
}

let number = 0
/** A shop's mailbox that no other test has. */
export const nextShop = (): string => {
  number += 1
  return `shop${number - 1}@laden.test`
}
export const append = async (user: string, folder: string, mails: string[], flags: string[] = [], dates: Date[] = []): Promise<void> => {
  const client = await dovecot.client(user)
  for (const [at, mail] of mails.entries()) await client.append(folder, Buffer.from(mail), flags, dates[at] ?? new Date())
  await client.logout()
}
