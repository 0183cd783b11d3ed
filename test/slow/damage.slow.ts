import { testDamageTo } from '../support/damaged.ts';

testDamageTo('000_f248a2093bbe7987.txt', 224);
testDamageTo('004_72d550f40475b450.txt', 194);
