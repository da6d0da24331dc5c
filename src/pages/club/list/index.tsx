import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty, NoPermission } from '@/components/states'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useWhenSent } from '@/frame/use-when-sent'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { useWide } from '@/theme/use-wide'
import { ClubRow } from './components/club-row'
import { ClubTable } from './components/club-table'
import { Filters } from './components/filters'
import { useClubs } from './hooks/clubs'

/** The school's clubs: one's own to log, all of them to look up. */
export default function ClubList() {
  const me = useSession()
  const instructor = me?.posts.some(({ post }) => post === 'instructor') ?? false
  const clubs = useClubs(instructor ? 'mine' : 'all')
  const { pages, which } = clubs
  const { reload, data } = pages.query
  const wide = useWide()
  useWhenSent(reload)
  if (me && !me.may.logObservation) {
    return (
      <Page title="社团">
        <NoPermission />
      </Page>
    )
  }
  const leads = me?.may.seeWeek === 'school'
  return (
    <Page
      title="社团"
      onRefresh={reload}
      actions={
        data?.mayFound && (
          <Button compact icon="plus" url={routes.clubEdit()}>
            新建社团
          </Button>
        )
      }
    >
      <Filters clubs={clubs} instructs={instructor} categories={data?.categories ?? []} />
      <Answered query={pages.query}>
        {() => (
          <>
            {pages.items.length === 0 && <Nothing filtered={which !== 'mine'} />}
            {wide && which !== 'mine' ? (
              <CellGroup bare>{pages.items.length > 0 && <ClubTable clubs={pages.items} />}</CellGroup>
            ) : (
              <CellGroup>
                {pages.items.map((club) => (
                  <ClubRow key={club.id} club={club} />
                ))}
              </CellGroup>
            )}
            <More pages={pages} />
          </>
        )}
      </Answered>
      {(leads || instructor) && (
        <CellGroup>
          <Cell
            icon="clipboard-list"
            title="学期小结"
            note="开展次数、参与率和亮点，可以打印"
            url={routes.clubSummary()}
          />
          {leads && <TwoPlusOne />}
        </CellGroup>
      )}
    </Page>
  )
}

const TWO_PLUS_ONE = /2\s*\+\s*1/

/** 体育、艺术 2+1 is a register of the plan. */
function TwoPlusOne() {
  const { data } = useQuery('plan.forms', {})
  const form = data?.forms.find(({ name }) => TWO_PLUS_ONE.test(name))
  if (!form) return null
  return <Cell icon="notebook-pen" title={form.name} url={routes.registerBook(form.name)} />
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (!filtered)
    return <Empty icon="users" title="您还没有指导的社团" text="需要的话，请教务处在社团里加上您。" />
  return <Empty icon="users" title="没有找到社团" text="换一个名称或类别试试。" />
}
