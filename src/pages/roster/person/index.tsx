import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Answered } from '@/frame/answered'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { KeepersPage } from '../components/keepers-page'
import { type Change, ChangeForm } from './components/change-form'
import { Facts } from './components/facts'
import { Timeline } from './components/timeline'

/** A colleague as the roster has them, and what may become otherwise from some day on. */
export default function RosterPerson() {
  const { id = '' } = useRouter().params
  const query = useQuery('roster.person', { id })
  const [change, begin] = useState<Change | null>(null)
  const { data, reload } = query
  return (
    <KeepersPage title={data?.name ?? '教职工'} home={routes.roster()} narrow onRefresh={reload}>
      <Answered query={query}>
        {(person) => (
          <>
            <Facts person={person} onChange={() => begin({ what: 'facts' })} />
            <Timeline
              person={person}
              onAppoint={() => begin({ what: 'appoint' })}
              onOpen={(post) => begin({ what: 'post', post })}
            />
            <Tags person={person} begin={begin} />
            <Movements begin={begin} erase={routes.erasePerson(id, person.name)} />
            {change && (
              <ChangeForm person={person} change={change} onChanged={reload} onClose={() => begin(null)} />
            )}
          </>
        )}
      </Answered>
    </KeepersPage>
  )
}

interface TagsProps {
  person: Output<'roster.person'>
  begin: (change: Change) => void
}

function Tags({ person: { tags }, begin }: TagsProps) {
  return (
    <CellGroup
      title="标签"
      action={
        <Button compact look="text" icon="plus" onTap={() => begin({ what: 'tag' })}>
          加标签
        </Button>
      }
      note="职称、称号、党员等；计划里按标签要求的，从开始那天算起。"
    >
      {tags.length === 0 && <Cell title="还没有标签" />}
      {tags.map((tag) => (
        <Cell
          key={`${tag.tag}${tag.from}`}
          title={tag.tag}
          note={tag.to === null ? `${tag.from} 起` : `${tag.from} 至 ${tag.to}`}
          onTap={tag.to === null ? () => begin({ what: 'untag', tag: tag.tag }) : undefined}
        />
      ))}
    </CellGroup>
  )
}

function Movements({ begin, erase }: Pick<TagsProps, 'begin'> & { erase: string }) {
  return (
    <CellGroup title="变动" note="都从某一天起，以前的不变；谁在什么时候改的，留有记录。">
      <Cell
        title="离岗"
        note="长期请假、产假、借调、支教、跟岗；任职还在"
        onTap={() => begin({ what: 'leave' })}
      />
      <Cell title="返岗" onTap={() => begin({ what: 'return' })} />
      <Cell title="调到本学区的其他学校" onTap={() => begin({ what: 'transfer' })} />
      <Cell
        title="离校"
        note="所有任职到最后一天为止，第二天起登录看不到任何内容"
        onTap={() => begin({ what: 'depart' })}
      />
      <Cell title="删除个人信息" note="离校以后，本人申请的：姓名换成代号，数字不变" url={erase} />
    </CellGroup>
  )
}
