/** Entry of the quick palette's page: small, above other programs, with few calls and no cache. */
import './ui/tokens.css'
import './ui/reset.css'
import { createRoot } from 'react-dom/client'
import { QuickPage, startQuick } from './features/templates/quick'
import { startI18n } from './i18n/setup'
import { watchTheme } from './ui/theme'

watchTheme()
const root = document.getElementById('root')
if (root) {
  void startI18n('en', { pseudo: location.search.includes('pseudo') }).then(() => {
    startQuick()
    createRoot(root).render(<QuickPage />)
  })
}
