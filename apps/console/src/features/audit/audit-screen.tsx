import { Button, DatePicker, Select, type TableProps } from 'antd';
import { useState } from 'react';
import type { AuditEntry } from '../../api/types';
import { csvFile } from '../../platform/csv';
import { saveFile } from '../../platform/save-file';
import { civilDateOf, showTime } from '../../platform/time';
import { usePages } from '../../platform/use-pages';
import { Card, FilterBar, Page } from '../../ui/page';
import { PagedTable } from '../../ui/paged-table';
import { SearchInput } from '../../ui/search-input';
import { actionNames, targetNames, targetText } from './names';
import { listAuditEntries, type AuditFilter } from './queries';

const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));

const columns: TableProps<AuditEntry>['columns'] = [
  { title: '时间', width: 190, className: 'figures', render: (_value, entry) => showTime(entry.at, true) },
  {
    title: '谁',
    width: 160,
    render: (_value, entry) => <>{entry.actorName === '' ? '系统' : entry.actorName}<div className="secondary">{entry.roleName}</div></>,
  },
  { title: '做了什么', render: (_value, entry) => <>{entry.actionName}<div className="secondary">{entry.action}</div></> },
  { title: '对象', width: 140, render: (_value, entry) => targetText(entry.targetKind, entry.targetId) },
  { title: '机构', width: 220, render: (_value, entry) => entry.institutionName ?? '—' },
  {
    title: '追踪编号',
    width: 150,
    render: (_value, entry) => entry.traceId === '' ? '—' : <code title={entry.traceId}>{entry.traceId.slice(0, 12)}</code>,
  },
];

const asCsv = (entries: readonly AuditEntry[]): string => csvFile(
  ['时间', '操作人', '角色', '操作', '操作代码', '对象类型', '对象编号', '机构', '追踪编号'],
  entries.map((entry) => [
    showTime(entry.at, true), entry.actorName === '' ? '系统' : entry.actorName, entry.roleName, entry.actionName, entry.action, entry.targetKind,
    entry.targetId, entry.institutionName, entry.traceId,
  ]),
);

/** Who did what, when; the page that is shown can be taken away as CSV. */
export const AuditScreen = () => {
  const [filter, setFilter] = useState<AuditFilter>({});
  const pages = usePages(['audit', filter], (cursor) => listAuditEntries(filter, cursor));
  const narrow = (change: AuditFilter): void => setFilter((before) => ({ ...before, ...change }));
  const text = (value: string): string | undefined => (value === '' ? undefined : value);
  const entries = pages.page?.items ?? [];

  return (
    <Page
      title="操作记录"
      description="谁在什么时候做了什么。记录不能修改，也不能删除。"
      actions={(
        <Button
          disabled={entries.length === 0}
          onClick={() => saveFile(asCsv(entries), 'text/csv;charset=utf-8', `操作记录-${civilDateOf(new Date().toISOString())}-第${pages.number}页.csv`)}
        >
          导出本页（CSV）
        </Button>
      )}
    >
      <Card flush>
        <FilterBar>
          <SearchInput name="操作人" placeholder="操作人姓名" width={170} value={filter.actor ?? ''} onSearch={(actor) => narrow({ actor: text(actor) })} />
          <Select<string>
            aria-label="操作" placeholder="全部操作" allowClear style={{ width: 190 }} options={optionsOf(actionNames)}
            showSearch={{ optionFilterProp: 'label' }} value={filter.action ?? null}
            onChange={(action: string | undefined) => narrow({ action })}
          />
          <Select<string>
            aria-label="对象类型" placeholder="全部对象" allowClear style={{ width: 150 }} options={optionsOf(targetNames)}
            value={filter.targetKind ?? null} onChange={(targetKind: string | undefined) => narrow({ targetKind })}
          />
          <DatePicker.RangePicker
            aria-label="日期范围"
            placeholder={['从哪天', '到哪天']}
            allowEmpty={[true, true]}
            onChange={(_dates, [from, to] = ['', '']) => narrow({ from: text(from), to: text(to) })}
          />
        </FilterBar>
        <PagedTable<AuditEntry>
          name="操作记录列表"
          rowKey="id"
          pages={pages}
          columns={columns}
          empty={{ title: '没有找到记录', hint: '放宽日期，或者去掉筛选条件。' }}
        />
      </Card>
    </Page>
  );
};
