import { Component, type ReactNode } from 'react'

/** What breaks while it is drawn ahead is nobody's trouble yet; once it is opened, the pane says so. */
export class AheadBoundary extends Component<{ open: boolean; children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    if (this.state.error === null) return this.props.children
    if (this.props.open) throw this.state.error
    return null
  }
}
