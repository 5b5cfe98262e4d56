import { QueryClientProvider } from '@tanstack/react-query'
import type { Backend } from '../../../shared/domain/backend/types'
import { queryClient } from '../../bridge/queries'
import { ConnectDialog } from './ConnectDialog'

/** The form of one backend outside of the settings: where trouble is said, it can be mended. */
export function SignInAgain({ backend, onClose }: { backend: Backend; onClose: () => void }) {
  return (
    <QueryClientProvider client={queryClient}>
      <ConnectDialog shopId={backend.shopId} backend={backend} onClose={onClose} />
    </QueryClientProvider>
  )
}
