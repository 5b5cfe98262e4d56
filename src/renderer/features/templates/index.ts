import { startPins } from './pins'
import { watchLibrary } from './useTemplates'

startPins()
watchLibrary()

export { ApprovedBox } from './ApprovedBox'
export { jumpToGap } from './editor/gapMarks'
export { factsOf } from './facts'
export { Gapped } from './Gapped'
export { MacroStrip } from './MacroStrip'
export { PinMenu } from './PinMenu'
export { pinKeys, pinStroke, pinTo, slots } from './pins'
export { QuickTeller } from './QuickTeller'
export { TemplatesTab } from './TemplatesTab'
export { useFacts } from './useFacts'
export { useInsertion } from './useInsertion'
export { usePins } from './useTemplates'
export { actionWords, variableWords, variantWords } from './words'
