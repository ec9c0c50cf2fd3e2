import { useMay, useWorkplace } from '../shell/workplace';

/** Those who manage institutions, and the team's own leader, keep a team's data. */
export const useMayEditTeam = (teamId: number): boolean => {
  const manages = useMay('editDirectory');
  const { me } = useWorkplace();
  const leads = me.practitioner?.teams.some((team) => team.id === teamId && team.teamRole === 'LEADER') ?? false;
  return manages || leads;
};
