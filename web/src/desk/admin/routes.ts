import type { RouteRecordRaw } from 'vue-router';

/// Pages of administration, supervision, the access log, seals and search.
export const adminRoutes: RouteRecordRaw[] = [];
