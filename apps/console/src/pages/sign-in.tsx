import { SignInScreen } from '../features/session/sign-in-screen';

export const Component = () => <SignInScreen />;
