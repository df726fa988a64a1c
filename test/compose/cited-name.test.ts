// The two parts of a name in records of a work.
import { expect, it } from 'vitest';
import { citedName } from '../../src/compose/cited-name.ts';

it.each([
  ['Dr Chloe Billing', 'Billing, C.', 'Billing', 'Chloe'],
  ['Dr David Smith', 'Smith, D.', 'Smith', 'David'],
  ['Professor Mary Anne Smith', 'Smith, M. A.', 'Smith', 'Mary Anne'],
  ['Cllr Chloe Anne Billing', 'Billing, C.', 'Billing', 'C.'],
  ['Jan van der Berg', 'van der Berg, J.', 'van der Berg', 'Jan'],
  ['Office for National Statistics', 'Office for National Statistics', 'Office for National Statistics', ''],
  ['Li Wei', 'Li, W.', 'Li', 'W.'],
])('%s, cited as %s', (name, citedAs, family, given) => {
  expect(citedName({ name, citedAs })).toEqual({ family, given });
});
