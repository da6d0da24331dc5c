import { useEffect } from 'react'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Banner } from '@/components/states/banner'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { lookWhoIAm, useSession } from '@/services/session'
import { ClassRow } from './components/class-row'

/** A parent's classes, and what became of those asked for. */
export default function MyClasses() {
  const me = useSession()
  const query = useQuery('parent.classes', {})
  const classes = query.data?.classes ?? []
  const joined = classes.filter(({ state }) => state === 'joined').length
  const known = me?.posts.filter(({ post }) => post === 'parent').length
  // What one may see follows from it: the app is told as soon as this page is.
  useEffect(() => {
    if (query.data && known !== undefined && joined !== known) void lookWhoIAm()
  }, [query.data, joined, known])
  const waits = classes.some(({ state }) => state === 'asked')
  return (
    <Page title="孩子的班级" subtitle={me?.school.name} home={routes.me()} narrow onRefresh={query.reload}>
      <Answered query={query} loadingRows={2}>
        {() => (
          <>
            {waits && (
              <Banner
                icon="clock"
                action={
                  <Button look="text" compact busy={query.asking} onTap={() => void query.reload()}>
                    看看有没有通过
                  </Button>
                }
              >
                已提交，等班主任确认。确认以前还看不到公告。
              </Banner>
            )}
            {classes.length === 0 && (
              <Empty
                icon="users"
                title="还没有加入班级"
                text="向班主任要班级码，加入后就能收到发给家长的公告。"
              />
            )}
            {classes.length > 0 && (
              <CellGroup note="孩子转学、毕业或不再需要这里的公告时，可以随时退出，退出后马上看不到这个班级的内容。">
                {classes.map((each) => (
                  <ClassRow key={each.id} joined={each} onChange={query.reload} />
                ))}
              </CellGroup>
            )}
            {joined > 0 && (
              <CellGroup>
                <Cell icon="megaphone" title="看公告" url={routes.notices()} />
              </CellGroup>
            )}
            <Button look={classes.length === 0 ? 'primary' : 'default'} icon="plus" url={routes.joinClass()}>
              {classes.length === 0 ? '用班级码加入' : '再加入一个班级'}
            </Button>
          </>
        )}
      </Answered>
    </Page>
  )
}
