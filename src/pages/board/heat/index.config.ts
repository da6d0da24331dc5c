export default definePageConfig({ navigationBarTitleText: '学期热力图', enablePullDownRefresh: true })
