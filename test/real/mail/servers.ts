/** Real mail servers on loopback for tests: Dovecot from Debian in a temporary folder, and an SMTP server that delivers into it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { SMTPServer } from 'smtp-server'
import { end, freePort, standing } from '../loopback'

const program = '/usr/sbin/dovecot'
const imapProgram = '/usr/lib/dovecot/imap'

/** Null where Dovecot can be started, else why not. */
export const whyNoDovecot = (): string | null =>
  existsSync(program) && existsSync(imapProgram) ? null : 'Dovecot is not installed (apt-get install dovecot-imapd)'

export interface User {
  user: string
  password: string
}
export interface Dovecot {
  host: string
  port: number
  /** Port with TLS from the start, where `tls` was asked for. */
  tlsPort: number | null
  /** PEM of the certificate, where `tls` was asked for. */
  certificate: string | null
  users: readonly User[]
  /** Signed in as one of the users. The caller closes it. */
  client(user: string): Promise<ImapFlow>
  log(): string
  stop(): Promise<void>
}

/** Dovecot is up when it greets; its port takes calls before. */
const greets = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
    socket.setTimeout(1_000, () => {
      socket.destroy()
      done(false)
    })
  })

/** A self-signed certificate for `localhost`, made with openssl. */
const certificate = (folder: string): { cert: string; key: string } => {
  const cert = join(folder, 'cert.pem')
  const key = join(folder, 'key.pem')
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...names], {
    stdio: 'ignore',
  })
  return { cert, key }
}

export interface DovecotOptions {
  users: readonly User[]
  tls?: boolean
  /** More lines of configuration, such as `imap_capability`. */
  more?: string
}

/**
 * Starts Dovecot with its own configuration. As root its processes run as the package's users and mail belongs to
 * `mail`; otherwise everything is ours. Folders: INBOX, Sent, Archive, Junk, Trash.
 */
export const startDovecot = async ({ users, tls = false, more = '' }: DovecotOptions): Promise<Dovecot> => {
  const folder = mkdtempSync(join(tmpdir(), 'dc-'))
  const root = process.getuid?.() === 0
  const me = userInfo().username
  const owner = root ? 'mail' : me
  const port = await freePort()
  const tlsPort = tls ? await freePort() : null
  const mailFolder = join(folder, 'mail')
  mkdirSync(mailFolder)
  if (root) {
    execFileSync('chmod', ['755', folder])
    const id = (flag: string) => Number(execFileSync('id', [flag, 'mail']).toString())
    chownSync(mailFolder, id('-u'), id('-g'))
  }
  writeFileSync(join(folder, 'users'), users.map(({ user, password }) => `${user}:{PLAIN}${password}::::::`).join('\n'), { mode: 0o644 })
  const files = tls ? certificate(folder) : null
  const box = (name: string, use: string) => `  mailbox ${name} {\n    auto = subscribe\n    special_use = \\${use}\n  }`
  const config = `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
info_log_path = ${folder}/log
default_internal_user = ${root ? 'dovecot' : me}
default_login_user = ${root ? 'dovenull' : me}
${root ? '' : `default_internal_group = ${execFileSync('id', ['-gn']).toString().trim()}`}
first_valid_uid = 1
first_valid_gid = 1
mail_uid = ${owner}
mail_gid = ${root ? 'mail' : execFileSync('id', ['-gn']).toString().trim()}
mail_location = sdbox:${mailFolder}/%u
mail_home = ${mailFolder}/%u
disable_plaintext_auth = no
ssl = ${tls ? 'yes' : 'no'}
${files ? `ssl_cert = <${files.cert}\nssl_key = <${files.key}` : ''}
auth_mechanisms = plain login
mail_max_userip_connections = 100
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner} gid=${root ? 'mail' : execFileSync('id', ['-gn']).toString().trim()} home=${mailFolder}/%u
}
namespace inbox {
  inbox = yes
${[box('Sent', 'Sent'), box('Archive', 'Archive'), box('Junk', 'Junk'), box('Trash', 'Trash')].join('\n')}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort ?? 0}
    ssl = ${tls ? 'yes' : 'no'}
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
${more}
`
  const configFile = join(folder, 'dovecot.conf')
  writeFileSync(configFile, config)
  const child: ChildProcess = spawn(program, ['-F', '-c', configFile], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout?.on('data', (chunk) => (said += chunk))
  child.stderr?.on('data', (chunk) => (said += chunk))
  const log = () => said + (existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8') : '')
  const stop = async () => {
    await end(child)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  await standing(child, { name: 'Dovecot', isUp: () => greets(port), said: log, seconds: 10 }).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    host: '127.0.0.1',
    port,
    tlsPort,
    certificate: files ? readFileSync(files.cert, 'utf8') : null,
    users,
    async client(user) {
      const pass = users.find((one) => one.user === user)?.password ?? ''
      const client = new ImapFlow({
        host: '127.0.0.1',
        port,
        secure: false,
        doSTARTTLS: false,
        auth: { user, pass },
        logger: false,
        disableAutoIdle: true,
      })
      client.on('error', () => undefined)
      await client.connect()
      return client
    },
    log,
    stop,
  }
}

/** What goes wrong, until it is set back to `none`. */
export type SmtpFault =
  | 'none'
  | 'lostAfterData'
  | 'lostBeforeEnd'
  | 'data4xx'
  | 'data5xx'
  | 'rcpt5xx'
  | 'rcpt4xx'
  | 'oneRcpt5xx'
  | 'acceptThenLose'
export interface Smtp {
  host: string
  port: number
  /** Mails accepted, oldest first. */
  accepted: { from: string; to: string[]; raw: Buffer }[]
  fault: SmtpFault
  stop(): Promise<void>
}

const refuse = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })

