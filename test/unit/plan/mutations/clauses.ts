import { added, type Case, cell } from './case'

const clause = (number: string, title: string, column: string, fault: string) =>
  added('条款', [number, title, '', ''], column, fault)

export const CLAUSES: Case[] = [
  clause('3', '重复', '条款', '编号「3」和第 2 行重复了'),
  clause('4.3', '没有上一级', '条款', '没有上一级，表里找不到「4」'),
  clause('', '没有编号', '条款', '没有写条款编号'),
  clause('3.x', '看不懂', '条款', '看不懂这个条款编号'),
  clause('3.0', '从一数起', '条款', '看不懂这个条款编号'),
  clause('5', '', '标题', '没有写标题'),
  cell('条款', 4, '标题', '', '没有写标题'),
]
