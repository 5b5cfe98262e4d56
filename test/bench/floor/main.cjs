/** A program that does nothing but show one page in a window made like the workstation's. */
const { readFile } = require('node:fs/promises')
const { join } = require('node:path')
const { app, BrowserWindow, protocol } = require('electron')

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])
app.enableSandbox()
const types = { html: 'text/html', js: 'text/javascript' }

app.whenReady().then(() => {
  protocol.handle('app', async (request) => {
    const name = new URL(request.url).pathname.slice(1)
    if (!/^[\w./-]+\.(html|js)$/.test(name) || name.includes('..')) return new Response('', { status: 404 })
    const bytes = await readFile(join(__dirname, 'pages', name))
    return new Response(bytes, { headers: { 'Content-Type': types[name.split('.').at(-1)] } })
  })
  const page = process.argv.find((arg) => arg.startsWith('--page='))?.slice('--page='.length) ?? 'blank.html'
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false, backgroundThrottling: false },
  })
  window.once('ready-to-show', () => window.show())
  window.loadURL(`app://dragoman/${page}`)
})
app.on('window-all-closed', () => app.quit())
