import { ensureDependencies } from '../scripts/lib/dependencies.mjs';

// Before the lanes of ./run: two of them must not install at once.
await ensureDependencies();
