import type { Weekday } from '#core/calendar/civil-date'

export interface InventedClub {
  readonly name: string
  readonly category: string
  readonly about: string
  readonly weekday: Weekday
  readonly place: string
  readonly capacity: number
  readonly enrolled: number
  /** Whose teacher instructs it, if the school has one to spare; anybody else otherwise. */
  readonly subject: string
  readonly contents: readonly string[]
  readonly highlight: string
}

/** The visitor's teacher instructs it; it meets on the weekday on which the demo stands. */
export const VISITORS_CLUB: Omit<InventedClub, 'weekday'> = {
  name: '数独思维社',
  category: '科技',
  about: '四宫、六宫到九宫数独，兼做逻辑推理小游戏，期末办一次社内擂台。',
  place: '三年级活动室',
  capacity: 30,
  enrolled: 26,
  subject: '数学',
  contents: ['六宫数独：先找唯一余数', '九宫数独限时练习', '逻辑推理：谁在说真话'],
  highlight: '两个小组自己出题互相考，课间还在讨论。',
}

/** Hardly half of its members come: what a suggestion to merge looks like. */
export const WANING_CLUB = '剪纸坊'

export const CLUBS: readonly InventedClub[] = [
  {
    name: '青禾合唱团',
    category: '艺术',
    about: '气息与发声练习，两声部合唱曲目三首，为艺术展演做准备。',
    weekday: 1,
    place: '音乐教室一',
    capacity: 50,
    enrolled: 44,
    subject: '音乐',
    contents: ['气息练习与音阶', '两声部合练', '歌曲处理：强弱和咬字'],
    highlight: '第一次完整合唱两声部，低声部很稳。',
  },
  {
    name: '小禾足球队',
    category: '体育',
    about: '带球、传接球和小场地比赛，组队参加片区联赛。',
    weekday: 2,
    place: '操场',
    capacity: 32,
    enrolled: 28,
    subject: '体育',
    contents: ['带球绕杆', '传接球与跑位', '五对五小场比赛'],
    highlight: '和邻校打了一场友谊赛，孩子们自己排了阵型。',
  },
  {
    name: '花样跳绳队',
    category: '体育',
    about: '单人花样、双人配合和长绳，练耐力也练节奏。',
    weekday: 3,
    place: '风雨操场',
    capacity: 36,
    enrolled: 33,
    subject: '体育',
    contents: ['交叉跳分解', '双人同步跳', '八字长绳'],
    highlight: '长绳两分钟突破了二百个。',
  },
  {
    name: '机器人社',
    category: '科技',
    about: '用积木和传感器拼装小车，学着用图形化程序让它动起来。',
    weekday: 4,
    place: '科学教室',
    capacity: 24,
    enrolled: 22,
    subject: '科学',
    contents: ['齿轮与传动', '循迹小车搭建', '图形化编程：条件判断'],
    highlight: '循迹小车第一次自己跑完全程。',
  },
  {
    name: '科学实验社',
    category: '科技',
    about: '身边材料做的小实验，会提问、会记录、会说理由。',
    weekday: 2,
    place: '科学教室',
    capacity: 30,
    enrolled: 27,
    subject: '科学',
    contents: ['水的浮力', '简单电路', '自制净水器'],
    highlight: '净水器对比实验做了四组，记录表很完整。',
  },
  {
    name: '墨香书法社',
    category: '艺术',
    about: '楷书基本笔画和偏旁，写好二十个常用字，期末办小展。',
    weekday: 5,
    place: '书法室',
    capacity: 30,
    enrolled: 29,
    subject: '语文',
    contents: ['横竖撇捺', '偏旁：提手与言字', '作品章法'],
    highlight: '走廊展出了第一批习作。',
  },
  {
    name: '悦读社',
    category: '文学',
    about: '共读两本书，写读书卡，轮流做领读人。',
    weekday: 3,
    place: '图书室',
    capacity: 40,
    enrolled: 35,
    subject: '语文',
    contents: ['共读与批注', '人物卡片', '领读人分享'],
    highlight: '领读人把书里的故事改成了小剧。',
  },
  {
    name: '小主持人社',
    category: '文学',
    about: '发声、朗读和即兴说话，轮流主持升旗和班会。',
    weekday: 1,
    place: '录播教室',
    capacity: 24,
    enrolled: 20,
    subject: '语文',
    contents: ['吐字归音', '新闻播报练习', '即兴主持：介绍一位同学'],
    highlight: '三位社员主持了周一的升旗。',
  },
  {
    name: '四季种植社',
    category: '劳动',
    about: '校园小菜地的播种、管护和收获，写观察日记。',
    weekday: 4,
    place: '校园小菜地',
    capacity: 30,
    enrolled: 25,
    subject: '道德与法治',
    contents: ['松土与播种', '间苗和浇水', '收青菜，称重记录'],
    highlight: '收了第一茬小青菜，送到了食堂。',
  },
  {
    name: '围棋社',
    category: '综合',
    about: '从吃子、死活到布局，循环赛记等级分。',
    weekday: 5,
    place: '二楼棋室',
    capacity: 28,
    enrolled: 24,
    subject: '数学',
    contents: ['死活题', '布局：占角与挂角', '循环赛第二轮'],
    highlight: '三年级的小棋手赢了五年级的大同学。',
  },
  {
    name: WANING_CLUB,
    category: '艺术',
    about: '单色剪纸、对称图案和窗花。',
    weekday: 5,
    place: '美术教室二',
    capacity: 30,
    enrolled: 21,
    subject: '美术',
    contents: ['对称图案', '窗花', '生肖剪纸'],
    highlight: '',
  },
]

export const ROLL_BECAUSE = '参加片区联赛要随队带名单，只在需要时记。'
export const CLUB_MOVED_BECAUSE = '场地布置活动，提前一天'