/**
 * An SMTP server that puts each mail into the INBOX of its addressees among Dovecot's users; others are taken and
 * kept in `accepted` only. `acceptThenLose` delivers and then cuts the line instead of answering; `lostAfterData`
 * takes all the data, delivers nothing and cuts the line; `lostBeforeEnd` cuts it in the midst of the data.
 */
export const startSmtp = async ({ dovecot, users }: { dovecot: Dovecot; users: readonly User[] }): Promise<Smtp> => {
  const state: Smtp = { host: '127.0.0.1', port: 0, accepted: [], fault: 'none', stop: async () => undefined }
  let recipients = 0
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    size: 40 * 1024 * 1024,
    onAuth({ username, password }, _session, done) {
      const known = users.some((one) => one.user === username && one.password === password)
      return known ? done(null, { user: username }) : done(refuse(535, 'no'))
    },
    onMailFrom(_address, _session, done) {
      recipients = 0
      done()
    },
    onRcptTo(_address, _session, done) {
      recipients += 1
      if (state.fault === 'rcpt5xx' || (state.fault === 'oneRcpt5xx' && recipients === 2)) return done(refuse(550, 'no such mailbox'))
      return state.fault === 'rcpt4xx' ? done(refuse(450, 'later')) : done()
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      const cut = () => (session as unknown as { _socket?: { destroy(): void } })._socket?.destroy()
      const { fault } = state
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (fault === 'lostBeforeEnd')
          for (const connection of server.connections) (connection as { _socket?: { destroy(): void } })._socket?.destroy()
      })
      stream.on('end', async () => {
        if (fault === 'lostBeforeEnd') return
        if (fault === 'data4xx') return done(refuse(451, 'later'))
        if (fault === 'data5xx') return done(refuse(554, 'no'))
        if (fault !== 'lostAfterData') {
          const to = session.envelope.rcptTo.map(({ address }) => address)
          const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
          state.accepted.push({ from, to, raw: Buffer.concat(chunks) })
          for (const address of to) {
            if (!dovecot.users.some(({ user }) => user === address)) continue
            const client = await dovecot.client(address)
            await client.append('INBOX', Buffer.concat(chunks))
            await client.logout()
          }
        }
        if (fault === 'none' || fault === 'oneRcpt5xx') return done()
        cut()
        for (const connection of server.connections) (connection as { _socket?: { destroy(): void } })._socket?.destroy()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  const address = server.server.address()
  state.port = typeof address === 'object' && address ? address.port : 0
  state.stop = () => new Promise<void>((done) => server.close(() => done()))
  return state
}
