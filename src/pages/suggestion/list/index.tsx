import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Tabs } from '@/components/tabs'
import { Listed } from '@/frame/listed'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { usePages } from '@/services/pages'
import { useSession } from '@/services/session'
import { Said } from './components/said'

const TABS = [
  { key: 'mine', label: '我写的' },
  { key: 'toAnswer', label: '待答复' },
  { key: 'answered', label: '已答复' },
] as const

type Whose = (typeof TABS)[number]['key']

/** What one has said, with the answers; for leaders and officers also what they answer. */
export default function Suggestions() {
  const me = useSession()
  const answers = me?.may.answerSuggestions === true
  const { whose: given } = useRouter().params
  const [whose, choose] = useState<Whose>(given === 'toAnswer' && answers ? 'toAnswer' : 'mine')
  const pages = usePages('suggestion.list', { whose }, (answer) => answer)
  return (
    <Page
      title="意见和投诉"
      subtitle={me?.school.name}
      home={routes.me()}
      narrow
      onRefresh={pages.query.reload}
      actions={
        <Button compact look="primary" icon="pen-line" url={routes.suggest()}>
          写意见
        </Button>
      }
    >
      {answers && <Tabs label="哪些意见" tabs={TABS} current={whose} onChange={choose} />}
      <Listed pages={pages} empty={<Nothing whose={whose} />}>
        {(items) => (
          <CellGroup bare note={whose === 'mine' ? '一般 5 个工作日内答复。' : undefined}>
            {items.map((said) => (
              <Said key={said.id} said={said} mine={whose === 'mine'} onAnswered={pages.query.reload} />
            ))}
          </CellGroup>
        )}
      </Listed>
    </Page>
  )
}

function Nothing({ whose }: { whose: Whose }) {
  if (whose === 'toAnswer')
    return <Empty icon="circle-check" title="都答复了" text="有新的意见会在这里出现。" />
  if (whose === 'answered') return <Empty title="还没有答复过的意见" />
  return (
    <Empty
      icon="messages-square"
      title="还没有写过意见"
      text="用着不顺手、觉得增加了负担、对学校有建议或投诉，都可以写。可以匿名，一般 5 个工作日内答复。这里不排名、不打卡、不统计在线时长。"
    />
  )
}
