import { InstitutionsScreen } from '../features/directory/institutions-screen';

export const Component = () => <InstitutionsScreen />;
