import { TeamScreen } from '../features/directory/team-screen';

export const Component = () => <TeamScreen />;
