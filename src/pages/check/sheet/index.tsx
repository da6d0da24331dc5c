import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/button'
import { ErrorState } from '@/components/states'
import { Banner } from '@/components/states/banner'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { useQuery } from '@/services/query'
import { PaperSheet } from './components/paper-sheet'

const onPc = process.env.TARO_ENV === 'h5'

/** The observation sheet (听课记录表) as it is filed on paper. */
export default function ObservationSheet() {
  const { id = '' } = useRouter().params
  const query = useQuery('record.show', { id })
  return (
    <Page
      title="听课记录表"
      banner={!onPc && <Banner icon="printer">要打印的话，请在电脑的浏览器里打开这条记录。</Banner>}
      actions={
        onPc &&
        query.data && (
          <Button compact icon="printer" onTap={() => window.print()}>
            打印
          </Button>
        )
      }
    >
      <Answered query={query}>
        {(record) =>
          record.content.kind === 'observation' ? (
            <PaperSheet record={record} payload={record.content.payload} />
          ) : (
            <ErrorState title="没有听课记录表" message="这条记录不是听课。" />
          )
        }
      </Answered>
    </Page>
  )
}
