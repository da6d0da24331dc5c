import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/button'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useWhenSent } from '@/frame/use-when-sent'
import { useQuery } from '@/services/query'
import { About } from './components/about'
import { Closing } from './components/closing'
import { Course } from './components/course'
import { Participation } from './components/participation'
import { Suggested } from './components/suggested'
import styles from './index.module.less'

export default function ClubShow() {
  const { id = '' } = useRouter().params
  const query = useQuery('club.show', { id })
  const club = query.data
  useWhenSent(query.reload)
  return (
    <Page
      title={club?.name ?? '社团'}
      home={routes.clubs()}
      onRefresh={query.reload}
      actions={
        club?.may.change && (
          <Button compact icon="pen-line" url={routes.clubEdit(id)}>
            修改
          </Button>
        )
      }
      footer={
        club?.may.log && (
          <Button look="primary" url={routes.clubSession({ club: id })}>
            记一次活动
          </Button>
        )
      }
    >
      <Answered query={query}>
        {(shown) => (
          <>
            <Suggested club={shown} />
            <View className={styles.columns}>
              <View>
                <Participation club={shown} />
                <Course club={shown} />
              </View>
              <View>
                <About club={shown} />
                <Closing club={shown} reload={query.reload} />
              </View>
            </View>
          </>
        )}
      </Answered>
    </Page>
  )
}
