import type { ReactNode } from 'react';

const Icon = ({ children, size = 20 }: { children: ReactNode; size?: number }) => (
  <svg
    width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6"
    strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false"
  >
    {children}
  </svg>
);

export const OverviewIcon = () => <Icon><path d="M3 16.5h14M5.5 13.5v-4M10 13.5v-8M14.5 13.5v-6" /></Icon>;
export const QueueIcon = () => <Icon><path d="M5 3.5h7l3 3v10H5zM12 3.5v3h3M7.5 11.5l1.8 1.8 3.2-3.6" /></Icon>;
export const ResidentsIcon = () => (
  <Icon><circle cx="8" cy="7" r="2.8" /><path d="M3 16c.4-3 2.4-4.6 5-4.6s4.6 1.6 5 4.6M13 4.6a2.6 2.6 0 0 1 0 4.9M14.6 11.8c1.5.7 2.3 2.1 2.5 4.2" /></Icon>
);
export const TeamsIcon = () => (
  <Icon><circle cx="10" cy="6" r="2.6" /><circle cx="4.4" cy="8.6" r="1.7" /><circle cx="15.6" cy="8.6" r="1.7" /><path d="M5.6 16.4c.3-3 2-4.6 4.4-4.6s4.1 1.6 4.4 4.6M1.8 14.2c.2-1.5 1-2.4 2.4-2.5M18.2 14.2c-.2-1.5-1-2.4-2.4-2.5" /></Icon>
);
export const InstitutionsIcon = () => (
  <Icon><path d="M4 17V6.5L10 3l6 3.5V17M2.5 17h15M8 17v-4h4v4M10 6.8v3.4M8.3 8.5h3.4" /></Icon>
);
export const ImportIcon = () => <Icon><path d="M10 12.5v-9M6.5 6.5 10 3l3.5 3.5M3.5 12.5v4h13v-4" /></Icon>;
export const ClaimsIcon = () => (
  <Icon><rect x="2.5" y="4.5" width="15" height="11" rx="1.6" /><circle cx="7" cy="9" r="1.6" /><path d="M4.6 13c.3-1.4 1.1-2 2.4-2s2.1.6 2.4 2M12 8.5h3M12 11.5h3" /></Icon>
);
export const AccountsIcon = () => (
  <Icon><circle cx="8.5" cy="6.5" r="2.8" /><path d="M3.5 16.5c.4-3.2 2.3-5 5-5 .9 0 1.8.2 2.5.6M15 11.2v5M12.8 13.4h4.4" /></Icon>
);
export const AuditIcon = () => (
  <Icon><path d="M4.5 3.5h11v13h-11zM7.5 7h5M7.5 10h5M7.5 13h3" /></Icon>
);
export const BellIcon = () => <Icon><path d="M5 14V9a5 5 0 0 1 10 0v5l1.2 1.2H3.8zM8.4 17.2h3.2" /></Icon>;
export const ChevronIcon = () => <Icon size={16}><path d="M6 8l4 4 4-4" /></Icon>;
export const SearchIcon = () => <Icon size={18}><circle cx="9" cy="9" r="5" /><path d="M13 13l3.5 3.5" /></Icon>;
export const StarIcon = () => (
  <svg width="12" height="12" viewBox="0 0 12 12" fill="currentColor" aria-hidden="true" focusable="false">
    <path d="M6 .8 7.6 4l3.6.5-2.6 2.5.6 3.5L6 8.9l-3.2 1.6.6-3.5L.8 4.5 4.4 4z" />
  </svg>
);

export const BrandMark = ({ size = 32, inverse = false }: { size?: number; inverse?: boolean }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="9" fill={inverse ? '#fff' : '#0B6E69'} />
    <g fill="none" stroke={inverse ? '#0B6E69' : '#fff'} strokeWidth="2.2" strokeLinejoin="round" strokeLinecap="round">
      <path d="M7 15.2 16 7.6l9 7.6V23a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2z" />
      <path d="M16 14v8M12 18h8" />
    </g>
  </svg>
);

/** A small house with a leaf, for empty lists. */
export const LeafMark = () => (
  <svg width="88" height="64" viewBox="0 0 88 64" fill="none" aria-hidden="true" focusable="false">
    <ellipse cx="44" cy="57" rx="36" ry="4" fill="#EDE9E0" />
    <path d="M24 56V32L44 16l20 16v24z" fill="#fff" stroke="#C9C3B6" strokeWidth="2" strokeLinejoin="round" />
    <path d="M39 56V43h10v13" fill="#E3F1EF" stroke="#C9C3B6" strokeWidth="2" strokeLinejoin="round" />
    <path d="M64 24c0-9 6-15 15-16 1 9-4 16-15 16zm0 0 8-9" fill="#E3F1EF" stroke="#0B6E69" strokeWidth="1.8" strokeLinejoin="round" strokeLinecap="round" />
  </svg>
);
