import { useState } from 'react'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { Listed } from '@/frame/listed'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { type Pages, usePages } from '@/services/pages'
import { useSession } from '@/services/session'
import { ExportSheet } from '../components/export-sheet'
import { type Version, VersionCard } from './components/version-card'

/** Every plan that was published, the newest first: open to all staff, for they are judged by it. */
export default function PlanVersions() {
  const me = useSession()
  const pages: Pages<'plan.versions', Version> = usePages('plan.versions', {}, (data) => data)
  const [exported, setExported] = useState<Version | null>(null)
  if (!me?.may.logObservation) return <StaffPage title="历次版本" />
  return (
    <Page
      title="历次版本"
      subtitle={me.school.name}
      home={routes.plan()}
      narrow
      onRefresh={pages.query.reload}
    >
      <Listed
        pages={pages}
        empty={
          <Empty
            icon="file-text"
            title="还没有发布过计划"
            text="发布以后，每一版都留在这里，不会改也不会删。"
          />
        }
      >
        {(versions) =>
          versions.map((version, index) => (
            <VersionCard
              key={version.version}
              version={version}
              before={versions[index + 1]?.version}
              onExport={() => setExported(version)}
            />
          ))
        }
      </Listed>
      {pages.items.length > 1 && (
        <CellGroup>
          <Cell icon="file-text" title="任选两版比较" url={routes.planCompare()} />
        </CellGroup>
      )}
      {exported && (
        <ExportSheet
          of={{ version: exported.version }}
          title={`第 ${exported.version} 版`}
          onClose={() => setExported(null)}
        />
      )}
    </Page>
  )
}
