import { useSearchParams } from 'react-router';
import { Page } from '../../ui/page';
import { EmptyState } from '../../ui/states';
import { useMay, useOwnInstitution, useScopeInstitution, useWorkplace } from '../shell/workplace';
import { CoverageBelow, CoverageFigures, useCoverage } from './coverage';
import { MyTeams } from './my-teams';
import styles from './overview.module.css';
import { RecentDeeds } from './recent-deeds';
import { StaleTeams } from './stale-teams';
import { WaitingRequests } from './waiting-requests';

/** What a person should know and do first today, by their role. */
export const OverviewScreen = () => {
  const { me, institution } = useWorkplace();
  const [parameters, setParameters] = useSearchParams();
  const scope = useScopeInstitution();
  const own = useOwnInstitution();
  const seesCoverage = useMay('coverage');
  const handlesRequests = useMay('signingQueue');
  const seesStaleTeams = useMay('oversight');
  const seesAudit = useMay('audit');
  const chosen = Number(parameters.get('institution'));
  const coverageInstitution = Number.isInteger(chosen) && chosen > 0 ? chosen : scope;
  const coverage = useCoverage(coverageInstitution, seesCoverage);
  const choose = (id: number | null): void => setParameters(id === null ? {} : { institution: String(id) });

  return (
    <Page title="总览" description={`${me.displayName}，您好。${institution === null ? '您的账号还没有分配机构，请联系管理员。' : ''}`}>
      {seesCoverage ? (
        <CoverageFigures coverage={coverage} onBack={coverageInstitution === scope ? null : () => choose(null)} />
      ) : null}
      <div className={styles.columns}>
        {handlesRequests ? <WaitingRequests /> : null}
        {seesStaleTeams ? <StaleTeams institutionId={own?.id} /> : null}
        {!seesStaleTeams && me.practitioner !== null ? <MyTeams teams={me.practitioner.teams} /> : null}
        {seesAudit && !handlesRequests ? <RecentDeeds /> : null}
      </div>
      {seesCoverage || handlesRequests || seesStaleTeams || seesAudit || me.practitioner !== null
        ? null
        : <EmptyState title="从左边选一页开始" hint="您可以查看医生团队和机构的资料。" />}
      {seesCoverage ? <CoverageBelow coverage={coverage.data} onChoose={choose} /> : null}
    </Page>
  );
};
