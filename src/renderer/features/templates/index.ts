import { startPins } from './pins'
import { watchLibrary } from './useTemplates'

startPins()
watchLibrary()

export { jumpToGap } from './editor/gapMarks'
export { MacroStrip } from './MacroStrip'
export { TemplatesTab } from './TemplatesTab'
export { useInsertion } from './useInsertion'
export { variableWords } from './words'
