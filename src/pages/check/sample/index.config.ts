export default definePageConfig({ navigationBarTitleText: '抽查', enablePullDownRefresh: true })
