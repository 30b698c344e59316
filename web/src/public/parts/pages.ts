/// The pages that the head and the foot lead to, by route.
export const pages = ['home', 'report', 'follow', 'centres', 'figures'] as const;
