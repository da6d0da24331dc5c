import { useState } from 'react'
import { Button } from '@/components/button'
import { SearchField } from '@/components/form/search-field'
import { Empty } from '@/components/states'
import { Banner } from '@/components/states/banner'
import { Tabs } from '@/components/tabs'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { Page } from '@/frame/page'
import { StaffPage } from '@/frame/staff-page'
import { usePages } from '@/services/pages'
import { useSession } from '@/services/session'
import { PeopleList } from './components/people-list'
import { type Colleague, PersonSheet } from './components/person-sheet'
import { Slips } from './components/slips'
import { useInviting } from './hooks/invite'

const TITLE = '邀请教职工'

const STATES = [
  { key: 'none', label: '还不能登录' },
  { key: 'invited', label: '已发邀请' },
  { key: 'joined', label: '已加入' },
] as const

type State = (typeof STATES)[number]['key']

const NOBODY: Readonly<Record<State, string>> = {
  none: '在职的教职工都发过邀请或已经加入了。新来的老师先在名册里添加。',
  invited: '没有还没用的邀请。',
  joined: '还没有人加入。先在「还不能登录」里选人发邀请。',
}

/** Who can sign in; invitations for those who cannot, printed and handed over. */
export default function Invitations() {
  const me = useSession()
  const [state, setState] = useState<State>('none')
  const [query, setQuery] = useState('')
  const [person, setPerson] = useState<Colleague>()
  const allowed = me?.may.keepRoster === true
  const pages = usePages(
    'account.list',
    { state, ...(query.trim() && { query: query.trim() }) },
    (data) => data,
    { when: allowed },
  )
  const inviting = useInviting(pages.query.reload)
  if (!allowed) return <StaffPage title={TITLE} />
  if (inviting.slips.length > 0) return <Slips school={me.school.name} inviting={inviting} />
  const { chosen, action } = inviting
  const turn = (next: State) => {
    setState(next)
    inviting.choose([])
  }
  return (
    <Page
      title={TITLE}
      narrow
      onRefresh={pages.query.reload}
      footer={
        chosen.size > 0 && (
          <Button look="primary" busy={action.busy} onTap={() => void action.run([...chosen])}>
            {`邀请选中的 ${chosen.size} 人`}
          </Button>
        )
      }
    >
      <Tabs label="按能不能登录" tabs={STATES} current={state} onChange={turn} />
      <SearchField label="找人：姓名" value={query} onChange={setQuery} />
      {action.fault && <Banner tone="bad">{action.fault.message}</Banner>}
      <Answered query={pages.query}>
        {() =>
          pages.items.length === 0 ? (
            <Empty icon="users" title={query ? '没有找到这个人' : '这里没有人'} text={NOBODY[state]} />
          ) : (
            <PeopleList people={pages.items} state={state} inviting={inviting} onOpen={setPerson} />
          )
        }
      </Answered>
      <More pages={pages} />
      {person && (
        <PersonSheet
          person={person}
          inviting={inviting}
          onChanged={pages.query.reload}
          onClose={() => setPerson(undefined)}
        />
      )}
    </Page>
  )
}
