import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { totalScore } from '#core/record/observation'
import { Heading2 } from '@/components/elements'
import { dateInWords, momentInWords } from '@/frame/in-words'
import { useSession } from '@/services/session'
import styles from './paper.module.less'
import { Facts, Lines, Part } from './paper-parts'

type Record = Output<'record.show'>
type Payload = Extract<Record['content'], { kind: 'observation' }>['payload']

/** Head, notes by the clock, critique, scores, both sides' words and the lines to sign on. */
export function PaperSheet({ record, payload }: { record: Record; payload: Payload }) {
  const school = useSession()?.school.name ?? ''
  const { timeline, scores, strengths, advice, note } = payload
  return (
    <View className={styles.paper}>
      <Heading2 className={styles.title}>{school}听课记录表</Heading2>
      <Facts
        facts={[
          ['日期', dateInWords(payload.on, NO_YEAR)],
          ['节次', `第 ${payload.periods.join('、')} 节${payload.periods.length > 1 ? '（连堂）' : ''}`],
          ['班级', [payload.hostSchool, payload.className].filter(Boolean).join(' ')],
          ['学科', payload.subject],
          ['授课教师', payload.teacherName],
          ['听课人', record.author.name],
          ['课型', [payload.lessonType, payload.mode === 'recording' && '录播'].filter(Boolean).join(' · ')],
          ['课题', payload.topic],
        ]}
      />
      {timeline.length > 0 && (
        <Part title="课堂记录">
          <Lines lines={timeline.map(({ at, text }) => [at, text])} />
        </Part>
      )}
      <Part title="听课笔记" text={note} empty />
      <Part title="亮点" text={strengths} empty />
      <Part title="建议" text={advice} empty />
      {scores && (
        <Part title={`评分 · ${scores.rubric}`}>
          <Facts
            facts={[
              ...scores.marks.map(({ dimension, cap, score }) => [dimension, `${score} / ${cap}`] as const),
              ['合计', `${totalScore(scores)} / ${scores.marks.reduce((sum, { cap }) => sum + cap, 0)}`],
            ]}
          />
        </Part>
      )}
      {record.statements.length > 0 && (
        <Part title="授课教师的意见">
          <Lines
            lines={record.statements.map(({ who, stance, words, at }) => [
              who,
              `${STANCE[stance]}${words && `：${words}`}（${momentInWords(at)}）`,
            ])}
          />
        </Part>
      )}
      <View className={styles.signatures}>
        {['听课人签名', '授课教师签名', '日期'].map((name) => (
          <View key={name} className={styles.signature}>
            <View>{name}</View>
            <View className={styles.rule} />
          </View>
        ))}
      </View>
      <View className={styles.proof}>
        {record.late ? '补录 · ' : ''}提交于 {momentInWords(record.receipt.receivedAt)} · 第 {record.revision}{' '}
        版 · 存证码 {record.receipt.hash.slice(0, 16)}
      </View>
    </View>
  )
}

/** What is filed says its year, also while it is the running one. */
const NO_YEAR = ''

const STANCE = { confirm: '确认', object: '有异议', reply: '答复' } as const
