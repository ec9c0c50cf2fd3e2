import { Select } from 'antd';
import { RemoteSelect } from '../../ui/remote-select';
import { useMay, useOwnInstitution, useWorkplace } from '../shell/workplace';
import { listTeams, teamsKey } from './queries';

/** One's own teams, or for managers any team within reach. */
export const TeamFilter = ({ teamId, width = 300, onChange }: {
  teamId: number | null; width?: number; onChange: (teamId: number | null) => void;
}) => {
  const { me } = useWorkplace();
  const manages = useMay('oversight');
  const institutionId = useOwnInstitution()?.id;
  if (manages) {
    return (
      <RemoteSelect
        name="团队"
        placeholder="全部团队"
        width={width}
        value={teamId}
        searchKey={[...teamsKey, 'select', institutionId ?? null]}
        load={async (text) => {
          const { items } = await listTeams({ q: text === '' ? undefined : text, institutionId, limit: 20 });
          return items.map((team) => ({ value: team.id, label: team.name, note: team.institution.name }));
        }}
        onChange={(id) => onChange(id ?? null)}
      />
    );
  }
  return (
    <Select<number>
      aria-label="团队"
      placeholder="我的全部团队"
      allowClear
      style={{ width }}
      value={teamId ?? undefined}
      options={(me.practitioner?.teams ?? []).map((team) => ({ value: team.id, label: team.name }))}
      onChange={(id: number | undefined) => onChange(id ?? null)}
    />
  );
};
