import { Drawer } from 'antd';
import { Link } from 'react-router';
import type { Resident } from '../../api/types';
import { showCivilDate } from '../../platform/time';
import { Facts } from '../../ui/facts';
import { EmptyState, Loaded } from '../../ui/states';
import { ContractStateTag, KeyGroupTags } from '../../ui/tags';
import { useResident } from './queries';
import styles from './residents.module.css';

const Details = ({ resident }: { resident: Resident }) => (
  <>
    <section className={styles.section}>
      <div className={styles.person}>
        <span className={styles.name}>{resident.name}</span>
        <span className="secondary">{resident.sex === 'M' ? '男' : '女'}，{resident.age} 岁</span>
        <KeyGroupTags groups={resident.keyGroups} />
      </div>
      <Facts
        facts={[
          { label: '出生日期', value: showCivilDate(resident.birthDate) },
          { label: '身份证号', value: resident.idNumberMasked ?? '您的岗位看不到' },
          { label: '手机', value: resident.phoneMasked },
          { label: '所在网格', value: resident.gridName },
          { label: '住址', value: resident.address, wide: true },
        ]}
      />
    </section>
    <section className={styles.section}>
      <h3 className={styles.title}>已知疾病</h3>
      {resident.conditions === null ? <p className="secondary">您的岗位看不到疾病资料。</p> : null}
      {resident.conditions?.length === 0 ? <p className="secondary">没有登记。</p> : null}
      {resident.conditions === null || resident.conditions.length === 0 ? null : (
        <ul className={styles.list}>
          {resident.conditions.map((condition) => (
            <li key={`${condition.code}${condition.name}`}>
              <span>{condition.name}</span>
              <span className="secondary">{condition.since === null ? '确诊时间没有登记' : `${showCivilDate(condition.since)}起`}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
    <section className={styles.section}>
      <h3 className={styles.title}>签约</h3>
      {resident.contracts.length === 0 ? <EmptyState title="还没有签约" /> : (
        <ul className={styles.list}>
          {resident.contracts.map((contract) => (
            <li key={contract.id}>
              <div>
                <Link to={`/contracts/${contract.id}`}>{contract.teamName}</Link>
                <div className="secondary">{showCivilDate(contract.startsOn)} 至 {showCivilDate(contract.endsOn)}</div>
              </div>
              <ContractStateTag state={contract.state} name={contract.stateName} />
            </li>
          ))}
        </ul>
      )}
    </section>
  </>
);

/** What is on file about one resident. */
export const ResidentDrawer = ({ residentId, onClose }: { residentId: number | null; onClose: () => void }) => {
  const resident = useResident(residentId);
  return (
    <Drawer title="居民资料" open={residentId !== null} size={560} onClose={onClose}>
      {residentId === null ? null : <Loaded query={resident} rows={8}>{(data) => <Details resident={data} />}</Loaded>}
    </Drawer>
  );
};
