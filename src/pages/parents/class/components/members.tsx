import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { usePages } from '@/services/pages'
import type { Member } from '../../components/deciding'
import { MemberRow } from '../../components/member-row'
import { TakeOut } from './take-out'

/** The class's parents, in the order of asking. */
export function Members({ classId }: { classId: string }) {
  const pages = usePages('parent.members', { classId, state: 'joined' }, (answer) => answer)
  const [leaving, setLeaving] = useState<Member | null>(null)
  return (
    <Answered query={pages.query} loadingRows={3}>
      {() =>
        pages.items.length === 0 ? (
          <Empty icon="users" title="还没有家长加入" text="把班级码发到班级群，或打印出来贴在教室外。" />
        ) : (
          <CellGroup title="已加入的家长">
            {pages.items.map((member) => (
              <MemberRow key={member.id} member={member} when="申请加入">
                <Button look="text" compact label={`移出${member.name}`} onTap={() => setLeaving(member)}>
                  移出
                </Button>
              </MemberRow>
            ))}
            <More pages={pages} />
            {leaving && (
              <TakeOut member={leaving} onClose={() => setLeaving(null)} onDone={pages.query.reload} />
            )}
          </CellGroup>
        )
      }
    </Answered>
  )
}
