import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { UnsentList } from '@/frame/unsent-list'
import { useWhenSent } from '@/frame/use-when-sent'
import { useSession } from '@/services/session'
import { DueCell } from '../components/due-cell'
import { FormGroups } from '../components/form-groups'
import { OfficeForms } from '../components/office-forms'
import { useAgenda } from '../hooks/agenda'

/** What the person may write down besides lessons, research and clubs; what falls to them today comes first. */
export default function Registers() {
  const me = useSession()
  const { query, due, writable, reload } = useAgenda()
  useWhenSent(reload)
  if (!me?.may.logObservation) return <StaffPage title="登记" />
  return (
    <Page title="登记" onRefresh={reload}>
      <UnsentList />
      <CellGroup>
        <Cell
          icon="inbox"
          title="上报与填报"
          note="计划要您交的材料、填的数字，各到哪天"
          url={routes.owed()}
        />
      </CellGroup>
      <Answered query={query} loadingRows={6}>
        {() => (
          <>
            {due.length > 0 && (
              <CellGroup title="今天">
                {due.map((each) => (
                  <DueCell key={`${each.form.name} ${each.unit?.id}`} due={each} me={me} reload={reload} />
                ))}
              </CellGroup>
            )}
            {writable.length === 0 && (
              <Empty
                icon="notebook-pen"
                title="没有要您填的登记表"
                text="学校的计划里有了由您的岗位填写的表，就会出现在这里。"
              />
            )}
            {me.may.checkRecords && <OfficeForms />}
            {writable.length > 0 && <FormGroups forms={writable} />}
          </>
        )}
      </Answered>
      <CellGroup>
        <Cell
          icon="clipboard-list"
          title="登记簿"
          note="看已经登记的，可以打印"
          url={routes.registerBook()}
        />
      </CellGroup>
    </Page>
  )
}
