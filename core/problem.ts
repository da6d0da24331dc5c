import { monthAndDay, stretchInWords } from './calendar/in-words'
import { ACCEPTED_IN_WORDS } from './file/file'

const sinceInWords = ({ from, to }: { from: string; to: string | null }) =>
  to === null ? `${monthAndDay(from)}起` : stretchInWords(from, to)

/**
 * The one catalogue of problems. Every refusal a user can meet stands here with its HTTP status and a Chinese message
 * that says what happened and what to do next. `details` carry what a client may show or link to, never personal data.
 */
const CATALOGUE = {
  badInput: {
    status: 400,
    message: (d: { fields: readonly FieldFault[] }) =>
      d.fields[0]?.message ?? '提交的内容不符合要求，请检查后再试。',
  },
  badJson: { status: 400, message: () => '收到的内容不是有效的数据，请更新到最新版本后再试。' },
  tooLarge: {
    status: 413,
    message: (d: { limitBytes: number }) =>
      `一次提交的内容不能超过 ${Math.floor(d.limitBytes / 1024)} KB，请删减后再试。`,
  },
  unknownOperation: { status: 404, message: () => '没有这项功能，请更新到最新版本后再试。' },
  notSignedIn: { status: 401, message: () => '登录已过期，请重新登录。没有提交的内容还在本机。' },
  wrongPassword: { status: 401, message: () => '账号或密码不对，请核对后再试；忘记密码请找教务员重设。' },
  tooManyAttempts: {
    status: 429,
    message: (d: { waitSeconds: number }) => `尝试次数过多，请 ${Math.ceil(d.waitSeconds / 60)} 分钟后再试。`,
  },
  busy: { status: 503, message: () => '系统正忙，这次没有保存，请稍后再试。' },
  wayClosed: { status: 403, message: () => '这里没有开通这种登录方式，请用账号和密码登录。' },
  wechatUnknown: {
    status: 401,
    message: () => '这个微信还没有和学校里的人对应，请用账号和密码登录，或向教务员要邀请。',
  },
  wechatFailed: { status: 502, message: () => '微信登录没有成功，请稍后再试，或改用账号和密码。' },
  loginTaken: {
    status: 409,
    message: () => '这个账号已经有人用了，请换一个；如果就是您自己的，请选「我已经有账号」。',
  },
  invitationOver: {
    status: 410,
    message: () =>
      '这个邀请码不能用：可能输错了、过期了、已经用过，或被收回。请核对；已经设过登录方式的请直接登录，否则请教务员再发一个。',
  },
  invitationUsed: { status: 409, message: () => '这个邀请码已经用过了，不用再收回。请刷新后再看。' },
  wechatTaken: {
    status: 409,
    message: () =>
      '这个微信已经是另一个账号的登录方式，没有绑定。请先用那个账号登录并解绑，或换一个微信；两个账号都是您的，请向学校要邀请码来合并。',
  },
  lastWayIn: {
    status: 409,
    message: () => '微信是您现在唯一的登录方式，解绑以后就登不进来了。请先设置账号和密码。',
  },
  loginNeeded: { status: 422, message: () => '您还没有账号，请先给自己起一个，手机号或姓名拼音都可以。' },
  notHere: {
    status: 409,
    message: () => '选的人里有人已经不在本校，没有发出邀请。请刷新名单后重新选择。',
  },
  notAllowed: { status: 403, message: () => '您没有权限进行这项操作；如果需要，请联系教务员。' },
  notFound: { status: 404, message: () => '没有找到这项内容，它可能已被删除，或您没有权限查看。' },
  noTerm: { status: 409, message: () => '学校还没有设置本学期，请联系教务员。' },
  noPlan: { status: 409, message: () => '学校还没有发布本学期的工作计划，请联系教务员。' },
  planFaulty: {
    status: 422,
    message: (d: { faults: number }) =>
      `这份草稿还有 ${d.faults} 处要改，改好以后才能发布或试算。请照检查结果逐条修改。`,
  },
  warningsNotAccepted: {
    status: 409,
    message: (d: { warnings: number }) =>
      `检查有 ${d.warnings} 条提醒，请逐条看过，确认无误后再勾选「已确认」发布。`,
  },
  draftChanged: {
    status: 409,
    message: (_: { revision: number }) => '这份草稿刚刚被别人改过，请打开最新的内容再继续。',
  },
  draftPublished: {
    status: 409,
    message: (d: { version: number }) =>
      `这份草稿已经发布为第 ${d.version} 版，不能再改；需要修改请另存一份新的草稿。`,
  },
  planCounting: {
    status: 409,
    message: (d: { version: number }) =>
      `第 ${d.version} 版还在逐条重新统计，完成以后才能发布下一版。请在版本列表里继续统计。`,
  },
  effectiveInPast: {
    status: 422,
    message: (d: { earliest: string }) =>
      `已经过去的日子按当时的计划统计，不再改变。生效日期最早可以是 ${monthAndDay(d.earliest)}。`,
  },
  unknownWeek: {
    status: 400,
    message: (d: { lastWeek: number }) => `本学期只有第 1 周到第 ${d.lastWeek} 周，请重新选择。`,
  },

  outOfTerm: {
    status: 422,
    message: (d: { startOn: string; endOn: string }) =>
      `日期不在本学期内（${stretchInWords(d.startOn, d.endOn)}），请核对日期。`,
  },
  inFuture: { status: 422, message: () => '还没有到这个时间，请在课后再记录，或核对日期和节次。' },
  termClosed: {
    status: 422,
    message: (d: { closedOn: string }) =>
      `本学期的补录已于 ${monthAndDay(d.closedOn)}截止，如确有遗漏请联系教导处。`,
  },
  notAdjacent: {
    status: 422,
    message: () => '连堂是前后相连的两节，这两节不相连，请分成两条记录。',
  },
  unknownRubric: {
    status: 422,
    message: (d: { rubric: string }) =>
      `那天的计划里没有「${d.rubric.slice(0, 40)}」这张量表，请刷新后重新打分，或去掉评分。`,
  },
  otherRubric: {
    status: 422,
    message: (d: { rubric: string }) =>
      `「${d.rubric.slice(0, 40)}」的项目或满分和那天的计划不一致，请刷新后重新打分，或去掉评分。`,
  },
  nothingToAnswer: { status: 409, message: () => '现在没有需要答复的异议，请刷新后再看。' },
  ownLesson: { status: 422, message: () => '自己上的课不能记为听课，请选择其他老师的课。' },
  ownSchool: {
    status: 422,
    message: () => '这是本校的课，请从课表里选，或自己选班级和老师，不要填在外校里。',
  },
  samePeriodTwice: {
    status: 409,
    message: (d: { on: string; period: number; recordId: string }) =>
      `${monthAndDay(d.on)}第 ${d.period} 节您已经记过一次听课，同一节只能记一次。可以打开那一条修改。`,
  },
  alreadyRecorded: {
    status: 409,
    message: (_: { recordId: string }) => '这件事已经记录过了，可以打开那一条查看或修改。',
  },
  unknownPeriod: {
    status: 422,
    message: (d: { lastPeriod: number }) => `学校的课表每天有 ${d.lastPeriod} 节，请重新选择节次。`,
  },
  unknownClass: { status: 422, message: () => '没有找到这个班级，请重新选择。' },
  unknownTeacher: { status: 422, message: () => '没有找到这位授课教师，请重新选择。' },
  unknownForm: {
    status: 422,
    message: (d: { form: string }) => `现在的计划里没有「${d.form.slice(0, 40)}」这张登记表，请刷新后再选。`,
  },
  notAsked: {
    status: 422,
    message: (d: { title: string }) =>
      `现在的计划里没有要您上报「${d.title.slice(0, 40)}」，请刷新后再选；如果应当有，请联系教务员。`,
  },
  unknownUnit: { status: 422, message: () => '没有找到这个组或年级，请重新选择。' },
  attendanceIncomplete: {
    status: 422,
    message: (d: { missing: number; expected: number }) =>
      `应到 ${d.expected} 人，还有 ${d.missing} 人没有登记出勤。名单可能刚有变动，请打开重新核对后再提交。`,
  },
  notExpected: {
    status: 422,
    message: (d: { count: number }) =>
      `有 ${d.count} 人当天不在这个组的应到名单里，请改记为列席，或核对日期。`,
  },
  expectedAsGuest: {
    status: 422,
    message: (d: { count: number }) => `有 ${d.count} 人当天在应到名单里，不能记为列席，请重新选择出勤情况。`,
  },
  noSlot: { status: 422, message: () => '这个组那一天没有排教研活动，请刷新后再选。' },
  slotHeld: {
    status: 409,
    message: (_: { recordId: string }) => '这次活动已经有记录，不用再调整；可以打开那一条查看。',
  },
  slotWaived: { status: 409, message: () => '那一天放假，这次活动已经免除，不用再调整。' },
  slotOver: { status: 409, message: () => '这次活动已经过去，不能再调整；如果开了，请直接记下来。' },
  slotUnchanged: { status: 409, message: () => '这次活动没有调整过，不用恢复。' },
  otherWeek: { status: 422, message: () => '只能调整到同一周里的另一天；这一周开不成的，请取消并写明原因。' },
  notTeachingDay: { status: 422, message: () => '那一天不上课，请选同一周里的另一个上课日。' },
  slotTaken: { status: 409, message: () => '那一天本组已经有一次教研活动，请选别的日子。' },
  scheduleInPast: { status: 422, message: () => '新的安排只能从本周或以后的某一周开始，已经过去的不变。' },
  signInOff: {
    status: 409,
    message: () => '学校的计划没有开通扫码签到，出勤由组织人登记就可以。',
  },
  signInOver: { status: 410, message: () => '签到码已经过期或关闭，请扫屏幕上最新的码，或请组织人登记。' },
  signInWrong: { status: 422, message: () => '签到码已经换新，请扫屏幕上最新的码。' },
  signInTooOften: { status: 429, message: () => '扫了太多次都没有成功，这次请组织人直接登记。' },
  idTaken: {
    status: 409,
    message: (d: { recordId?: string } = {}) =>
      d.recordId === undefined
        ? '这条记录的编号已被另一条内容占用，请重新打开表单再提交。'
        : '这条记录先前已经送达，这次的改动没有收下。请打开已送达的那一条修改。',
  },
  changedMeanwhile: {
    status: 409,
    message: (d: { revision: number }) =>
      `这条记录刚刚被修改过（现为第 ${d.revision} 版），请打开最新内容再改。`,
  },
  alreadyWithdrawn: { status: 409, message: () => '这条记录已经撤回，不能再修改。' },
  ownRecord: { status: 403, message: () => '不能核查自己的记录，请由其他负责人处理。' },
  notYoursToAccept: {
    status: 403,
    message: () => '学校的材料由学区教研员受理；其他的由没有参与填报的负责人受理。',
  },
  nothingToDecide: { status: 409, message: () => '这条记录现在不需要核查，请刷新后再看。' },

  rosterClosed: {
    status: 422,
    message: (d: { earliest: string }) =>
      `以前的学期已经结束，当时谁任什么职不再改变。日期最早可以是 ${monthAndDay(d.earliest)}。`,
  },
  postHeldAlready: {
    status: 409,
    message: (d: { from: string; to: string | null }) =>
      `这段时间里已经有同样的任职（${sinceInWords(d)}），请先给那一条填上最后一天，或换个日期。`,
  },
  awayAlready: {
    status: 409,
    message: (d: { from: string; to: string | null }) =>
      `这段时间里已经登记了离岗（${sinceInWords(d)}），请先登记返岗，或换个日期。`,
  },
  holdsNothing: {
    status: 422,
    message: (d: { on: string }) => `${monthAndDay(d.on)}这位老师没有任职，请核对日期，或先登记任职。`,
  },
  notAway: {
    status: 409,
    message: (d: { on: string }) => `${monthAndDay(d.on)}这位老师没有离岗，不用登记返岗；请核对日期。`,
  },
  heldAfterwards: {
    status: 422,
    message: (d: { from: string }) =>
      `从 ${monthAndDay(d.from)}起还有已经开始的任职。请核对离校日期，或先把填错的任职撤销。`,
  },
  postUsed: {
    status: 409,
    message: (d: { records: number }) =>
      `担任这项任职期间已经有 ${d.records} 条记录，不能当作没有发生过。请改为填写最后一天。`,
  },
  lastKeeper: {
    status: 409,
    message: (d: { on: string }) =>
      `这样从 ${monthAndDay(d.on)}起，学校就没有校长或教务员能管理名册了。请先让另一位老师接任。`,
  },
  postElsewhere: {
    status: 422,
    message: (d: { post: string; units: string }) => `「${d.post}」要选${d.units}，请重新选择。`,
  },
  unitNotThere: {
    status: 422,
    message: (d: { from: string | null; to: string | null }) =>
      `所选的单位那段时间还没有开始，或已经结束（${d.from === null ? '' : `${monthAndDay(d.from)}起`}${
        d.to === null ? '' : `至 ${monthAndDay(d.to)}`
      }），请核对日期。`,
  },
  staffNoTaken: { status: 409, message: () => '这个工号已经是另一位老师的，请核对。' },
  unitNameTaken: {
    status: 409,
    message: (_: { unitId: string }) => '同一时间已经有同名的单位，请换个名称，或先让原来的那个结束。',
  },
  promotedAlready: {
    status: 409,
    message: (d: { year: number }) =>
      `${d.year}—${d.year + 1} 学年已经升过年级，一学年只升一次。个别班级请在「年级和班级」里调整。`,
  },
  nothingToPromote: { status: 409, message: () => '学校还没有可以升级的班级，请先建好年级和班级。' },
  gradeMissing: {
    status: 409,
    message: (d: { grade: string }) =>
      `「${d.grade.slice(0, 20)}」下面缺一个年级，升上来的班级没有地方去。请先把年级补齐。`,
  },
  insideTerm: {
    status: 422,
    message: (d: { startOn: string; endOn: string }) =>
      `新学年不能从学期中间开始（${stretchInWords(d.startOn, d.endOn)}），请选新学期的第一天或假期里的一天。`,
  },
  termOverlaps: {
    status: 409,
    message: (d: { startOn: string; endOn: string }) =>
      `和另一个学期重叠（${stretchInWords(d.startOn, d.endOn)}），请改一改起止日期。`,
  },
  termHasRecords: {
    status: 409,
    message: (d: { firstOn: string; lastOn: string }) =>
      `这个学期在 ${stretchInWords(d.firstOn, d.lastOn)} 已经有记录，起止日期要把它们包含在内。`,
  },
  weeksWouldShift: {
    status: 409,
    message: (d: { monday: string }) =>
      `这样第 1 周不再从 ${monthAndDay(d.monday)}那一周开始，已有的记录就会落到别的周次里。请保留那一周的上课日。`,
  },

  clubNameTaken: {
    status: 409,
    message: (_: { clubId: string }) =>
      '学校已经有一个同名的社团，请换个名称；如果是以前停办的那个，可以打开它重新开办。',
  },
  clubNotRunning: {
    status: 422,
    message: () =>
      '这个社团在这一天没有开办，请核对日期；如果确实开了，请教务处在社团里改一下起止日期或学期。',
  },
  clubClosed: { status: 409, message: () => '这个社团已经停办，需要的话可以先重新开办。' },
  clubNotYours: {
    status: 403,
    message: () => '指导教师可以修改本社团的人数、地点和活动内容；其他各项请联系教务处。',
  },
  postNotHeld: {
    status: 422,
    message: () => '您今天没有担任这个职务，或它是别人请您代理的，不能再转给别人。请刷新后重新选择。',
  },
  unknownTaker: {
    status: 422,
    message: () => '请选择一位在职的同事来代理；不能选自己，也不能选已离校的人。',
  },
  delegationOverlaps: {
    status: 409,
    message: () => '这个职务在这段日子里已经请人代理了，请先结束那一次，或改选日期。',
  },
  noAudience: { status: 422, message: () => '请选择公告发给谁。' },
  workbookUnreadable: { status: 422, message: (d: { why: string }) => d.why },
  importDayFar: {
    status: 422,
    message: (d: { earliest: string; latest: string }) =>
      `生效日请选在 ${d.earliest} 到 ${d.latest} 之间；第一次导入一般选本学期的第一天。`,
  },
  rosterFaulty: {
    status: 422,
    message: (d: { faults: number }) => `这份名册还有 ${d.faults} 处要改，改好以后再导入；现在的名册没有变。`,
  },
  rosterChanged: {
    status: 409,
    message: () => '检查以后，名册被别人改过，这次没有导入。请再检查一次，看过新的结果再导入。',
  },
  importDone: { status: 409, message: () => '这次导入已经完成，不能再换内容；要再导入请重新开始。' },
  importUndone: { status: 409, message: () => '这次导入已经撤销；要再导入请重新开始。' },
  importNotDone: { status: 409, message: () => '这份名册只检查过，还没有导入，不用撤销。' },
  importTooOld: {
    status: 409,
    message: () => '导入超过 7 天，不能整批撤销；请在人员、班级页面逐项修改，或导入一份改好的名册。',
  },
  alreadyPublished: {
    status: 409,
    message: () => '这条公告已经发布，不能再改草稿。需要改正请用「更正」，读过的人会看到更正说明。',
  },
  notPublishedYet: { status: 409, message: () => '这条公告还没有发布，可以直接修改草稿。' },
  noticeWithdrawn: { status: 409, message: () => '这条公告已经撤回，不能再修改。需要的话请重新写一条。' },
  ownNotice: { status: 403, message: () => '自己写的公告要由另一位校领导审核。' },
  nothingToApprove: { status: 409, message: () => '这条公告现在不需要审核，请刷新后再看。' },
  correctionNeedsApproval: {
    status: 409,
    message: () => '学校要求公告先审核再发布。请撤回这一条，改好以后重新提交审核。',
  },
  noticeNotOpen: {
    status: 409,
    message: () => '这条公告已经提交或发布，不能再加图片和附件。需要的话先存回草稿再加。',
  },
  receiptNotAsked: { status: 409, message: () => '这条公告不需要回执。' },
  figureNotTellable: {
    status: 422,
    message: (d: { clause: string }) =>
      `第 ${d.clause.slice(0, 20)} 条的结果现在不能公开，请刷新后重新选择要公开的项目。`,
  },
  contentRisky: {
    status: 422,
    message: (d: { part: 'title' | 'text' | 'picture'; from: number; to: number }) =>
      d.part === 'picture'
        ? '这张图片没有通过内容安全检查，没有收下。请换一张。'
        : d.part === 'title'
          ? '标题没有通过内容安全检查，公告没有发布。请修改标题后再试。'
          : `正文第 ${d.from} 到 ${d.to} 字没有通过内容安全检查，公告没有发布。请修改这一段后再试。`,
  },
  contentUnchecked: {
    status: 503,
    message: () => '内容安全检查暂时没有回应，所以没有发布。内容还在，请过几分钟再试。',
  },
  tooManyFiles: {
    status: 409,
    message: (d: { limit: number }) =>
      `一条记录最多放 ${d.limit} 个照片和附件。请删掉不需要的再传；记录本身不受影响。`,
  },
  tooManyUnfinished: {
    status: 409,
    message: () => '您没有传完的文件太多了，请等它们传完，或删掉不需要的再试。',
  },
  fileIdTaken: { status: 409, message: () => '这个文件和先前开始上传的不是同一个，请删掉后重新选择。' },
  fileGap: {
    status: 409,
    message: (d: { received: number }) => `服务器收到了前 ${d.received} 字节，请从那里接着传。`,
  },
  fileDamaged: { status: 422, message: () => '文件在上传途中变了样，没有收下。请删掉后重新选择。' },
  fileTypeWrong: {
    status: 422,
    message: () => `这个文件的内容和它的名称对不上，没有收下。可以上传${ACCEPTED_IN_WORDS}。`,
  },
  classCodeWrong: {
    status: 422,
    message: () => '没有这个班级码，或者它已经停用。请核对，或向班主任要最新的。',
  },
  askedTooSoon: {
    status: 409,
    message: () => '班主任没有通过您的申请，或已把您移出。请先联系班主任，一天以后可以再申请。',
  },
  tooManyAskings: {
    status: 409,
    message: () => '您还有 10 个申请在等待确认，请等班主任处理以后再加入别的班级。',
  },
  classFull: {
    status: 409,
    message: () => '这个班级的家长已经满 300 人，请联系班主任核对名单。',
  },
  decidedMeanwhile: {
    status: 409,
    message: (d: { state: string }) => `这位家长刚刚有了变化，现在是「${d.state}」。请刷新后再看。`,
  },
  noOfficer: {
    status: 409,
    message: () => '学区还没有安排人受理，请先选择告诉学校，或直接打学区的电话。',
  },
  tooManySuggestions: {
    status: 429,
    message: () => '今天已经提交了 10 条，请明天再写；急事请直接打学校的电话。',
  },
  otherPrivacyText: {
    status: 409,
    message: () => '隐私说明刚刚更新，请关闭后重新打开，看过新的再同意。',
  },
  stillHere: {
    status: 409,
    message: () =>
      '您还在本校任职，姓名和任职是学校工作需要的，不能自己删除。离校以后可以在这里删除，或请教务员、校领导代办。',
  },
  personStillHere: {
    status: 409,
    message: () => '这位同事还在本校任职（或还是班级里的家长），请先在名册里写明离校日期，或等他退出班级。',
  },
  settingFixed: {
    status: 409,
    message: () => '这一项按规定一直开着，不能关闭。',
  },
  settingElsewhere: {
    status: 409,
    message: (d: { where: 'plan' | 'clubs' }) =>
      d.where === 'plan'
        ? '这一项在计划的选项里改：发布计划时写明原因，全校都能看到。'
        : '这一项在每个社团里单独打开，并写明原因。',
  },
  internal: {
    status: 500,
    message: () => '系统出了问题，这次没有保存。请稍后再试；如果一直这样，请联系教务员并告知时间。',
  },
} as const satisfies Record<string, { status: number; message: (details: never) => string }>

