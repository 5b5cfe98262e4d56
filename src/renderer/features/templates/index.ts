export { jumpToGap } from './editor/gapMarks'
export { MacroStrip } from './MacroStrip'
export { useInsertion } from './useInsertion'
export { variableWords } from './words'
