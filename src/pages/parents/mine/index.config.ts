export default definePageConfig({ navigationBarTitleText: '孩子的班级', enablePullDownRefresh: true })
