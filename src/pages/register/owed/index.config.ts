export default definePageConfig({ navigationBarTitleText: '上报与填报', enablePullDownRefresh: true })
