export { createOAuthClient } from './client'
export { createSignIns, type SignIns } from './signIn'
export { createTokens, writeTokens } from './tokens'
