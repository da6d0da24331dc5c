import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { RecordKind } from '#core/record/record'
import { NoPermission } from '@/components/states'
import { Tabs } from '@/components/tabs'
import { UnsentFiles } from '@/frame/files/unsent-files'
import { LogObservation } from '@/frame/log-observation'
import { Page } from '@/frame/page'
import { UnsentList } from '@/frame/unsent-list'
import { useWaiting } from '@/frame/use-waiting'
import { useWhenSent } from '@/frame/use-when-sent'
import { lookWhoIAm, useSession } from '@/services/session'
import { KindFilter } from './components/kind-filter'
import { RecordList } from './components/record-list'
import { useRecords } from './hooks/records'
import { TABS, type Whose } from './hooks/tabs'

export default function Records() {
  const me = useSession()
  const asked = useRouter().params.whose
  const { returned, objections = 0, toAccept = 0 } = useWaiting()
  const waits: Partial<Record<Whose, number>> = { returned, toAnswer: objections, toAccept }
  const allowed = TABS.filter(
    ({ checkers, accepters, leaders }) =>
      (!checkers || me?.may.checkRecords) &&
      (!accepters || me?.may.acceptHandedIn) &&
      (!leaders || me?.may.seeWeek),
  )
  const [whose, setWhose] = useState<Whose>(allowed.find(({ key }) => key === asked)?.key ?? 'mine')
  const ofManyKinds = whose === 'mine' || whose === 'awaiting'
  const tabs = allowed.filter(({ key, passing }) => !passing || (waits[key] ?? 0) > 0 || key === whose)
  const [kind, setKind] = useState<RecordKind>()
  const pages = useRecords(whose, ofManyKinds ? kind : undefined)
  const reload = () => Promise.all([lookWhoIAm(), pages.query.reload()])
  useWhenSent(reload)
  if (me && !me.may.logObservation) {
    return (
      <Page place="records" title="记录">
        <NoPermission />
      </Page>
    )
  }
  return (
    <Page place="records" title="记录" onRefresh={reload} footer={whose === 'mine' && <LogObservation />}>
      <Tabs label="哪些记录" tabs={tabs} current={whose} onChange={setWhose} />
      {whose === 'mine' && <UnsentList />}
      {whose === 'mine' && <UnsentFiles />}
      {ofManyKinds && <KindFilter kind={kind} onChange={setKind} />}
      <RecordList key={`${whose} ${kind}`} whose={whose} pages={pages} />
    </Page>
  )
}
