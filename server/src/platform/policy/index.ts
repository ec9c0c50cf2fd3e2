export { RegionPolicy } from './region-policy.js';
