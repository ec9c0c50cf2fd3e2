import { Checkbox, type TableProps } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { TeamCard } from '../../api/types';
import { showDate } from '../../platform/time';
import { usePages } from '../../platform/use-pages';
import { Card, FilterBar, Page } from '../../ui/page';
import { PagedTable } from '../../ui/paged-table';
import { SearchInput } from '../../ui/search-input';
import { StaleTag, ToneTag } from '../../ui/tags';
import { useOwnInstitution } from '../shell/workplace';
import { InstitutionSelect } from './institution-select';
import { Places } from './places';
import { listTeams, teamsKey } from './queries';

const columns: TableProps<TeamCard>['columns'] = [
  {
    title: '团队',
    render: (_value, team) => (
      <>
        <Link to={`/teams/${team.id}`} style={{ fontWeight: 500 }}>{team.name}</Link>
        <div className="secondary">{team.institution.name}</div>
      </>
    ),
  },
  {
    title: '团队长',
    width: 190,
    render: (_value, { leader }) => leader === null ? <span className="secondary">还没有</span> : (
      <>{leader.name}<div className="secondary">{[leader.kindName, leader.title].filter(Boolean).join('，')}</div></>
    ),
  },
  { title: '成员', width: 80, align: 'right', className: 'figures', render: (_value, team) => `${team.memberCount} 人` },
  { title: '名额', width: 190, render: (_value, team) => <Places capacity={team.capacity} placesLeft={team.placesLeft} /> },
  {
    title: '接收签约',
    width: 110,
    render: (_value, team) => team.accepting ? <ToneTag tone="good">接收中</ToneTag> : <ToneTag tone="calm">暂停接收</ToneTag>,
  },
  {
    title: '资料确认',
    width: 170,
    render: (_value, team) => (
      <>
        {team.confirmedAt === null ? '从未确认' : showDate(team.confirmedAt)}
        {team.stale ? <div><StaleTag /></div> : null}
      </>
    ),
  },
];

/** The registry of teams; those whose data is out of date can be listed alone [J8]. */
export const TeamsScreen = () => {
  const own = useOwnInstitution();
  const [parameters, setParameters] = useSearchParams();
  const [q, setQ] = useState('');
  const staleOnly = parameters.get('stale') === '1';
  // One's own institution until another is chosen; 0 stands for all of them.
  const chosen = parameters.get('institution');
  const institutionId = chosen === null ? own?.id : Number(chosen) || undefined;
  const filter = { q: q === '' ? undefined : q, staleOnly, institutionId };
  const pages = usePages([...teamsKey, 'list', filter], (cursor) => listTeams({ ...filter, cursor, limit: 20 }));
  const setParameter = (name: string, value: string | null): void => setParameters((before) => {
    const after = new URLSearchParams(before);
    if (value === null) after.delete(name);
    else after.set(name, value);
    return after;
  }, { replace: true });

  return (
    <Page title="医生团队" description="团队的成员、名额和资料是否最新。居民在手机上看到的就是这里的内容。">
      <Card flush>
        <FilterBar>
          <SearchInput name="查找团队" placeholder="团队、医生或机构名称" value={q} onSearch={setQ} />
          <InstitutionSelect
            name="所属机构"
            placeholder="全部机构"
            width={280}
            value={institutionId ?? null}
            known={own}
            onChange={(id) => setParameter('institution', String(id ?? 0))}
          />
          <Checkbox checked={staleOnly} onChange={(event) => setParameter('stale', event.target.checked ? '1' : null)}>
            只看资料待确认的
          </Checkbox>
        </FilterBar>
        <PagedTable<TeamCard>
          name="团队列表"
          rowKey="id"
          pages={pages}
          columns={columns}
          empty={staleOnly
            ? { title: '没有资料待确认的团队', hint: '所有团队的资料都在规定天数内确认过。' }
            : { title: '没有找到团队', hint: '换个名称试试，或者去掉筛选条件。' }}
        />
      </Card>
    </Page>
  );
};
