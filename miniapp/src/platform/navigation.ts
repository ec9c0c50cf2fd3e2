import Taro, { useDidShow, useRouter } from '@tarojs/taro';

/** Every screen of the app and the parameters in its address. Personal data never goes into an address. */
export interface Screens {
  'pages/index/index': { tab?: 'home' | 'inbox' | 'me' };
  'pages/sign-in/index': Record<string, never>;
  'pages/real-name/index': Record<string, never>;
  'pages/phone/index': Record<string, never>;
  'pages/find-team/index': Record<string, never>;
  'pages/team/index': { id: number };
  'pages/signing/plan/index': { teamId: number };
  'pages/signing/agreement/index': Record<string, never>;
  'pages/signing/consent/index': Record<string, never>;
  'pages/signing/signature/index': Record<string, never>;
  'pages/signing/review/index': Record<string, never>;
  'pages/signing/submitted/index': { contractId: number };
  'pages/contract/index': { id: number };
  'pages/contracts/index': Record<string, never>;
  'pages/privacy/index': { view?: 'consents' | 'accesses' };
  'pages/document/index': { id: number };
  'pages/sessions/index': Record<string, never>;
  'doctor/pages/sign-in/index': Record<string, never>;
  'doctor/pages/password/index': Record<string, never>;
  'doctor/pages/index/index': { tab?: 'queue' | 'residents' | 'inbox' | 'me' };
  'doctor/pages/request/index': { id: number };
  'doctor/pages/resident/index': { id: number };
}

export type Screen = keyof Screens;
type Parameters<Name extends Screen> = Record<string, never> extends Screens[Name]
  ? [parameters?: Screens[Name]]
  : [parameters: Screens[Name]];

const addressOf = (screen: Screen, parameters: Record<string, string | number | undefined> = {}): string => {
  const query = Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `/${screen}${query.length > 0 ? `?${query.join('&')}` : ''}`;
};

const depth = (): number => Taro.getCurrentPages().length;
/** A mini-program opens at most ten pages on top of each other. */
const deepest = 10;

/** Goes on to a screen, with a way back. */
export const open = <Name extends Screen>(screen: Name, ...[parameters]: Parameters<Name>): void => {
  const url = addressOf(screen, parameters);
  void (depth() >= deepest ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
};

/** Goes on to a screen that takes the place of this one. */
export const replace = <Name extends Screen>(screen: Name, ...[parameters]: Parameters<Name>): void => {
  void Taro.redirectTo({ url: addressOf(screen, parameters) });
};

/** Goes to a screen and forgets the way here. */
export const restart = <Name extends Screen>(screen: Name, ...[parameters]: Parameters<Name>): void => {
  void Taro.reLaunch({ url: addressOf(screen, parameters) });
};

const nameOf = (page: { route?: string; path?: string } | undefined): string =>
  (page?.route ?? page?.path ?? '').split('?')[0]?.replace(/^\//, '') ?? '';

/** Goes back to the screen before; where there is none (an opened link), to the given one. */
export const goBack = (fallback: Screen = 'pages/index/index'): void => {
  if (depth() > 1) void Taro.navigateBack();
  else void Taro.reLaunch({ url: addressOf(fallback) });
};

/** Goes back when the screen before is that one, else puts it in the place of this one. */
export const goBackTo = <Name extends Screen>(screen: Name, ...[parameters]: Parameters<Name>): void => {
  const pages = Taro.getCurrentPages();
  if (nameOf(pages[pages.length - 2]) === screen) void Taro.navigateBack();
  else replace(screen, ...([parameters] as unknown as Parameters<Name>));
};

export const setTitle = (title: string): void => {
  void Taro.setNavigationBarTitle({ title });
};

/** Parameters of the screen's address, decoded. */
export const useParameters = (): Record<string, string | undefined> => {
  const { params } = useRouter();
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value === undefined ? value : decodeURIComponent(value)]));
};

/** The number in the screen's address under this name, or null when there is none. */
export const useNumberParameter = (name: string): number | null => {
  const text = useParameters()[name];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
};

/** Runs at every showing of the screen, the first and every return to it. */
export const useShown = useDidShow;
