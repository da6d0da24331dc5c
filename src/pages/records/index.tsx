import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { UnsentList } from '@/frame/unsent-list'
import { useSession } from '@/services/session'
import { RecordList } from './components/record-list'
import { Tabs } from './components/tabs'
import { useRecords } from './hooks/records'
import { TABS, type Whose } from './hooks/tabs'

export default function Records() {
  const me = useSession()
  const asked = useRouter().params.whose
  const tabs = TABS.filter(({ checkers }) => !checkers || me?.may.checkRecords)
  const [whose, setWhose] = useState<Whose>(tabs.find(({ key }) => key === asked)?.key ?? 'mine')
  const pages = useRecords(whose)
  return (
    <Page
      place="records"
      title="记录"
      onRefresh={pages.query.reload}
      footer={
        whose === 'mine' && (
          <Button look="primary" icon="notebook-pen" url={routes.observe()}>
            记一节听课
          </Button>
        )
      }
    >
      <Tabs tabs={tabs} current={whose} onChange={setWhose} />
      {whose === 'mine' && <UnsentList />}
      <RecordList key={whose} whose={whose} pages={pages} />
    </Page>
  )
}
