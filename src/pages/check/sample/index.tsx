import { useState } from 'react'
import { RECORD_KINDS, type RecordKind } from '#core/record/record'
import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { NoPermission } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { Drawn } from './components/drawn'

const SIZES = ['5', '10', '20'] as const
const KINDS: readonly RecordKind[] = ['observation', 'research', 'clubSession', 'register']

/** Sampling (抽查): a few of the last weeks' records, looked at one after another. */
export default function Sample() {
  const me = useSession()
  const [kind, setKind] = useState<RecordKind>('observation')
  const [size, setSize] = useState<(typeof SIZES)[number]>('5')
  const may = me?.may.checkRecords ?? false
  const query = useQuery('record.sample', { kind, size: Number(size) }, { when: may })
  return (
    <Page title="抽查" narrow onRefresh={query.reload}>
      {me && !may && <NoPermission />}
      {may && (
        <>
          <CellGroup>
            <ChipsField
              label="查什么"
              value={kind}
              options={KINDS.map((each) => ({ value: each, label: RECORD_KINDS[each] }))}
              onChange={(chosen) => chosen && setKind(chosen)}
            />
            <ChipsField
              label="抽多少条"
              value={size}
              options={SIZES.map((each) => ({ value: each, label: each }))}
              onChange={(chosen) => chosen && setSize(chosen)}
            />
          </CellGroup>
          <Answered query={query} loadingRows={5}>
            {(sample) => <Drawn sample={sample} label={RECORD_KINDS[kind]} />}
          </Answered>
        </>
      )}
    </Page>
  )
}
