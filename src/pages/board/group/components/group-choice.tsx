import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { usePages } from '@/services/pages'
import { type Me, useSession } from '@/services/session'

/** The groups one may look at: a lead's own, the school's for its leaders. */
export function GroupChoice() {
  const me = useSession()
  const all = me?.may.seeWeek === 'school'
  const pages = usePages('roster.units', { kind: 'group' }, (data) => data)
  return (
    <Page
      title="各组情况"
      subtitle={me?.school.name}
      home={routes.week()}
      onRefresh={pages.query.reload}
      narrow
    >
      {all ? (
        <Answered query={pages.query}>
          {() => (
            <>
              <Groups groups={pages.items} />
              <More pages={pages} />
            </>
          )}
        </Answered>
      ) : (
        me && <Groups groups={ledBy(me)} />
      )}
    </Page>
  )
}

function Groups({ groups }: { groups: readonly { readonly id: string; readonly name: string }[] }) {
  if (groups.length === 0) return <Empty title="还没有组" text="组和成员由教务员维护。" />
  return (
    <CellGroup>
      {groups.map(({ id, name }) => (
        <Cell key={id} icon="users" title={name} url={routes.group(id)} />
      ))}
    </CellGroup>
  )
}

const ledBy = ({ posts }: Me) =>
  posts
    .filter(({ post, unitKind }) => post === 'groupLead' && unitKind === 'group')
    .map(({ unitId, unit }) => ({ id: unitId, name: unit }))
