import { useRouter } from '@tarojs/taro'
import { NoPermission } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { Editor } from './components/editor'

/** The register's form of a club, new or known. */
export default function ClubEdit() {
  const me = useSession()
  const { id } = useRouter().params
  const club = useQuery('club.show', { id: id ?? '' }, { when: id !== undefined })
  const choices = useQuery('club.choices', {})
  const mayFound = me?.may.seeWeek === 'school'
  if (choices.data && (id === undefined ? mayFound : club.data?.may.change)) {
    return <Editor club={club.data} choices={choices.data} />
  }
  const waiting = id !== undefined && !club.data
  return (
    <Page title="社团登记" home={routes.clubs()}>
      {waiting ? (
        <Answered query={club}>{() => null}</Answered>
      ) : (
        <Answered query={choices}>
          {() => (
            <NoPermission text="社团由学校领导和教务处登记，指导教师可以修改自己社团的人数、地点和内容。" />
          )}
        </Answered>
      )}
    </Page>
  )
}
