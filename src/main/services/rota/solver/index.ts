export { solveOnePiece } from './onePiece'
export { solveModel } from './solve'
