type Container = Record<string, unknown>;

/** Sets `root.cn.[3].v` or `list[2].name` in `data`, making what is missing on the way, as setData does. */
export function setAtPath(data: Container, path: string, value: unknown): void {
  const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.').filter((key) => key !== '');
  const last = keys.pop();
  if (last === undefined) throw new Error(`setData: '${path}' is no path`);
  let place = data;
  keys.forEach((key, index) => {
    const next = keys[index + 1] ?? last;
    place[key] ??= /^\d+$/.test(next) ? [] : {};
    place = place[key] as Container;
  });
  place[last] = value;
}
