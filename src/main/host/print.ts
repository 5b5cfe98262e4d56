/** Documents become PDFs in a page of their own that can run nothing and reach nothing. */
import { randomBytes } from 'node:crypto'
import { BrowserWindow, type Session, session } from 'electron'
import { SCHEME } from './origin'

const LIMIT_MS = 60_000
const URL = `${SCHEME}://print/`
/** Styles of its own and pictures it carries in itself; no script, no form, no network. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; sandbox"
const footer =
  '<div style="inline-size:100%;text-align:center;font-size:8px;color:#60646c"><span class="pageNumber"></span> / <span class="totalPages"></span></div>'

/** In memory only, and gone with its page. */
const sessionFor = (html: string): Session => {
  const own = session.fromPartition(`print-${randomBytes(8).toString('hex')}`, { cache: false })
  own.protocol.handle(SCHEME, (request) =>
    request.url === URL
      ? new Response(html, {
          headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' },
        })
      : new Response('', { status: 404 }),
  )
  own.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  own.setPermissionCheckHandler(() => false)
  own.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: url !== URL && !url.startsWith('data:') }))
  own.on('will-download', (event) => event.preventDefault())
  return own
}

/** A4 with page numbers. Rejects where the page does not come or takes longer than a minute. */
export const printPdf = async (html: string): Promise<Uint8Array> => {
  const window = new BrowserWindow({
    show: false,
    width: 800,
    height: 1100,
    skipTaskbar: true,
    focusable: false,
    webPreferences: {
      session: sessionFor(html),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    },
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const made = window.loadURL(URL).then(() =>
      window.webContents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footer,
        margins: { top: 0.6, bottom: 0.7, left: 0.6, right: 0.6 },
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      }),
    )
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('print timed out')), LIMIT_MS)
    })
    return new Uint8Array(await Promise.race([made, late]))
  } finally {
    clearTimeout(timer)
    window.destroy()
  }
}
