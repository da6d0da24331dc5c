export default definePageConfig({ navigationBarTitleText: '没有发出的提醒', enablePullDownRefresh: true })