export type ProblemCode = keyof typeof CATALOGUE

export interface FieldFault {
  /** Where in the input, `/payload/on`; empty for the input as a whole. */
  readonly path: string
  readonly message: string
}

type DetailsOf<C extends ProblemCode> = Parameters<(typeof CATALOGUE)[C]['message']>

/** What travels to the client. */
export interface ProblemBody {
  readonly code: ProblemCode
  readonly message: string
  readonly details: Record<string, unknown>
}

/** Thrown by operations, caught only by the endpoint. */
export class Problem extends Error {
  readonly status: number
  readonly body: ProblemBody

  constructor(code: ProblemCode, details: Record<string, unknown>, message: string, status: number) {
    super(message)
    this.name = 'Problem'
    this.status = status
    this.body = { code, message, details }
  }
}

export function problem<C extends ProblemCode>(code: C, ...[details]: DetailsOf<C>): Problem {
  const { status, message } = CATALOGUE[code] as { status: number; message: (d: unknown) => string }
  return new Problem(code, (details ?? {}) as Record<string, unknown>, message(details), status)
}

export function problemCodes(): readonly { code: ProblemCode; status: number }[] {
  return (Object.keys(CATALOGUE) as ProblemCode[]).map((code) => ({ code, status: CATALOGUE[code].status }))
}
