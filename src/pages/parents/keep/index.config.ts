export default definePageConfig({ navigationBarTitleText: '班级家长', enablePullDownRefresh: true })
