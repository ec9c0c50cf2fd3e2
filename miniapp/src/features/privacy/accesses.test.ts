import { groupAccesses } from './accesses';

const entry = (at: string, who = '杨伟', purposeName = '处理签约申请') => ({ at, who, roleName: '医生', institutionName: '朝阳中心', purposeName });

test('looks in the same minute for the same purpose become one line, others stay apart', () => {
  const groups = groupAccesses([
    entry('2026-11-22T03:36:50.000Z'), entry('2026-11-22T03:36:40.000Z', '杨伟', '查看居民列表'), entry('2026-11-22T03:36:10.000Z'),
    entry('2026-11-22T03:35:59.000Z'), entry('2026-11-22T03:35:10.000Z', '马超'),
  ]);
  expect(groups.map(({ at, who, times }) => [at.slice(14, 19), who, times])).toEqual([['36:50', '杨伟', 2], ['36:40', '杨伟', 1], ['35:59', '杨伟', 1], ['35:10', '马超', 1]]);
});

test('nothing is left out', () => {
  const entries = Array.from({ length: 30 }, (_, index) => entry(`2026-11-22T03:${String(index % 7).padStart(2, '0')}:00.000Z`, index % 3 ? '甲' : '乙'));
  expect(groupAccesses(entries).reduce((total, { times }) => total + times, 0)).toBe(30);
});
