import { IdentityClaimsScreen } from '../features/identity-claims/identity-claims-screen';
import { ForArea } from '../features/shell/for-area';

export const Component = () => <ForArea area="identityClaims"><IdentityClaimsScreen /></ForArea>;
