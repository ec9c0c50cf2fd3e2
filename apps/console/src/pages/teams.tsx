import { TeamsScreen } from '../features/directory/teams-screen';

export const Component = () => <TeamsScreen />;
