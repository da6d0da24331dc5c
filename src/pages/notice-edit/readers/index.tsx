import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Input } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { Item, List } from '@/components/elements'
import { Empty } from '@/components/states'
import { Tabs } from '@/components/tabs'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { usePages } from '@/services/pages'
import { useQuery } from '@/services/query'
import { byUnit } from './by-unit'
import styles from './index.module.less'

type Show = Input<'notice.readers'>['show']

/** Who has not read an announcement, or not said so, by name: leaders see all, a class teacher the own class's parents. */
export default function NoticeReaders() {
  const { id = '' } = useRouter().params
  const notice = useQuery('notice.read', { id })
  const [show, choose] = useState<Show>('unread')
  const pages = usePages('notice.readers', { id, show }, (data) => data)
  const { counts, receipt, title } = notice.data ?? {}
  const left = (done: number | undefined) => (counts ? ` ${counts.people - (done ?? 0)}` : '')
  const tabs: readonly { readonly key: Show; readonly label: string }[] = [
    { key: 'unread', label: `还没看${left(counts?.read)}` },
    { key: 'unacknowledged', label: `还没回执${left(counts?.acknowledged)}` },
  ]
  const refresh = () => Promise.all([notice.reload(), pages.query.reload()])
  return (
    <Page title="谁还没看" subtitle={title} home={routes.notice(id)} narrow onRefresh={refresh}>
      {receipt?.asked && <Tabs label="还没看或还没回执" tabs={tabs} current={show} onChange={choose} />}
      <Answered query={pages.query}>
        {() =>
          pages.items.length === 0 ? (
            <Empty icon="circle-check" title={show === 'unread' ? '都看过了' : '都回执了'} />
          ) : (
            <>
              {byUnit(pages.items).map(({ unit, readers }) => (
                <CellGroup key={unit} title={unit}>
                  <View className={styles.names}>
                    <List className={styles.list}>
                      {readers.map(({ personId, name }) => (
                        <Item key={personId} className={styles.name}>
                          {name}
                        </Item>
                      ))}
                    </List>
                  </View>
                </CellGroup>
              ))}
              <More pages={pages} />
              <View className={styles.note}>
                名单只供当面或打电话告诉一声，请不要公开。打开公告就算看过。
              </View>
            </>
          )
        }
      </Answered>
    </Page>
  )
}
