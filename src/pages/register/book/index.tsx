import { useRouter } from '@tarojs/taro'
import { formNamed } from '#core/form/form'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty, NoPermission } from '@/components/states'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes, wordsIn } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { useForms } from '@/frame/use-forms'
import { useSession } from '@/services/session'
import { Book } from '../components/book'

/** The books of the registers: which there are to read, and one of them. */
export default function RegisterBook() {
  const me = useSession()
  const name = wordsIn(useRouter().params.form)
  const query = useForms()
  if (!me?.may.logObservation) return <StaffPage title="登记簿" />
  const form = query.data && formNamed(query.data.forms, name)
  if (form) return <Book form={form} />
  return (
    <Page title="登记簿" onRefresh={query.reload}>
      <Answered query={query} loadingRows={6}>
        {({ forms }) => {
          const books = forms.filter(({ mayRead, mayWrite }) => mayRead || mayWrite)
          if (name) return <NoPermission text={`现在的计划里没有「${name}」这张登记表。`} />
          if (books.length === 0) return <Empty icon="clipboard-list" title="还没有可以看的登记簿" />
          return (
            <CellGroup>
              {books.map(({ name: title, hint, mayRead }) => (
                <Cell
                  key={title}
                  title={title}
                  note={hint || undefined}
                  value={mayRead ? undefined : '我登记的'}
                  url={routes.registerBook(title)}
                />
              ))}
            </CellGroup>
          )
        }}
      </Answered>
    </Page>
  )
}
