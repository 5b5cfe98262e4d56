/**
 * A Vendure server in memory, on loopback: `node start.cjs <folder of its packages> <port>`. Runs apart from the tests,
 * with the packages of its own folder.
 */
const { createRequire } = require('node:module')
const { join } = require('node:path')

const [, , folder, port] = process.argv
const need = createRequire(join(folder, 'package.json'))
const { bootstrap, DefaultLogger, dummyPaymentHandler, LogLevel } = need('@vendure/core')

bootstrap({
  apiOptions: { port: Number(port), hostname: '127.0.0.1', adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
  authOptions: {
    tokenMethod: ['bearer', 'cookie'],
    superadminCredentials: { identifier: 'superadmin', password: 'superadmin' },
    cookieOptions: { secret: 'only for tests' },
  },
  dbConnectionOptions: { type: 'sqljs', synchronize: true, autoSave: false },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  logger: new DefaultLogger({ level: LogLevel.Error }),
  plugins: [],
}).then(
  () => console.log('ready'),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
