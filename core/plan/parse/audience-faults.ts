import { GROUP_KINDS } from '../../org/person'
import { POSTS, STAFF_POSTS } from '../../org/post'
import { UNIT_LEVELS } from '../labels'
import type { AudienceToken } from './audience-tokens'
import type { AudienceWords } from './audience-words'
import type { Cell } from './cell'
import { shorten } from './faults'
import { nearestWord } from './nearest'

export const AUDIENCE_EXAMPLE = '请写成「任课教师 且 年龄≤45」这样的话，人与人之间用「且」「或」「非」连接。'
export const TOO_COMPLEX = '请把条件写得简单些，或分成几条指标。'

const KNOWN: readonly string[] = [
  ...STAFF_POSTS.map((post) => POSTS[post]),
  ...Object.values(GROUP_KINDS),
  ...Object.values(UNIT_LEVELS),
]
const KNOWN_WORDS = `可以写：${KNOWN.join('、')}，以及「年龄≤45」「骨干教师」「学科=语文」这样的条件。`
const OWN_TAGS =
  '花名册里的其他称号和岗位，请先写进「选项」的「人员标签」（单位的写进「单位标签」），这里就能用了。'

/** 第 3 个字「且」：…… so that the clerk finds the word in a long condition. */
export function refuseToken(cell: Cell, token: AudienceToken, what: string, remedy: string): null {
  return cell.fault(`第 ${token.at} 个字「${token.text}」：${what}。`, remedy, { found: token.text })
}

/** Says why a word cannot stand where it does; without one the condition breaks off. */
export function refuseMisplaced(cell: Cell, token: AudienceToken | undefined, words: AudienceWords): null {
  if (!token) return cell.fault('话没有说完，后面还应有职务或年龄。', AUDIENCE_EXAMPLE)
  const refuse = (what: string, remedy: string) => refuseToken(cell, token, what, remedy)
  switch (token.kind) {
    case 'unknown':
      return refuseUnknown(cell, token, words)
    case 'vague':
      return refuse('各校说的人不一样', `${token.instead}；或者写进「选项」的「人员标签」，由花名册说了算。`)
    case 'relation':
      return refuse(
        '说的是两个人之间的关系，不能划定谁来完成',
        '师徒请写在「统计」里，例如「听课节数[被听者=我的徒弟]」。',
      )
    case 'parent':
      return refuse('家长不承担指标', KNOWN_WORDS)
    case 'vagueJoin':
    case 'comma':
      return refuse('分不清是「且」还是「或」', '几类人都算请写「或」，要同时满足请写「且」。')
    case 'ageRange':
      return refuse('年龄段要分成两个条件', '请写成「年龄≥35 且 年龄≤45」这样。')
    case 'close':
      return refuse('括号前面少了职务或年龄', AUDIENCE_EXAMPLE)
    case 'and':
    case 'or':
      return refuse('前面少了职务或年龄', AUDIENCE_EXAMPLE)
    case 'except':
      return refuse('「除外」写的位置不对', '请写成「任课教师（校长除外）」。')
    default:
      return refuse('前面少了「且」或「或」', AUDIENCE_EXAMPLE)
  }
}

function refuseUnknown(cell: Cell, token: AudienceToken, words: AudienceWords): null {
  if (/^(?:教龄|任教|任现职|任职)/.test(token.text)) {
    return refuseToken(cell, token, '看不懂这个年数', '请写成「教龄≤3」「任现职年限≥5」这样。')
  }
  if (token.text.startsWith('年龄') || /[<>=≤≥]|\d岁|周岁/.test(token.text)) {
    return refuseToken(cell, token, '看不懂这个年龄条件', '请写成「年龄≤45」「年龄≥46」这样。')
  }
  if (token.text.startsWith('除')) {
    return refuseToken(cell, token, '「除外」要写在后面', '请写成「任课教师（校长除外）」。')
  }
  const nearest = nearestWord(token.text, [...KNOWN, ...words.known])
  const meant = nearest ? `是不是「${nearest}」？` : ''
  return cell.fault(
    `没有「${shorten(token.text)}」这种职务或单位（第 ${token.at} 个字）。`,
    `${meant}${KNOWN_WORDS}${OWN_TAGS}`,
    { found: token.text, nearest },
  )
}
