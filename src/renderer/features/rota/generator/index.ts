export { GeneratorDrawer } from './GeneratorDrawer'
export { openGenerator, openRepair } from './open'
