export { GeneratorHost, PlanGenerator } from './Host'
export { openGenerator, openRepair } from './open'
