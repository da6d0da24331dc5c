import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { PrintButton } from '@/components/button/print'
import { Banner } from '@/components/states/banner'
import { Answered } from '@/frame/answered'
import { momentInWords } from '@/frame/in-words'
import { AsOf } from '@/frame/known/as-of'
import { Page } from '@/frame/page'
import { Happened } from '@/frame/promises/happened'
import { NeedHelp } from '@/frame/promises/need-help'
import { Promises } from '@/frame/promises/promises'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { ExportButton } from '@/frame/workbook/export-button'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { useWide } from '@/theme/use-wide'
import { Later } from './components/later'
import { PictureButton } from './components/picture-button'
import styles from './index.module.less'

/** A report as it was frozen; what arrived later stands beside it and never in it. */
export default function ReportPage() {
  const me = useSession()
  const wide = useWide()
  const { id = '' } = useRouter().params
  const query = useQuery('report.show', { id })
  const { data } = query
  if (me && me.may.seeWeek !== 'school') return <StaffPage title="报告" />
  return (
    <Page
      title={data?.report.title ?? '报告'}
      subtitle={data && me?.school.name}
      home={routes.reports()}
      onRefresh={query.reload}
      actions={wide && data && <PrintButton />}
    >
      <Answered query={query} loadingRows={8}>
        {(shown) => {
          const { report, week, asOf, summary, promises, happened } = shown
          // The numbers of a report are proved as they were known when it was frozen.
          const seen = { week: week.number, known: report.frozenAt }
          return (
            <>
              <Banner icon="lock">
                {momentInWords(report.frozenAt)} 定稿，下面的数字不再变。后来补录的另外列出。
              </Banner>
              <View className={styles.summary}>
                {summary.map((line) => (
                  <View key={line} className={styles.line}>
                    {line}
                  </View>
                ))}
              </View>
              <View className={styles.ways}>
                <ExportButton of={{ what: 'report', id: report.id }}>导出表格</ExportButton>
                <PictureButton report={shown} school={me?.school.name ?? ''} />
              </View>
              <Later report={shown} />
              <NeedHelp sheet={shown} seen={seen} />
              <Promises promises={promises} asOf={asOf} seen={seen} />
              <Happened title={`${report.title}里记下的`} happened={happened} />
              <AsOf asOf={asOf} />
            </>
          )
        }}
      </Answered>
    </Page>
  )
}
