import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Answered } from '@/frame/answered'
import { dateInWords } from '@/frame/in-words'
import { useJoinPictures } from '@/frame/join-pictures'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useQuery } from '@/services/query'
import { schoolToday, useSession } from '@/services/session'
import { useWide } from '@/theme/use-wide'
import { Waiting } from '../components/waiting'
import { ClassCode } from './components/class-code'
import { Members } from './components/members'
import { NewCode } from './components/new-code'
import { Poster } from './components/poster'
import styles from './index.module.less'

/** One class: its code to show and hand on, who waits, and its parents. */
export default function ParentsOfClass() {
  const me = useSession()
  const { id = '' } = useRouter().params
  const may = me?.may.admitParents === true
  const query = useQuery('parent.code', { classId: id }, { when: may })
  // Counts the decisions, for each may have brought the class a parent.
  const [round, setRound] = useState(0)
  const wide = useWide()
  const code = query.data?.code
  const pictures = useJoinPictures('class', code ? [code.code] : [])
  const drawn = code ? pictures[code.code] : undefined
  const invitation = (answer: Output<'parent.code'>) => ({
    school: me?.school.name ?? '',
    className: answer.class,
    code: answer.code?.code ?? '',
    until: dateInWords(answer.code?.lastOn ?? '', schoolToday()),
  })
  // A class's code is meant to be passed on in its chat. Without a picture WeChat would send a photo of this page, with
  // the parents' names on it.
  useShareAppMessage(() => ({
    ...(code
      ? { title: `${query.data?.class}的家长请从这里加入`, path: routes.joinClass(code.code) }
      : { title: '有据', path: routes.home() }),
    imageUrl: '/pages/parents/class/card.png',
  }))
  if (me && !may) return <StaffPage title="班级家长" />
  return (
    <Page
      title={query.data?.class ?? '班级家长'}
      subtitle={me?.school.name}
      home={routes.classParents()}
      narrow
      onRefresh={query.reload}
    >
      <Answered query={query}>
        {(answer) => (
          <>
            {/* With a code the paper is its poster. */}
            <View className={answer.code ? styles.onScreen : undefined}>
              {answer.code ? (
                <ClassCode
                  classId={id}
                  invitation={invitation(answer)}
                  drawn={drawn}
                  onChange={query.reload}
                />
              ) : (
                <NewCode classId={id} onMade={query.reload} />
              )}
              <Waiting classId={id} onChange={async () => setRound(round + 1)} />
              <Members key={round} classId={id} />
            </View>
            {answer.code && wide && <Poster invitation={invitation(answer)} drawn={drawn} />}
          </>
        )}
      </Answered>
    </Page>
  )
}
