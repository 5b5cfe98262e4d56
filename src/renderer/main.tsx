import './ui/tokens.css'
import './ui/reset.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { guessLanguage } from './app/guessLanguage'
import { startI18n } from './i18n/setup'
import { watchTheme } from './ui/theme'

watchTheme()
const root = document.getElementById('root')
if (root) {
  void startI18n(guessLanguage(navigator.languages), { pseudo: location.search.includes('pseudo') }).then(() =>
    createRoot(root).render(<App />),
  )
}
