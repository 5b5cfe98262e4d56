import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { launchOverDevTools, launchPlan, newUserDataDir, readFuses, releaseProgram, testProgram } from '../../scripts/e2eLaunch.mjs'
import { endAll, enginePage, expect, ours, type Program, rows, startDemo, test } from './fixtures'
import { choose } from './screens'

/* Electron's own security checklist, tried on the packaged program from inside its pages. */
let program: Program
let pages: Record<'window' | 'engine' | 'quick', Page>

test.beforeAll(async () => {
  program = await startDemo()
  await expect(rows(program.page).first()).toBeVisible({ timeout: 60_000 })
  await choose(program.page, 'Quick palette')
  const quick = () => program.app.windows().find((page) => page.url().startsWith('app://dragoman/quick.html'))
  await expect.poll(() => quick() !== undefined).toBe(true)
  await expect(quick()?.getByRole('combobox') ?? program.page.locator('none')).toBeVisible({ timeout: 20_000 })
  pages = { window: program.page, engine: await enginePage(program), quick: quick() as Page }
})
test.afterAll(endAll)

for (const name of ['window', 'engine', 'quick'] as const) {
  test(`the ${name} has no Node, no Electron and a sandbox`, async () => {
    const found = await pages[name].evaluate(() => {
      const names = ['require', 'process', 'Buffer', 'module', 'global', 'ipcRenderer', 'electron', '__dirname', 'webkitStorageInfo_']
      return names.filter((one) => one in globalThis)
    })
    expect(found).toEqual([])
    const file = name === 'window' ? 'index' : name
    const preferences = await program.app.evaluate(({ BrowserWindow }, part) => {
      const contents = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes(part))?.webContents
      // Not in Electron's types; what the page was really made with.
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> } | undefined)?.getLastWebPreferences() ?? {}
    }, `${file}.html`)
    expect(preferences.nodeIntegrationInWorker ?? false).toBe(false)
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    })
  })

  test(`the ${name}'s policy stops inline scripts, eval and foreign frames`, async () => {
    const policy = await pages[name].evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy') ?? '')
    const scripts = policy.split(';').find((part) => part.trim().startsWith('script-src')) ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(scripts).not.toContain('unsafe-inline')
    expect(scripts).not.toContain("'unsafe-eval'")
    const ran = await pages[name].evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.__ran = "inline"'
      document.body.append(script)
      const image = document.createElement('div')
      image.innerHTML = '<img src=x onerror="globalThis.__ran = \'handler\'"><a href="javascript:globalThis.__ran=1" id=js>x</a>'
      document.body.append(image)
      document.getElementById('js')?.click()
      const far = document.createElement('script')
      far.src = 'https://tracker.invalid/x.js'
      document.body.append(far)
      const blob = document.createElement('script')
      blob.src = URL.createObjectURL(new Blob(['globalThis.__ran = "blob"']))
      document.body.append(blob)
      await new Promise((done) => setTimeout(done, 500))
      // After a wait: DevTools lets its own evaluation use eval as long as it runs in one piece.
      let evaluated: unknown = 'stopped'
      try {
        // biome-ignore lint/security/noGlobalEval: the test's very point
        evaluated = globalThis.eval('1 + 1')
      } catch {
        // As it must be.
      }
      script.remove()
      image.remove()
      far.remove()
      blob.remove()
      return { inline: (globalThis as { __ran?: unknown }).__ran ?? 'stopped', evaluated }
    })
    expect(ran).toEqual({ inline: 'stopped', evaluated: 'stopped' })
  })

  test(`the ${name} reaches no network and no file`, async () => {
    const reached = await pages[name].evaluate(async () => {
      const tries: Record<string, () => Promise<unknown>> = {
        fetch: () => fetch('https://example.com/'),
        http: () => fetch('http://127.0.0.1:9/'),
        file: () => fetch('file:///etc/passwd'),
        parent: () => fetch('app://dragoman/../../package.json').then((answer) => (answer.ok ? 'read' : Promise.reject())),
        encoded: () => fetch('app://dragoman/%2e%2e%2fpackage.json').then((answer) => (answer.ok ? 'read' : Promise.reject())),
        other: () => fetch('app://elsewhere/index.html'),
        xhr: () =>
          new Promise((done, fail) => {
            const request = new XMLHttpRequest()
            request.onload = done
            request.onerror = fail
            request.open('GET', 'https://example.com/')
            request.send()
          }),
        socket: () =>
          new Promise((done, fail) => {
            const socket = new WebSocket('ws://127.0.0.1:9/')
            socket.onopen = done
            socket.onerror = fail
          }),
        image: () =>
          new Promise((done, fail) => {
            const image = new Image()
            image.onload = done
            image.onerror = fail
            image.src = 'https://example.com/favicon.ico'
          }),
        beacon: async () => (navigator.sendBeacon('https://example.com/', 'x') ? Promise.reject() : Promise.reject()),
        worker: () =>
          new Promise((done, fail) => {
            try {
              const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
              worker.onmessage = done
              worker.onerror = fail
            } catch (error) {
              fail(error)
            }
          }),
      }
      const through: string[] = []
      for (const [one, attempt] of Object.entries(tries)) {
        const late = new Promise((_done, fail) => setTimeout(() => fail(new Error('late')), 1_500))
        await Promise.race([attempt(), late]).then(
          () => through.push(one),
          () => undefined,
        )
      }
      return through
    })
    expect(reached).toEqual([])
  })

  test(`the ${name} goes nowhere and opens nothing`, async () => {
    const page = pages[name]
    const before = page.url()
    const count = program.app.windows().length
    const opened = await page.evaluate(async () => {
      const targets = ['https://example.com/', 'file:///etc/passwd', 'data:text/html,x', 'app://dragoman/message.html', 'about:blank']
      const windows = targets.map((url) => window.open(url) !== null)
      for (const url of targets) {
        const link = document.createElement('a')
        link.href = url
        document.body.append(link)
        link.click()
        link.target = '_blank'
        link.click()
        link.remove()
      }
      const form = document.createElement('form')
      form.action = 'https://example.com/'
      form.method = 'post'
      document.body.append(form)
      form.submit()
      form.remove()
      location.href = 'https://example.com/'
      await new Promise((done) => setTimeout(done, 600))
      const view = document.createElement('webview')
      view.setAttribute('src', 'https://example.com/')
      document.body.append(view)
      const isView = 'loadURL' in view
      view.remove()
      return { windows, isView }
    })
    expect(opened).toEqual({ windows: [false, false, false, false, false], isView: false })
    expect(page.url()).toBe(before)
    expect(program.app.windows()).toHaveLength(count)
    expect(await page.evaluate(() => document.body.isConnected)).toBe(true)
  })

  test(`the ${name} gets no permission`, async () => {
    const granted = await pages[name].evaluate(async () => {
      const through: string[] = []
      const ask = async (what: string, attempt: () => Promise<unknown>) => {
        const late = new Promise((_done, fail) => setTimeout(() => fail(new Error('late')), 1_500))
        await Promise.race([attempt(), late]).then(
          () => through.push(what),
          () => undefined,
        )
      }
      const lacking = navigator as unknown as Record<
        string,
        { requestDevice?(o: unknown): Promise<unknown>; requestPort?(): Promise<unknown> }
      >
      await ask('geolocation', () => new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail)))
      await ask('notifications', async () => ((await Notification.requestPermission()) === 'granted' ? true : Promise.reject()))
      await ask('camera', () => navigator.mediaDevices.getUserMedia({ video: true }))
      await ask('microphone', () => navigator.mediaDevices.getUserMedia({ audio: true }))
      await ask('screen', () => navigator.mediaDevices.getDisplayMedia())
      await ask('clipboard-read', () => navigator.clipboard.readText())
      await ask('midi', () => navigator.requestMIDIAccess())
      await ask('usb', async () => lacking.usb?.requestDevice?.({ filters: [] }) ?? Promise.reject())
      await ask('hid', async () => ((await lacking.hid?.requestDevice?.({ filters: [] })) as unknown[])?.length || Promise.reject())
      await ask('serial', async () => lacking.serial?.requestPort?.() ?? Promise.reject())
      await ask('bluetooth', async () => lacking.bluetooth?.requestDevice?.({ acceptAllDevices: true }) ?? Promise.reject())
      await ask('pointer lock', async () => {
        await (document.body.requestPointerLock() as unknown as Promise<void> | undefined)
        return document.pointerLockElement ? true : Promise.reject()
      })
      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']) {
        const { state } = await navigator.permissions.query({ name: name as PermissionName })
        if (state === 'granted') through.push(`query ${name}`)
      }
      return through
    })
    expect(granted).toEqual([])
  })
}

