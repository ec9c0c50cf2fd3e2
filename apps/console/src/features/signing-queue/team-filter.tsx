import { Select } from 'antd';
import { RemoteSelect } from '../../ui/remote-select';
import { listTeams, teamsKey } from '../directory/queries';
import { useMay, useScopeInstitution, useWorkplace } from '../shell/workplace';

/** One's own teams, or for managers any team within reach. */
export const TeamFilter = ({ teamId, onChange }: { teamId: number | null; onChange: (teamId: number | null) => void }) => {
  const { me } = useWorkplace();
  const manages = useMay('editDirectory');
  const institutionId = useScopeInstitution();
  if (manages) {
    return (
      <RemoteSelect
        name="团队"
        placeholder="全部团队"
        width={300}
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
      style={{ width: 300 }}
      value={teamId ?? undefined}
      options={(me.practitioner?.teams ?? []).map((team) => ({ value: team.id, label: team.name }))}
      onChange={(id: number | undefined) => onChange(id ?? null)}
    />
  );
};
