/** A server's address as somebody types it: without a scheme it is meant as https. */
export const serverAddress = (typed: string): string => {
  const address = typed.trim()
  return address === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`
}
