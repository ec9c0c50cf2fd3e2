/** What the device keeps between starts: JSON values by name. Reading something unreadable gives null. */
export interface DeviceStorage {
  read<Value>(name: string): Value | null;
  /** False when the device refused (storage full or forbidden). */
  write(name: string, value: unknown): boolean;
  remove(name: string): void;
}
