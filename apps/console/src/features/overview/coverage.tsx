import { useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import type { CoverageFigures as Counts, CoverageTarget, SigningCoverage } from '../../api/types';
import { api } from '../../platform/api';
import { showTime } from '../../platform/time';
import { Card } from '../../ui/page';
import { RateBar } from '../../ui/rate-bar';
import { EmptyState, Loaded } from '../../ui/states';
import styles from './overview.module.css';

const count = (value: number): string => value.toLocaleString('zh-CN');

const Figure = ({ name, ratePercent, signed, residents, target }: {
  name: string; ratePercent: string | null; signed: number; residents: number; target: CoverageTarget | null;
}) => (
  <div className={styles.figure}>
    <div className={styles.figureName}>{name}</div>
    <div className={styles.rate}>
      {ratePercent === null ? <span className={styles.noRate}>还没有居民</span> : <>{ratePercent}<small>%</small></>}
    </div>
    <RateBar name={name} ratePercent={ratePercent} targetPercent={target?.percent ?? null} tall />
    <div className={styles.figureFoot}>
      <span className="figures">已签 {count(signed)} 人 / 共 {count(residents)} 人</span>
      {target === null ? null : (
        <Tooltip title={`依据条款 ${target.clause}`}>
          <span className={styles.target} tabIndex={0}><i aria-hidden="true" />{target.year} 年目标 {target.percent}%</span>
        </Tooltip>
      )}
    </div>
  </div>
);

const Child = ({ child, target, onChoose }: {
  child: Counts; target: CoverageTarget | null; onChoose: (id: number) => void;
}) => (
  <li className={styles.child}>
    <button type="button" className={styles.childName} onClick={() => onChoose(child.institutionId)}>{child.institutionName}</button>
    <RateBar name={child.institutionName} ratePercent={child.ratePercent} targetPercent={target?.percent ?? null} />
    <span className={`${styles.childRate} figures`}>{child.ratePercent === null ? '—' : `${child.ratePercent}%`}</span>
    <span className={`${styles.childCount} figures secondary`}>{count(child.signed)} / {count(child.residents)}</span>
  </li>
);

/** Coverage of an institution, or of the person's whole reach. */
export const useCoverage = (institutionId: number | undefined, enabled = true) => useQuery({
  queryKey: ['signing-coverage', institutionId ?? null],
  queryFn: () => api.get<SigningCoverage>('/indicators/signing-coverage', { query: { institutionId } }),
  enabled,
});

/** Signing coverage of an institution with the target line of the year [G9][L3]. */
export const CoverageFigures = ({ coverage, onBack }: {
  coverage: ReturnType<typeof useCoverage>;
  /** Leads back to the person's whole reach; null while that is what is shown. */
  onBack: (() => void) | null;
}) => (
  <Card
    title={coverage.data === undefined ? '签约覆盖率' : `签约覆盖率 · ${coverage.data.institutionName}`}
    extra={onBack === null ? null : <Button onClick={onBack}>回到全部</Button>}
  >
    <Loaded query={coverage} rows={4}>
      {(data) => data.residents === 0
        ? <EmptyState title="还没有居民资料" hint="导入居民资料后，这里会显示签约覆盖率。" />
        : (
          <>
            <div className={styles.figures}>
              <Figure name="全部居民" ratePercent={data.ratePercent} signed={data.signed} residents={data.residents} target={data.target} />
              <Figure
                name="重点人群" ratePercent={data.keyGroupRatePercent} signed={data.keyGroupSigned}
                residents={data.keyGroupResidents} target={data.keyGroupTarget}
              />
            </div>
            {data.asOf === null ? null : <p className={styles.asOf}>数据截至 {showTime(data.asOf)}</p>}
          </>
        )}
    </Loaded>
  </Card>
);

/** Coverage of the institutions directly below, against the same target. */
export const CoverageBelow = ({ coverage, onChoose }: { coverage: SigningCoverage | undefined; onChoose: (id: number) => void }) =>
  coverage === undefined || coverage.children.length === 0 ? null : (
    <Card title={`${coverage.institutionName}的下级机构`}>
      <ul className={styles.children}>
        {coverage.children.map((child) => (
          <Child key={child.institutionId} child={child} target={coverage.target} onChoose={onChoose} />
        ))}
      </ul>
    </Card>
  );
