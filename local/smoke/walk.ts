import type { Input } from '#core/contract/contract'
import { certificate, contract, headers, health } from './connection'
import {
  freePeriod,
  pictureThereAndBack,
  sentAgain,
  submission,
  takeBackLeftovers,
  withdraw,
} from './errands'
import { SmokeFailure, System } from './system'

export interface Walk {
  readonly address: URL
  readonly signIn: Input<'session.open'>
  /** Writes nothing. */
  readonly readOnly: boolean
  readonly now: () => number
  readonly say: (line: string) => void
}

const NEEDED = [
  ...['session.ways', 'session.open', 'session.me', 'session.close', 'lesson.around', 'standing.mine'],
  ...[
    'record.submit',
    'record.withdraw',
    'record.list',
    'file.begin',
    'file.put',
    'file.list',
    'notice.list',
  ],
]

/** Walks the main job from the outside, step by step; resolves to whether every step went as it has to. */
export async function walk({ address, signIn, readOnly, now, say }: Walk): Promise<boolean> {
  const system = new System(address)
  let failed = 0

  /** Resolves to undefined where the step failed; the next ones that need it are not done then. */
  async function step<T>(
    title: string,
    work: () => Promise<T>,
    inWords?: (done: T) => string,
  ): Promise<T | undefined> {
    const began = performance.now()
    try {
      const done = await work()
      const words = inWords?.(done) ?? (typeof done === 'string' ? done : '')
      say(`  好    ${title}${words ? `：${words}` : ''}（${Math.round(performance.now() - began)} 毫秒）`)
      return done
    } catch (error) {
      if (!(error instanceof SmokeFailure)) throw error
      failed += 1
      say(`  坏    ${title}：${error.message}\n        看什么：${error.lookAt}`)
      return undefined
    }
  }

  const reached = await step('证书', () => certificate(system, now()))
  const alive = await step('运行', () => health(system))
  if (reached === undefined || alive === undefined) return end()
  await step('回答的头', () => headers(system))
  await step('接口清单', () => contract(system, NEEDED))

  const token = await step(
    '登录',
    () => open(system, signIn),
    () => '',
  )
  if (token === undefined) return end()
  system.signedInWith(token)
  await step('我是谁', () => me(system))
  if (readOnly) {
    say('  略    记一节听课、照片：--read-only')
    await step(
      '这一节课',
      () => system.call('lesson.around', {}),
      ({ lessons }) => `${lessons.length} 节可听`,
    )
  } else {
    await step(
      '先前留下的',
      () => takeBackLeftovers(system),
      (left) => (left === 0 ? '没有' : `撤回了 ${left} 条`),
    )
    const free = await step(
      '这一节课',
      () => freePeriod(system),
      ({ on, period }) => `${on} 第 ${period} 节`,
    )
    if (free) await written(submission(free.on, free.period))
  }
  await step(
    '我的承诺',
    () => system.call('standing.mine', {}),
    ({ promises }) => `${promises.length} 条`,
  )
  await step(
    '公告',
    () => system.call('notice.list', {}),
    ({ unread }) => `未读 ${unread} 条`,
  )
  await step('退出', () => close(system))
  return end()

  /** Whatever becomes of the rest, a record that was kept is taken back. */
  async function written(sent: Input<'record.submit'>): Promise<void> {
    const kept = await step(
      '记一节听课',
      () => system.call('record.submit', sent),
      () => '',
    )
    if (!kept) return
    try {
      await step('再送一次', () => sentAgain(system, sent, kept))
      await step('照片传上去再取下来', () => pictureThereAndBack(system, kept.id))
    } finally {
      await step(
        '撤回这条记录',
        () => withdraw(system, kept),
        () => '不再计入；记录的历史里留有「部署核对」',
      )
    }
  }

  function end(): boolean {
    say(failed === 0 ? '\n都好。' : `\n有 ${failed} 步不对，照「看什么」处理后再来一次。`)
    return failed === 0
  }
}

async function open(system: System, signIn: Input<'session.open'>): Promise<string> {
  const ways = await system.call('session.ways', {})
  if (signIn.way === 'password' && !ways.password)
    throw new SmokeFailure('这里不能用账号和密码登录', '看 session.ways 的回答。')
  const { token } = await system.call('session.open', signIn)
  return token
}

async function me(system: System): Promise<string> {
  const { posts, term, week } = await system.call('session.me', {})
  if (term === null) throw new SmokeFailure('没有进行中的学期', '教务员 › 学期，设好学期和校历。')
  return `${posts.map(({ label }) => label).join('、')}，${term.name}${week === null ? '' : `第 ${week} 周`}`
}

/** Signed out means that the token is worth nothing any more. */
async function close(system: System): Promise<string> {
  await system.call('session.close', {})
  const after = await system.reply('session.me', {})
  if (after.ok) throw new SmokeFailure('退出以后凭证还能用', '请把这件事告诉技术支持：这不该发生。')
  return '凭证失效了'
}
