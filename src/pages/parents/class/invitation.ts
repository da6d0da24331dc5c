import { classCodeInWords } from '#core/parent/class-code'
import { routes } from '@/frame/routes'
import { apiBase } from '@/services/api-base'

export interface Invitation {
  readonly school: string
  readonly className: string
  readonly code: string
  readonly until: string
}

/** A link that any phone's camera or browser opens; none in a mini-program without a server of its own. */
function linkOf(code: string): string | undefined {
  const page = `#${routes.joinClass(code)}`
  if (process.env.TARO_ENV === 'h5') return `${window.location.origin}${window.location.pathname}${page}`
  return apiBase() ? `${apiBase()}/${page}` : undefined
}

/** What the picture says; without a link, what the mini-program's own scanner reads. */
export const codePicture = (code: string) => linkOf(code) ?? `youju:class?code=${code}`

/** For the class's chat. */
export function invitationText({ school, className, code, until }: Invitation): string {
  const link = linkOf(code)
  return [
    `${school}${className}的家长：`,
    link
      ? `请打开下面的链接加入班级，接收学校公告。\n${link}`
      : '请在「有据」里用班级码加入班级，接收学校公告。',
    `班级码 ${classCodeInWords(code)}，有效到 ${until}。`,
    '不用填写孩子的信息，提交后由班主任确认。',
  ].join('\n')
}
