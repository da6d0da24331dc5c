import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { Waiting } from '../components/waiting'

const TITLE = '班级家长'

/** For class teachers and the office: who waits, and the classes with their codes and parents. */
export default function ClassParents() {
  const me = useSession()
  const query = useQuery('parent.units', {}, { when: me?.may.admitParents === true })
  if (me && !me.may.admitParents) return <StaffPage title={TITLE} />
  return (
    <Page title={TITLE} subtitle={me?.school.name} home={routes.me()} narrow onRefresh={query.reload}>
      <Answered query={query}>
        {({ classes }) =>
          classes.length === 0 ? (
            <Empty icon="users" title="没有班级" text="需要的话，请教务员登记班级和班主任。" />
          ) : (
            <>
              <Waiting classId={null} onChange={query.reload} />
              <CellGroup title="班级">
                {classes.map(({ classId, class: name, joined, asked }) => (
                  <Cell
                    key={classId}
                    icon="users"
                    title={name}
                    note={asked > 0 ? `${asked} 位等待确认` : undefined}
                    value={`${joined} 位家长`}
                    url={routes.parentsOfClass(classId)}
                  />
                ))}
              </CellGroup>
            </>
          )
        }
      </Answered>
    </Page>
  )
}
