/** A record that main keeps, newest first: so many at once, older ones at a person's word. */
import { useEffect, useRef, useState } from 'react'
import { type AskRecord, createRecordReader, nothingRead, type RecordState } from './recordReader'

interface RecordPages<Entry> extends RecordState<Entry> {
  /** The older ones; after a failure the same again. */
  readOn(): void
  refresh(): void
}

/** @param ask must be the same function while the same record is meant */
export const useRecord = <Entry>(ask: AskRecord<Entry>): RecordPages<Entry> => {
  const [state, setState] = useState<RecordState<Entry>>(nothingRead)
  const reader = useRef<ReturnType<typeof createRecordReader<Entry>>>(undefined)
  useEffect(() => {
    const mine = createRecordReader(ask, setState)
    reader.current = mine
    setState(nothingRead)
    mine.refresh()
    return mine.end
  }, [ask])
  return { ...state, readOn: () => reader.current?.readOn(), refresh: () => reader.current?.refresh() }
}
