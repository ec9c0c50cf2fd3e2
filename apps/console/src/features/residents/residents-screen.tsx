import { contractStates, keyGroups, type ContractState, type KeyGroupCode } from '@jiayi/domain';
import { Select, type TableProps } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ResidentListItem } from '../../api/types';
import { showCivilDate } from '../../platform/time';
import { usePages } from '../../platform/use-pages';
import { Card, FilterBar, Page } from '../../ui/page';
import { PagedTable } from '../../ui/paged-table';
import { SearchInput } from '../../ui/search-input';
import { ContractStateTag, KeyGroupTags, ToneTag } from '../../ui/tags';
import { InstitutionSelect } from '../directory/institution-select';
import { TeamFilter } from '../directory/team-filter';
import { useMay, useScopeInstitution } from '../shell/workplace';
import { listResidents, residentsKey, type ContractStateFilter, type KeyGroupFilter, type ResidentFilter } from './queries';
import { ResidentDrawer } from './resident-drawer';

const keyGroupOptions: { value: KeyGroupFilter; label: string }[] = [
  { value: 'ANY', label: '全部重点人群' },
  ...Object.entries(keyGroups).map(([value, label]) => ({ value: value as KeyGroupCode, label })),
];
const stateOptions: { value: ContractStateFilter; label: string }[] = [
  { value: 'NONE', label: '从未签约' },
  ...Object.entries(contractStates).map(([value, { name }]) => ({ value: value as ContractState, label: name })),
];

const columns: TableProps<ResidentListItem>['columns'] = [
  {
    title: '居民',
    width: 120,
    render: (_value, resident) => (
      <>
        <Link to={`/residents/${resident.id}`} style={{ fontWeight: 500 }}>{resident.name}</Link>
        <div className="secondary">{resident.sex === 'M' ? '男' : '女'}，{resident.age} 岁</div>
      </>
    ),
  },
  {
    title: '身份证号和手机',
    width: 190,
    className: 'figures',
    render: (_value, resident) => <>{resident.idNumberMasked ?? '—'}<div className="secondary">{resident.phoneMasked ?? '没有手机号'}</div></>,
  },
  {
    title: '住址',
    render: (_value, resident) => <>{resident.address}<div className="secondary">{resident.gridName}</div></>,
  },
  {
    title: '重点人群',
    width: 180,
    render: (_value, resident) => resident.keyGroups.length === 0
      ? <span className="secondary">—</span>
      : <KeyGroupTags groups={resident.keyGroups} most={2} />,
  },
  {
    title: '签约',
    width: 240,
    render: (_value, { contract }) => contract === null ? <ToneTag tone="calm">未签约</ToneTag> : (
      <>
        <ContractStateTag state={contract.state} name={contract.stateName} />
        {contract.state === 'ACTIVE'
          ? <span className="secondary"> {showCivilDate(contract.endsOn)}到期</span>
          : null}
        <div className="secondary">{contract.teamName}</div>
      </>
    ),
  },
];

/** Residents within the person's reach, with personal numbers masked; opening one is recorded. */
export const ResidentsScreen = () => {
  const navigate = useNavigate();
  const parameter = Number(useParams()['residentId']);
  const scope = useScopeInstitution();
  const manages = useMay('oversight');
  const [filter, setFilter] = useState<ResidentFilter>({});
  const asked = { ...filter, institutionId: filter.institutionId ?? scope };
  const pages = usePages([...residentsKey, 'list', asked], (cursor) => listResidents(asked, cursor));
  const narrow = (change: ResidentFilter): void => setFilter((before) => ({ ...before, ...change }));

  return (
    <Page title="居民" description="打开居民资料会留下查看记录，居民本人能在手机上看到是谁看过。">
      <Card flush>
        <FilterBar>
          <SearchInput name="查找居民" placeholder="居民姓名" width={150} value={filter.q ?? ''} onSearch={(q) => narrow({ q: q === '' ? undefined : q })} />
          {manages ? <InstitutionSelect name="所属机构" placeholder="全部机构" width={200} value={filter.institutionId ?? null} onChange={(institutionId) => narrow({ institutionId })} /> : null}
          <TeamFilter width={180} teamId={filter.teamId ?? null} onChange={(teamId) => narrow({ teamId: teamId ?? undefined })} />
          <Select<KeyGroupFilter>
            aria-label="重点人群" placeholder="重点人群" allowClear style={{ width: 180 }} options={keyGroupOptions}
            value={filter.keyGroup} onChange={(keyGroup: KeyGroupFilter | undefined) => narrow({ keyGroup })}
          />
          <Select<ContractStateFilter>
            aria-label="签约状态" placeholder="签约状态" allowClear style={{ width: 150 }} options={stateOptions}
            value={filter.contractState} onChange={(contractState: ContractStateFilter | undefined) => narrow({ contractState })}
          />
        </FilterBar>
        <PagedTable<ResidentListItem>
          name="居民列表"
          rowKey="id"
          pages={pages}
          columns={columns}
          empty={{ title: '没有找到居民', hint: '换个姓名试试，或者去掉筛选条件。' }}
        />
      </Card>
      <ResidentDrawer residentId={parameter > 0 ? parameter : null} onClose={() => void navigate('/residents')} />
    </Page>
  );
};
