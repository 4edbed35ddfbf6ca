/** The only place that puts adapters together, for routes and for jobs alike. */
export { type BackgroundWork, createBackgroundWork } from './container/background.server.ts';
export type { Actor, ClaimAnswer, Container, PublishAnswer, Refused } from './container/container.ts';
export { openServices, type Services } from './container/services.server.ts';
export { createWebContainer } from './container/web.server.ts';