test('a frame inside the window gets no port, whatever it is', async () => {
  const got = await program.page.evaluate(async () => {
    const ports: string[] = []
    const frame = document.createElement('iframe')
    frame.src = 'app://dragoman/message.html'
    document.body.append(frame)
    await new Promise((done) => {
      frame.onload = done
    })
    const inner = frame.contentWindow
    const listen = (event: MessageEvent) => {
      if (event.ports.length > 0) ports.push(event.source === window ? 'window' : 'frame')
    }
    window.addEventListener('message', listen)
    inner?.addEventListener('message', listen)
    // The frame asks itself, the window asks in the frame's name, and the frame asks the window.
    inner?.postMessage('dragoman:ask', '*')
    window.dispatchEvent(
      new MessageEvent('message', { data: 'dragoman:ask', origin: 'https://example.com', source: inner as unknown as Window }),
    )
    window.dispatchEvent(
      new MessageEvent('message', { data: 'dragoman:ask', origin: 'app://dragoman', source: inner as unknown as Window }),
    )
    const doc = document.createElement('iframe')
    doc.srcdoc = '<script>parent.postMessage("dragoman:ask", "*")</script>'
    document.body.append(doc)
    await new Promise((done) => setTimeout(done, 800))
    window.removeEventListener('message', listen)
    frame.remove()
    doc.remove()
    return ports
  })
  expect(got).toEqual([])
})

