export { GeneratorHost } from './Host'
export { openGenerator, openRepair } from './open'
