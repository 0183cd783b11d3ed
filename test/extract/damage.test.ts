import { testDamageTo } from '../support/damaged.ts';

// every paragraph of both dumps takes six times as long: test/slow/damage.slow.ts
testDamageTo('004_72d550f40475b450.txt', 65, 3);
