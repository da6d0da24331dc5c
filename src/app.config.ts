const READ_BY_STAFF = ['pages/rule', 'pages/proof', 'pages/plan']

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/login/index',
    'pages/observe/index',
    'pages/records/index',
    'pages/record/index',
    'pages/me/index',
    'pages/week/index',
    'pages/notices/index',
    'pages/notice/index',
  ],
  subPackages: [
    { root: 'pages/rule', pages: ['index'] },
    { root: 'pages/proof', pages: ['index'] },
    { root: 'pages/plan', pages: ['index'] },
    { root: 'pages/update', pages: ['index'] },
    { root: 'pages/check', pages: ['sample/index', 'unobserved/index', 'sheet/index'] },
    {
      root: 'pages/research',
      pages: ['agenda/index', 'session/index', 'attendance/index', 'term/index', 'sign-in/index'],
    },
    {
      root: 'pages/planning',
      pages: [
        'list/index',
        'start/index',
        'draft/index',
        'what-if/index',
        'publish/index',
        'versions/index',
        'compare/index',
        'help/index',
      ],
    },
    { root: 'pages/parents', pages: ['mine/index', 'join/index', 'keep/index', 'class/index'] },
    { root: 'pages/suggestion', pages: ['list/index', 'write/index'] },
    { root: 'pages/receipts', pages: ['index'] },
    { root: 'pages/reminders', pages: ['index', 'ways/index', 'failed/index'] },
    { root: 'pages/standing-in', pages: ['list/index', 'give/index'] },
    {
      root: 'pages/own-data',
      pages: ['index', 'privacy/index', 'acts/index', 'retention/index', 'erase/index'],
    },
    { root: 'pages/ground-rules', pages: ['index', 'journal/index', 'burden/index'] },
    { root: 'pages/notice-edit', pages: ['index', 'correct/index', 'manage/index', 'readers/index'] },
    {
      root: 'pages/account',
      pages: ['join/index', 'devices/index', 'ways/index', 'places/index', 'invitations/index'],
    },
    { root: 'pages/register', pages: ['list/index', 'entry/index', 'book/index', 'owed/index'] },
    {
      root: 'pages/club',
      pages: ['list/index', 'show/index', 'edit/index', 'session/index', 'summary/index'],
    },
    {
      root: 'pages/roster',
      pages: [
        'import/index',
        'people/index',
        'person/index',
        'structure/index',
        'promote/index',
        'terms/index',
        'term/index',
      ],
    },
    {
      root: 'pages/board',
      pages: [
        'heat/index',
        'group/index',
        'district/index',
        'reports/index',
        'report/index',
        'calendar/index',
      ],
    },
  ],
  // Read without network too, so fetched before anybody wants them. By page, not by person: home, which parents pass through on
  // their way in, would have them fetch what they never see.
  preloadRule: {
    'pages/week/index': { network: 'all', packages: READ_BY_STAFF },
    'pages/records/index': { network: 'all', packages: READ_BY_STAFF },
    'pages/observe/index': { network: 'all', packages: READ_BY_STAFF },
  },
  // WeChat asks by itself before any of core/privacy/text.ts's declared interfaces is used for the first time.
  __usePrivacyCheck__: true,
  animation: false,
  darkmode: true,
  themeLocation: 'theme.json',
  style: 'v2',
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: '有据',
    navigationBarBackgroundColor: '@surface',
    navigationBarTextStyle: '@ink',
    backgroundColor: '@ground',
    backgroundTextStyle: '@shade',
  } as never,
})
