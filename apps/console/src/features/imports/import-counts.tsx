import type { ImportCount, ImportJob } from '../../api/types';
import styles from './imports.module.css';

const names: { key: keyof ImportJob['counts']; name: string; unit: string }[] = [
  { key: 'institutions', name: '机构', unit: '个' },
  { key: 'grids', name: '网格', unit: '个' },
  { key: 'teams', name: '医生团队', unit: '个' },
  { key: 'members', name: '团队成员', unit: '人' },
  { key: 'residents', name: '居民', unit: '人' },
];
const kinds: { key: keyof ImportCount; name: string }[] = [
  { key: 'added', name: '新增' }, { key: 'changed', name: '更新' }, { key: 'unchanged', name: '不变' },
];

/** What an import adds, changes and leaves as it is. */
export const ImportCounts = ({ counts }: { counts: ImportJob['counts'] }) => (
  <table className={styles.counts} aria-label="导入数量">
    <thead>
      <tr><th scope="col">内容</th>{kinds.map((kind) => <th key={kind.key} scope="col">{kind.name}</th>)}</tr>
    </thead>
    <tbody>
      {names.map(({ key, name, unit }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          {kinds.map((kind) => (
            <td key={kind.key} className={counts[key][kind.key] === 0 ? 'figures secondary' : 'figures'}>
              {counts[key][kind.key].toLocaleString('zh-CN')} {unit}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
