import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Confirm } from '@/components/sheet/confirm'
import { Banner } from '@/components/states/banner'
import { goTo } from '@/components/tap/navigate'
import { Answered } from '@/frame/answered'
import { startOf } from '@/frame/nav-items'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { switchTo } from '@/services/join'
import { useQuery } from '@/services/query'
import { leftOnDevice, useSession } from '@/services/session'

type Place = Output<'account.show'>['places'][number]

/** Somebody of two schools, or a teacher who is a parent elsewhere, goes from one to the other. */
export default function Places() {
  const me = useSession()
  const query = useQuery('account.show', {})
  const [asked, setAsked] = useState<Place>()
  const go = useAction(switchTo)
  const run = async ({ accountId }: Place) => {
    const outcome = await go.run(accountId)
    setAsked(undefined)
    if (outcome.done) await goTo(startOf(outcome.value), 'root')
  }
  const { records, files } = me ? leftOnDevice(me.person.id) : { records: 0, files: 0 }
  const choose = (place: Place) => (records + files > 0 ? setAsked(place) : void run(place))
  return (
    <Page title="换学校" narrow onRefresh={query.reload}>
      {go.fault && <Banner tone="bad">{go.fault.message}</Banner>}
      <Answered query={query} loadingRows={2}>
        {({ places }) => (
          <CellGroup note="同一个账号进不同的学校，每边只看得到那一边的内容。">
            {places.map((place) => (
              <Cell
                key={place.accountId}
                title={place.school}
                note={place.posts || '没有任职'}
                value={place.current ? '现在' : undefined}
                disabled={go.busy}
                onTap={place.current ? undefined : () => choose(place)}
              />
            ))}
            <Cell icon="plus" title="用邀请码再加一所学校" url={routes.join()} />
            <Cell icon="plus" title="用班级码加入孩子的班级" url={routes.joinClass()} />
          </CellGroup>
        )}
      </Answered>
      <Confirm
        open={asked !== undefined}
        title="还有没有送到学校的内容"
        text={`这台设备上还有 ${[records > 0 && `${records} 条没有提交的记录`, files > 0 && `${files} 个没有传完的照片或附件`].filter(Boolean).join('、')}，是在${me?.school.name ?? ''}写的。换过去以后它们留在本机，换回来才会提交。`}
        action="仍然切换"
        busy={go.busy}
        onConfirm={() => asked && void run(asked)}
        onClose={() => setAsked(undefined)}
      />
    </Page>
  )
}
