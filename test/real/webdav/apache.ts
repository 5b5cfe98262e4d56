/** A real Apache with mod_dav_fs on loopback, in a temporary folder: leads may write, agents only read. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { end, freePort, passwordLines, standing, takesCalls } from '../loopback'

const program = '/usr/sbin/apache2'
const modules = '/usr/lib/apache2/modules'

/** Null where Apache can be started, else why not. */
export const whyNoApache = (): string | null => (existsSync(program) ? null : 'Apache is not installed (apt-get install apache2)')

export interface Apache {
  url: string
  /** What lies in the space, by path. */
  read(path: string): string
  write(path: string, text: string): void
  remove(path: string): void
  stop(): Promise<void>
}

export const people = { lead: 'lead-word-1', other: 'other-word-2', agent: 'agent-word-3' } as const

/** As root its processes run as the package's user; otherwise everything is ours. */
export const startApache = async (): Promise<Apache> => {
  const folder = mkdtempSync(join(tmpdir(), 'ap-'))
  const port = await freePort()
  const root = process.getuid?.() === 0
  const space = join(folder, 'space', 'team')
  for (const name of [join(folder, 'space'), space, join(folder, 'lock')]) mkdirSync(name)
  if (root) {
    execFileSync('chmod', ['755', folder])
    const id = (flag: string) => Number(execFileSync('id', [flag, 'www-data']).toString())
    for (const name of [join(folder, 'space'), space, join(folder, 'lock')]) chownSync(name, id('-u'), id('-g'))
  }
  writeFileSync(join(folder, 'users'), passwordLines(people), { mode: 0o644 })
  const wanted = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic', 'dav', 'dav_fs', 'dav_lock', 'mime']
  const config = `
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
LogLevel warn
${root ? 'User www-data\nGroup www-data' : `User ${userInfo().username}\nGroup ${execFileSync('id', ['-gn']).toString().trim()}`}
Mutex file:${folder}/lock
${wanted.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
DavLockDB ${folder}/lock/dav
DocumentRoot ${folder}/space
StartServers 1
ServerLimit 1
ThreadsPerChild 16
MaxRequestWorkers 16
<Directory ${folder}/space>
  Dav On
  AuthType Basic
  AuthName team
  AuthUserFile ${folder}/users
  <Limit GET HEAD PROPFIND OPTIONS>
    Require valid-user
  </Limit>
  <LimitExcept GET HEAD PROPFIND OPTIONS>
    Require user lead other
  </LimitExcept>
</Directory>
`
  writeFileSync(
    join(folder, 'httpd.conf'),
    existsSync('/etc/mime.types') ? config : config.replace('TypesConfig /etc/mime.types', 'TypesConfig /dev/null'),
  )
  const child: ChildProcess = spawn(program, ['-f', join(folder, 'httpd.conf'), '-DFOREGROUND'], { stdio: 'ignore' })
  const said = () => (existsSync(join(folder, 'error.log')) ? readFileSync(join(folder, 'error.log'), 'utf8').slice(-1_000) : '')
  await standing(child, { name: 'Apache', isUp: () => takesCalls(port), said, seconds: 10 })
  return {
    url: `http://127.0.0.1:${port}/team/`,
    read: (path) => readFileSync(join(space, path), 'utf8'),
    write: (path, text) => writeFileSync(join(space, path), text),
    remove: (path) => rmSync(join(space, path)),
    async stop() {
      await end(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
