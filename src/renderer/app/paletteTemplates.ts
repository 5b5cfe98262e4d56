/** Templates in the palette: found by main while something is being written, and put in where the cursor stands. */
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateId } from '../../shared/domain/ids'
import type { TemplateHit } from '../../shared/domain/template/types'
import { calls } from '../bridge/deskStore'
import { tellTrouble } from '../commands/runner'
import { templateTitle } from '../i18n/templateWords'
import { useFormat } from '../i18n/useFormat'
import { currentWriter } from '../state/writing'
import type { PickItem } from '../ui/PickList'

/** Behind the commands a few are enough; `;` shows a page of them. */
const few = 5
const page = 40
const prefix = 'template:'

export const usePaletteTemplates = (query: string): { items: readonly PickItem[]; insert: (id: string) => void } => {
  const { t } = useTranslation()
  const format = useFormat()
  const [hits, setHits] = useState<readonly TemplateHit[]>([])
  useEffect(() => {
    const writer = currentWriter()
    const shortcut = /^[;；]/.test(query)
    const text = query
      .replace(/^[;；]/, '')
      .trim()
      .slice(0, 200)
    if (!writer || (text === '' && !shortcut)) {
      setHits([])
      return
    }
    let over = false
    calls()
      .library.search({
        ...writer.scope(),
        text,
        shortcut,
        tag: null,
        owner: null,
        approvedOnly: false,
        limit: shortcut ? page : few,
        offset: 0,
      })
      .then(
        (found) => (over ? undefined : setHits(found.hits)),
        // The commands stand without them.
        () => (over ? undefined : setHits([])),
      )
    return () => {
      over = true
    }
  }, [query])
  const items = useMemo(
    () =>
      hits.map(
        (hit): PickItem => ({
          id: `${prefix}${hit.id}`,
          label: templateTitle(t, hit),
          icon: 'fileText',
          detail: [hit.shortcut ? `;${hit.shortcut}` : '', format.languageCode(hit.locale)].filter(Boolean).join(' · '),
          group: t('templates.palette'),
        }),
      ),
    [hits, t, format],
  )
  return {
    items,
    insert: (id) => {
      currentWriter()
        ?.insert({ id: id.slice(prefix.length) as TemplateId })
        .catch((error: unknown) => tellTrouble(t('templates.notInserted'), error))
    },
  }
}
