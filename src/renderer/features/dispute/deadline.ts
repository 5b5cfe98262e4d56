/** Whose clocks a deadline is told by, without saying the same twice. */
export interface ClockOf {
  whose: 'agent' | 'customer' | 'utc'
  zone: string
}

/** The agent's, the customer's where it is another, and UTC where neither is. */
export const clocksOfDeadline = (agent: string, customer: string | null): ClockOf[] => {
  const all: ClockOf[] = [
    { whose: 'agent', zone: agent },
    ...(customer ? [{ whose: 'customer' as const, zone: customer }] : []),
    { whose: 'utc', zone: 'UTC' },
  ]
  return all.filter(({ zone }, at) => all.findIndex((other) => other.zone === zone) === at)
}
