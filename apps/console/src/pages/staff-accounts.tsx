import { StaffAccountsScreen } from '../features/staff-accounts/staff-accounts-screen';
import { ForArea } from '../features/shell/for-area';

export const Component = () => <ForArea area="staffAccounts"><StaffAccountsScreen /></ForArea>;
