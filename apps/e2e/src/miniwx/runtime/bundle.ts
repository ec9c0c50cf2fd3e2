/** Text files of a built mini-program by their path in it, e.g. 'pages/home/index.wxml'. */
export type BundleFiles = Readonly<Record<string, string>>;

export interface PageSettings {
  navigationBarTitleText?: string;
  navigationStyle?: 'default' | 'custom';
  usingComponents?: Record<string, string>;
}

export interface AppSettings {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  window?: PageSettings;
  tabBar?: { custom?: boolean; color?: string; selectedColor?: string; list: { pagePath: string; text: string }[] };
  usingComponents?: Record<string, string>;
}

/** The path that `target` means when it is written in the file `base`; '/…' counts from the top. */
export function resolvePath(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = base.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** A file that must be there. */
export function readFile(files: BundleFiles, path: string): string {
  const text = files[path];
  if (text === undefined) throw new Error(`The bundle has no file ${path}`);
  return text;
}

/** A JSON file, or an empty object when there is none. */
export const readSettings = <Settings>(files: BundleFiles, path: string): Settings => JSON.parse(files[path] ?? '{}') as Settings;

/** Paths of all pages, those of the subpackages included. */
export function allPages(app: AppSettings): string[] {
  const packages = app.subPackages ?? app.subpackages ?? [];
  return [...app.pages, ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))];
}
