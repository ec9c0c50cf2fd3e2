/** Whether a table has an entry of that name: Object.hasOwn, which phones before iOS 15.4 do not know. */
export const hasKey = <Table extends object>(table: Table, key: unknown): key is keyof Table =>
  typeof key === 'string' && Object.prototype.hasOwnProperty.call(table, key);
