import type { Random } from '../school/random'

const SEEN = [
  '导入用了学生身边的例子，很快进入主题。',
  '问题一环扣一环，大多数学生能跟上。',
  '小组讨论前先给了独立思考的时间，发言质量高。',
  '板书随讲随写，重点一目了然。',
  '教师巡视时记下了典型做法，讲评有针对性。',
  '对答错的学生追问了一步，让他自己改了过来。',
  '任务分了三个层次，不同的学生都有事做。',
  '评价语言具体，不只说“很好”。',
  '单元目标贯穿始终，和前一节课接得上。',
  '课堂常规好，转换环节不拖沓。',
  '学生上台说，台下补充，教师退到了后面。',
]

const SEEN_IN: Readonly<Record<string, readonly string[]>> = {
  语文: [
    '朗读形式多样，后排的学生也愿意开口。',
    '写话前先说，学生有话可写。',
    '抓住一个词反复品读，画面感就出来了。',
  ],
  数学: [
    '学具人人有份，操作环节井然有序。',
    '先估后算，学生对结果心里有数。',
    '用学生的错题做例子，大家看得很认真。',
  ],
  英语: ['全程用简短的英语指令，学生反应快。', '对话练习换了三种搭档，开口面很广。'],
  科学: ['实验前先让学生预测，结论出来时印象很深。', '记录单简明，学生知道该看什么。'],
  体育: ['练习密度够，队伍调动快。', '保护与帮助讲得清楚，学生敢做动作。'],
  音乐: ['先听后唱，音准比上次好得多。', '节奏练习由慢到快，人人参与。'],
  美术: ['范画只示范一处，其余留给学生想。', '作业展示时请作者自己讲构思。'],
  信息科技: ['任务卡分步清楚，机房秩序好。'],
  道德与法治: ['辨析的例子取自班里的事，学生说得很真。'],
}

const ADVICE = [
  '建议小结交给学生来说。',
  '后半节节奏偏快，可以少安排一个环节。',
  '讨论的问题再开放一些更好。',
  '可以多请后排的学生回答。',
  '课件翻页略快，记录跟不上。',
  '建议把评价标准提前告诉学生。',
  '任务的数量可以再减一减。',
  '和上节课的联系可以点得更明。',
  '等待的时间再长两三秒，会有更多人举手。',
]

/** What an observer jots down: often one impression and one suggestion, now and then nothing. */
export function someNote(random: Random, subject: string): string {
  if (random.chance(0.15)) return ''
  const own = SEEN_IN[subject] ?? []
  const ofSubject = own.length > 0 && random.chance(0.5) ? [random.pick(own)] : []
  const advice = random.chance(0.7) ? [random.pick(ADVICE)] : []
  return [random.pick(SEEN), ...ofSubject, ...advice].join('')
}
