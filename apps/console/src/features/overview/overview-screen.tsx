import { useSearchParams } from 'react-router';
import { Page } from '../../ui/page';
import { useMay, useScopeInstitution, useWorkplace } from '../shell/workplace';
import { Coverage } from './coverage';
import { MyTeams } from './my-teams';
import styles from './overview.module.css';
import { StaleTeams } from './stale-teams';
import { WaitingRequests } from './waiting-requests';

/** What a person should know and do first today, by their role. */
export const OverviewScreen = () => {
  const { me, institution } = useWorkplace();
  const [parameters, setParameters] = useSearchParams();
  const scope = useScopeInstitution();
  const seesCoverage = useMay('coverage');
  const handlesRequests = useMay('signingQueue');
  const seesStaleTeams = useMay('editDirectory');
  const chosen = Number(parameters.get('institution'));
  const coverageInstitution = Number.isInteger(chosen) && chosen > 0 ? chosen : scope;

  return (
    <Page title="总览" description={`${me.displayName}，您好。${institution === null ? '您的账号还没有分配机构，请联系管理员。' : ''}`}>
      {seesCoverage ? (
        <Coverage
          institutionId={coverageInstitution}
          onChoose={(id) => setParameters(id === null ? {} : { institution: String(id) })}
        />
      ) : null}
      <div className={styles.columns}>
        {handlesRequests ? <WaitingRequests /> : null}
        {seesStaleTeams ? <StaleTeams institutionId={scope} /> : null}
        {!seesStaleTeams && me.practitioner !== null ? <MyTeams teams={me.practitioner.teams} /> : null}
      </div>
    </Page>
  );
};
