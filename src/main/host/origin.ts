/** The program's own origin. IndexedDB belongs to it, so it must never change. */
export const SCHEME = 'app'
export const HOST = 'dragoman'
export const ORIGIN = `${SCHEME}://${HOST}`
export const PORT_CHANNEL = 'dragoman:port'
/** A window says that nobody touches it. */
export const REST_CHANNEL = 'dragoman:rest'