test('links leave by one door, which knows https and mailto only', async () => {
  await program.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { __opened: opened })
    shell.openExternal = async (url: string) => void opened.push(url)
  })
  await program.page.evaluate(
    async (urls) => {
      // A port of the test's own, asked for as the page asks; the program's is taken away by it.
      const port = await new Promise<MessagePort>((done) => {
        window.addEventListener('message', (event) => event.data === 'dragoman:port' && event.ports[0] && done(event.ports[0]))
        window.postMessage('dragoman:ask', location.origin)
      })
      port.start()
      for (const [at, url] of urls.entries()) {
        const answered = new Promise((done) => port.addEventListener('message', done, { once: true }))
        port.postMessage(JSON.stringify({ i: String(at), p: { u: '/desk/openLink', b: { json: { url } } } }))
        await answered
      }
    },
    [
      'http://example.com/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'app://dragoman/index.html',
      'smb://server/share',
      'ms-msdt:/id',
      'https://user:secret@example.com/',
      'mailto:a@b.example?attach=/etc/passwd',
      ' vscode://file/x',
      'https://example.com/door',
      'mailto:mia@example.com',
    ],
  )
  const opened = await program.app.evaluate(() => (globalThis as unknown as { __opened: string[] }).__opened)
  expect(opened.filter((url) => !/^(https:|mailto:[^?]*$)/.test(url))).toEqual([])
  expect(opened).toContain('https://example.com/door')
  expect(opened).toContain('mailto:mia@example.com')
  expect(opened.some((url) => url.includes('secret'))).toBe(false)
})

test('a port is revoked by a reload, and the page works on with a new one', async () => {
  const closed = program.page.evaluate(
    () =>
      new Promise<string>((done) => {
        window.addEventListener('message', (event) => {
          const port = event.data === 'dragoman:port' ? event.ports[0] : undefined
          if (!port) return
          port.addEventListener('close', () => done('closed'))
          port.start()
          // Asking again closes the one before.
          window.postMessage('dragoman:ask', location.origin)
        })
        window.postMessage('dragoman:ask', location.origin)
      }),
  )
  expect(await closed).toBe('closed')
  await program.page.reload()
  await expect(rows(program.page).first()).toBeVisible({ timeout: 30_000 })
})

test('a page that sends garbage loses its port, and the program lives', async () => {
  await program.page.evaluate(async () => {
    const port = await new Promise<MessagePort>((done) => {
      window.addEventListener('message', (event) => event.data === 'dragoman:port' && event.ports[0] && done(event.ports[0]))
      window.postMessage('dragoman:ask', location.origin)
    })
    port.start()
    for (const garbage of [null, 7, {}, 'x', '{"i":1}', JSON.stringify({ i: 1, p: { u: '/desk/nothing', b: {} } })])
      port.postMessage(garbage)
  })
  await program.page.waitForTimeout(500)
  await program.page.reload()
  await expect(rows(program.page).first()).toBeVisible({ timeout: 30_000 })
  expect(ours(program.app, 'engine')).toBeDefined()
})

test('there is one instance of a profile; the second shows the first and ends', async () => {
  const plan = await launchPlan(testProgram())
  const second = spawn(plan.executablePath, [`--user-data-dir=${program.folder}`], {
    env: { ...process.env, ...plan.env },
    stdio: 'ignore',
  })
  const code = await new Promise((done) => second.once('exit', (exit) => done(exit ?? 'signal')))
  expect(code).toBe(0)
  await expect(rows(program.page).first()).toBeVisible()
})

test('a release has its fuses set and starts', async () => {
  const executablePath = releaseProgram()
  test.skip(!existsSync(executablePath), 'not packaged: npm run package:release')
  expect(await readFuses(executablePath)).toMatchObject({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    GrantFileProtocolExtraPrivileges: false,
  })
  expect((await readFuses(testProgram())).EnableNodeCliInspectArguments).toBe(true)
  const started = await launchOverDevTools({ executablePath, userDataDir: await newUserDataDir() })
  try {
    const page = () =>
      started.browser
        .contexts()
        .flatMap((context) => context.pages())
        .find((one) => one.url().startsWith('app://dragoman/'))
    await expect.poll(() => page() !== undefined, { timeout: 30_000 }).toBe(true)
    await expect((page() as Page).getByRole('heading', { name: 'One inbox for all your shops' })).toBeVisible()
  } finally {
    await started.stop()
  }
})
