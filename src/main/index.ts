import { run } from './host/run'

run()
