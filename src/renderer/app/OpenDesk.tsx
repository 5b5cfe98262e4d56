import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId, ProfileId } from '../../shared/domain/ids'
import { calls, now, onDeskEvent, useDesk } from '../bridge/deskStore'
import { forgetDeeds } from '../commands/deeds'
import { CacheProvider } from '../data/CacheProvider'
import { addKeys, type Cache, closeCache, type OpenedCache, openCache } from '../data/openCache'
import { listAhead } from '../data/queries'
import { readableIds } from '../data/read/list'
import { readConversations } from '../data/read/thread'
import { readAroundOf, readCaseOf } from '../data/useCase'
import { setConversationReader } from '../state/acts'
import { setCaseReader } from '../state/caseReader'
import { check, closeConversation, moveCursor, useNavigation } from '../state/navigation'
import { forgetOverlays } from '../state/overlay'
import { ownConversation } from '../state/ownConversation'
import { keepPlace, type Place, takePlace } from '../state/placeKept'
import { endReading } from '../state/reading'
import { watchRest } from '../state/rest'
import { Button } from '../ui/Button'
import { ConversationWindow } from './ConversationWindow'
import { Notice } from './Notice'
import { useSettled } from './useSettled'
import { Workstation } from './Workstation'

const ReturnDialogs = lazy(() => import('../features/returns').then((feature) => ({ default: feature.ReturnDialogs })))
const KeepingDialogs = lazy(() => import('../features/keeping').then((feature) => ({ default: feature.KeepingDialogs })))

/** A backend that was added brings a key; one that was removed takes its own with it in main. */
const useNewKeys = (cache: Cache | null): void => {
  const backends = useDesk((desk) => desk.backends)
  const names = backends.map((backend) => backend.id).join()
  useEffect(() => {
    if (!cache || names === '') return
    calls()
      .desk.keys()
      .then((keys) => addKeys(cache, keys))
      .catch(() => undefined)
  }, [cache, names])
}

/** A customer was erased: nothing of her stays in this page, unsealed or on its way to the screen. */
const useForgetting = (cache: Cache | null): void => {
  useEffect(
    () =>
      onDeskEvent((event) => {
        if (event.type !== 'erased') return
        const gone = new Set<string>(event.conversationIds)
        const { openId, cursorId, checked } = useNavigation.getState()
        if (openId && gone.has(openId)) closeConversation()
        if (cursorId && gone.has(cursorId)) moveCursor(null)
        check([...checked].filter((id) => !gone.has(id)))
        forgetDeeds()
        endReading()
        forgetOverlays()
        if (!cache) return
        cache.threads.clear()
        cache.search.clear()
        for (const id of event.conversationIds) cache.rows.delete(id)
        cache.sealer.forgetOpened()
      }),
    [cache],
  )
}

const TEAM_EVERY = 30 * 60_000

/** A desk may stay open for weeks, the shifts it was handed end some days ahead, and the rota changes. */
const useFreshTeam = (): void => {
  useEffect(() => {
    const read = () => {
      calls()
        .desk.team()
        .then(({ people, shifts, presences, unsaid }) => useDesk.setState({ people, shifts, presences, unsaid }))
        .catch(() => undefined)
    }
    const timer = setInterval(read, TEAM_EVERY)
    const stop = onDeskEvent((event) => {
      if (event.type === 'rota') read()
    })
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [])
}

/** Back to where she was before the lock, as far as it is still there. */
const comeBack = async (cache: Cache, { view, cursorId, openId }: Place): Promise<void> => {
  const there = await readableIds(
    cache,
    [cursorId, openId].filter((id) => id !== null),
  )
  const still = (id: ConversationId | null) => (id !== null && there.has(id) ? id : null)
  useNavigation.setState({ view, cursorId: still(cursorId), openId: still(openId) })
}

/** By then the list follows its rows itself. */
const AHEAD_MS = 3_000

/** Takes the keys, opens the profile's cache, and shuts it on lock. */
export function OpenDesk({ profileId }: { profileId: ProfileId }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<OpenedCache | null>(null)
  const standing = useDesk((desk) => desk.standing)
  useEffect(() => {
    let over = false
    let cache: Cache | null = null
    calls()
      .desk.keys()
      .then((keys) => openCache({ database: keys.database, keys }))
      .then(async (answer) => {
        if (answer.type === 'open') {
          const place = ownConversation() ? null : takePlace(profileId)
          // Not to know any more where she was keeps nobody from her desk.
          if (place && !over) await comeBack(answer.cache, place).catch(() => undefined)
          if (over) return closeCache(answer.cache)
          cache = answer.cache
          const held = answer.cache
          // While main tells of shops and people: the list is drawn with its rows.
          if (!ownConversation()) setTimeout(listAhead(held, useNavigation.getState().view), AHEAD_MS)
          setCaseReader({ one: (id) => readCaseOf(held, id), around: () => readAroundOf(held) })
          setConversationReader((ids) => readConversations(held, ids, now()))
        }
        if (!over) setOpened(answer)
      })
      .catch((error: unknown) => (over ? undefined : setOpened({ type: 'failed', why: error instanceof Error ? error.name : 'unknown' })))
    return () => {
      over = true
      setConversationReader(null)
      setCaseReader(null)
      if (cache) closeCache(cache)
    }
  }, [profileId])
  useEffect(() => (ownConversation() ? undefined : keepPlace(profileId)), [profileId])
  const cache = opened?.type === 'open' ? opened.cache : null
  useNewKeys(cache)
  useFreshTeam()
  useForgetting(cache)
  const settled = useSettled()
  useEffect(() => watchRest(), [])
  if (!opened || (opened.type === 'open' && !standing)) return null
  if (opened.type === 'newer') return <Notice title={t('common.frame.newerTitle')} text={t('common.frame.newerText')} />
  if (opened.type === 'failed')
    return (
      <Notice
        title={t('common.frame.cacheFailed')}
        text={t('common.frame.cacheFailedText', { what: opened.why })}
        action={<Button onPress={() => location.reload()}>{t('common.frame.reload')}</Button>}
      />
    )
  return (
    <CacheProvider cache={opened.cache}>
      {ownConversation() ? <ConversationWindow /> : <Workstation />}
      {settled ? (
        <Suspense fallback={null}>
          <KeepingDialogs />
          <ReturnDialogs />
        </Suspense>
      ) : null}
    </CacheProvider>
  )
}
