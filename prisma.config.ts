import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  // only `prisma migrate` connects, as the schema's owner; generating and validating need no database
  datasource: { url: process.env.DATABASE_OWNER_URL ?? 'postgresql://postgres@127.0.0.1:5432/ricochet' },
});
