import { Component, type ReactNode } from 'react'

/** A message that cannot be drawn must not take the thread with it. */
export class MessageBoundary extends Component<{ words: ReactNode; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    return this.state.broken ? this.props.words : this.props.children
  }
}
