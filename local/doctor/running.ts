import { sql } from 'kysely'
import { outboxFigures } from '../../cloudfunctions/_shared/jobs/outbox-figures'
import type { Database } from '../../cloudfunctions/_shared/store/store'
import { attention, type Finding, ok, trouble } from './finding'

const TICK_WITHIN_SECONDS = 10 * 60
const WAITING_AT_MOST_SECONDS = 2 * 3_600
const SEALED_WITHIN = '1 hour'

/** As far as heads and counts show; `youju verify` looks at every row. */
export async function journals(db: Database): Promise<Finding[]> {
  const about = '日志链'
  const { rows } = await sql<{ schools: number; broken: number; late: number }>`
    with chain as (
      select h.district_id, h.school_id, h.place, h.link, count(l.*) as links, max(l.place) as last
        from youju.journal_head h
        left join youju.journal_link l on l.district_id = h.district_id and l.school_id = h.school_id
       group by h.district_id, h.school_id
    )
    select count(*)::int as schools,
           count(*) filter (where c.place <> c.links or c.place <> coalesce(c.last, 0) or c.place > 0 and not exists (
             select from youju.journal_link l where l.district_id = c.district_id and l.school_id = c.school_id
                and l.place = c.place and l.link = c.link))::int as broken,
           (select count(*)::int from youju.journal j
             where j.at < clock_timestamp() - ${SEALED_WITHIN}::interval
               and not exists (select from youju.journal_link l where l.district_id = j.district_id and l.seq = j.seq)) as late
      from chain c`.execute(db)
  const { schools = 0, broken = 0, late = 0 } = rows[0] ?? {}
  if (broken > 0)
    return [
      trouble(
        about,
        `${broken} 所学校的链对不上`,
        '请执行 npm run youju -- verify 找出断开的地方，不要改动数据库。',
      ),
    ]
  if (late > 0)
    return [
      attention(
        about,
        `${late} 条日志一小时还没有封存`,
        '启动有据后会自动封存，也可以执行 npm run youju -- seal。',
      ),
    ]
  return [ok(about, `${schools} 个单位，封存到最新`)]
}

/** `now` is real time, and so is the clockwork's. */
export async function reminders(db: Database, now: number): Promise<Finding[]> {
  const { waiting, dead, oldestWaitingSeconds, failingJobs, lastTickSeconds } = await outboxFigures(db, now)
  const restart = '请确认有据正在运行；一直这样请看日志。'
  const outbox = `${waiting} 条待发，${dead} 条发不出去`
  return [
    dead > 0
      ? attention('提醒的发送', outbox, '教务员可以在「提醒」里看到原因并重发。')
      : oldestWaitingSeconds > WAITING_AT_MOST_SECONDS
        ? attention(
            '提醒的发送',
            `${outbox}，最早的已等 ${Math.floor(oldestWaitingSeconds / 3_600)} 小时`,
            restart,
          )
        : ok('提醒的发送', outbox),
    lastTickSeconds === null
      ? attention('定时工作', '还没有进行过', '启动有据后会自动进行。')
      : lastTickSeconds > TICK_WITHIN_SECONDS
        ? attention('定时工作', `上一次在 ${Math.floor(lastTickSeconds / 60)} 分钟前`, restart)
        : failingJobs > 0
          ? trouble(
              '定时工作',
              `${failingJobs} 项上次没有做成`,
              '请看日志里 level 为 error 的行，发给技术支持。',
            )
          : ok('定时工作', `上一次在 ${Math.floor(lastTickSeconds)} 秒前`),
  ]
}
