import { OverviewScreen } from '../features/overview/overview-screen';

export const Component = () => <OverviewScreen />;
