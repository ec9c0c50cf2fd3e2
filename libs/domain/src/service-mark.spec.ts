import { PUBLIC_HEALTH_MARK } from './service-mark.js';

test('[J5] the mark is worded exactly as the policy asks', () => {
  expect(Array.from(PUBLIC_HEALTH_MARK)).toEqual(['基', '本', '公', '共', '卫', '生', '服', '务']);
});
