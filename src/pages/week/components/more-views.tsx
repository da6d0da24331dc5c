import { View } from '@tarojs/components'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes, type Seen } from '@/frame/routes'
import { ExportButton } from '@/frame/workbook/export-button'
import { useSession } from '@/services/session'
import { useWide } from '@/theme/use-wide'
import styles from './more-views.module.less'

/** Where leaders go from the week: the term, the groups, the reports, and the checks on what was written down. */
export function MoreViews({ seen }: { seen: Seen }) {
  const may = useSession()?.may
  const wide = useWide()
  return (
    <CellGroup title="换个角度看">
      <Cell icon="calendar" title="整学期热力图" url={routes.heat({}, seen)} />
      <Cell icon="users" title="各组情况" url={routes.group(undefined, seen)} />
      {may?.seeWeek === 'school' && (
        <Cell icon="file-text" title="周报、月报、学期报告" url={routes.reports()} />
      )}
      <Cell icon="user" title="还没有被听过的老师" url={routes.unobserved()} />
      {may?.checkRecords && <Cell icon="search" title="抽查记录" url={routes.sample()} />}
      {!wide && seen.known === undefined && (
        <View className={styles.export}>
          <ExportButton of={{ what: 'week', ...(seen.week !== undefined && { week: seen.week }) }}>
            导出这一周的表格
          </ExportButton>
        </View>
      )}
    </CellGroup>
  )
}
