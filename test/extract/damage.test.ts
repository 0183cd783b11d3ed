import { testDamageTo } from '../support/damaged.ts';

// every paragraph of both dumps takes twelve times as long: test/slow/damage.slow.ts
testDamageTo('004_72d550f40475b450.txt', 33, 6);
