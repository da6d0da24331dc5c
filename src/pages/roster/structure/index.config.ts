export default definePageConfig({ navigationBarTitleText: '年级、班级和组', enablePullDownRefresh: true })
