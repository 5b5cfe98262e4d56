/**
 * The walls between rooms, as data. Paths are relative to the project's root with `/`.
 * An import rule forbids `to` (a resolved project path, or a package or node: name) from files matching `from`.
 * A word rule forbids a pattern in the text of files matching `from`.
 */

const packagesOfShared = ['zod', '@orpc/contract', 'temporal-polyfill', 'liquidjs', 'rrule-temporal', 'ical.js']
const test = /\.test\.tsx?$/

/** @typedef {{name: string, why: string, from: RegExp, but?: RegExp, to: (target: string, from: string) => boolean}} ImportRule */
/** @typedef {{name: string, why: string, from: RegExp, but?: RegExp, word: RegExp}} WordRule */

const room = (/** @type {string} */ path, /** @type {string} */ base) =>
  path.startsWith(`${base}/`) ? path.slice(base.length + 1).split('/')[0] : null
const front = (/** @type {string} */ path) => /\/(index|types)\.tsx?$/.test(path)
const pkg = (/** @type {string} */ target, /** @type {string} */ name) => target === name || target.startsWith(`${name}/`)

/** @type {ImportRule[]} */
export const importRules = [
  {
    name: 'shared-runs-anywhere',
    why: 'src/shared knows no DOM, Node, Electron or other room: only itself and a few pure packages',
    from: /^src\/shared\//,
    but: test,
    to: (target) => !target.startsWith('src/shared/') && !packagesOfShared.some((name) => pkg(target, name)),
  },
  {
    name: 'main-and-renderer-apart',
    why: 'main and renderer meet only in the contract',
    from: /^src\/(main|renderer|preload)\//,
    to: (target, from) =>
      (target.startsWith('src/main/') && !from.startsWith('src/main/')) ||
      (target.startsWith('src/renderer/') && !from.startsWith('src/renderer/')),
  },
  {
    name: 'electron-only-in-host',
    why: 'the host is handed in, never reached for',
    from: /^src\//,
    but: /^src\/(main\/host\/|main\/index\.ts|preload\/)/,
    to: (target) => pkg(target, 'electron'),
  },
  {
    name: 'ports-instead-of-node',
    why: "services, connectors and app ask the ports, so that tests and other hosts can hand in theirs (demo.ts reads the program's own resources)",
    from: /^src\/main\/(services|connectors|app)\//,
    but: /\.test\.tsx?$|^src\/main\/app\/demo\.ts$/,
    to: (target) => /^node:(fs|http|https|net|tls|dns|dgram|child_process|os|worker_threads|timers)(\/|$)/.test(target),
  },
  {
    name: 'services-keep-their-insides',
    why: "a service is used through its index or types, and never knows a connector's insides",
    from: /^src\/main\/services\//,
    but: test,
    to: (target, from) => {
      const other = room(target, 'src/main/services')
      if (other && other !== room(from, 'src/main/services')) return !front(target)
      return (
        target.startsWith('src/main/connectors/') &&
        !/^src\/main\/connectors\/(connector|registry|translator|translators)\.ts$/.test(target)
      )
    },
  },
  {
    name: 'connectors-apart',
    why: 'a new system touches its own folder and one registry line',
    from: /^src\/main\/connectors\/[^/]+\//,
    to: (target, from) => {
      const other = room(target, 'src/main/connectors')
      const mine = room(from, 'src/main/connectors')
      if (target.startsWith('src/main/services/') || target.startsWith('src/main/app/') || target.startsWith('src/main/host/')) return true
      return !!other && !other.endsWith('.ts') && other !== mine && other !== 'common'
    },
  },
  {
    name: 'demo-is-only-data',
    why: 'the demo servers know nothing of the product, and the product only that they can be started',
    from: /^src\//,
    but: test,
    to: (target, from) => {
      if (from.startsWith('src/main/demo/'))
        return (
          !target.startsWith('src/main/demo/') &&
          !target.startsWith('node:') &&
          target !== 'ws' &&
          target !== 'zod' &&
          target !== 'graphql' &&
          !target.startsWith('resources/')
        )
      return target.startsWith('src/main/demo/') && !from.startsWith('src/main/app/')
    },
  },
  {
    name: 'cache-behind-queries',
    why: 'screens never see Dexie nor sealed rows',
    from: /^src\/renderer\//,
    but: /^src\/renderer\/(data|engine)\//,
    to: (target) => pkg(target, 'dexie') || pkg(target, 'dexie-react-hooks') || /^src\/renderer\/data\/(schema|write|sealing)/.test(target),
  },
  {
    name: 'only-the-engine-writes',
    why: 'one writer, so rows and cursor always agree',
    from: /^src\/renderer\//,
    but: /^src\/renderer\/(engine|data\/write)/,
    to: (target) => target.startsWith('src/renderer/engine/') || target.startsWith('src/renderer/data/write'),
  },
  {
    name: 'features-keep-their-insides',
    why: "a feature is used through its index; another feature's insides are not there",
    from: /^src\/renderer\//,
    but: test,
    to: (target, from) => {
      const other = room(target, 'src/renderer/features')
      return !!other && other !== room(from, 'src/renderer/features') && !/\/index\.tsx?$/.test(target)
    },
  },
  {
    name: 'ui-knows-no-data',
    why: 'the design system draws what it is given',
    from: /^src\/renderer\/ui\//,
    to: (target) => /^src\/renderer\/(data|bridge|features|engine|state|app)\//.test(target) || target.startsWith('src/shared/contract'),
  },
]

/** @type {WordRule[]} */
export const wordRules = [
  {
    name: 'no-clock-no-chance-in-shared',
    why: 'time and randomness are passed in',
    from: /^src\/shared\/.*\.ts$/,
    but: test,
    word: /\bDate\.now\s*\(|\bMath\.random\s*\(|\bnew Date\(\s*\)|\bperformance\.now\s*\(|\bTemporal\.Now\b/,
  },
  {
    name: 'one-link-door',
    why: 'links leave through host/ports.ts alone, after parsing',
    from: /^src\/.*\.tsx?$/,
    but: /^src\/main\/host\/ports\.ts$/,
    word: /\bopenExternal\b/,
  },
  {
    name: 'one-port-door',
    why: 'pages reach main by the guarded port alone',
    from: /^src\/.*\.tsx?$/,
    but: /^src\/(main\/host\/door(\.test)?\.ts|preload\/index\.ts)$/,
    word: /\bipc(Main|Renderer)\b/,
  },
  {
    name: 'no-raw-html',
    why: "a customer's HTML is shown by the message frame alone",
    from: /^src\/renderer\/.*\.tsx?$/,
    but: /MessageFrame\.tsx?$|\.test\.tsx?$/,
    word: /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|document\.write\b/,
  },
  {
    name: 'no-page-storage',
    why: 'what must last stands in the cache or with main; the rest may vanish',
    from: /^src\/renderer\/.*\.tsx?$/,
    word: /\b(localStorage|sessionStorage)\b/,
  },
  {
    name: 'logical-directions',
    why: 'Arabic reads from the other side',
    from: /\.css$/,
    word: /(?:^|[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right)|(?:left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius)/m,
  },
]
