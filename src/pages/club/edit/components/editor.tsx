import { Button } from '@/components/button'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/states/banner'
import { goBack } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useEditing } from '../hooks/editing'
import { blankForm, type Choices, type Club, formOf } from '../hooks/form'
import { OwnFields } from './own-fields'
import { RegisterFields } from './register-fields'

interface EditorProps {
  /** The club to change; none for a new one. */
  club: Club | undefined
  choices: Choices
}

export function Editor({ club, choices }: EditorProps) {
  const url = routes.clubEdit(club?.id)
  const editing = useEditing(url, club?.id ?? null, () => (club ? formOf(club) : blankForm(choices)))
  const { form, trouble, restoredFrom } = editing
  const outdated = club !== undefined && form.revision !== club.revision
  const title = club ? `修改${club.name}` : '新建社团'
  const save = async () => {
    if (!(await editing.save())) return
    toast(club ? '已保存' : '社团已建立')
    void goBack(routes.club(editing.id))
  }
  return (
    <Page
      title={title}
      home={routes.clubs()}
      narrow
      banner={
        <>
          {trouble && <Banner tone="bad">{trouble}</Banner>}
          {(outdated || restoredFrom) && (
            <Banner
              tone={outdated ? 'warn' : 'info'}
              action={
                <Button look="text" compact onTap={editing.startOver}>
                  {club ? '用现在的内容' : '清空'}
                </Button>
              }
            >
              {outdated ? '这个社团刚被别人改过，下面是您改了一半的内容。' : '上次没有保存的内容还在。'}
            </Banner>
          )}
        </>
      }
      footer={
        <Button look="primary" busy={editing.busy} disabled={outdated} onTap={() => void save()}>
          {editing.busy ? '正在保存' : '保存'}
        </Button>
      }
    >
      <Form label={title} attention={editing.attention}>
        {club?.may.change !== 'own' && <RegisterFields editing={editing} choices={choices} />}
        <OwnFields editing={editing} />
      </Form>
      {club?.may.change === 'own' && (
        <Banner>名称、时间、指导教师等由教务处登记，需要改的话请联系他们。</Banner>
      )}
    </Page>
  )
}
