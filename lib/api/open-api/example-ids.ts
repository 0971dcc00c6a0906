/** Made-up ids that the examples share, by what they name. */
export const ids = {
  company: 'com_01980c2f5d1b7c3a9e4f0a1b2c3d4e5f',
  licence: 'lic_01980c305d1b7c3a9e4f0a1b2c3d4e60',
  number: 'num_01980c315d1b7c3a9e4f0a1b2c3d4e61',
  member: 'mem_01980c325d1b7c3a9e4f0a1b2c3d4e62',
  otherNumber: 'num_01980c375d1b7c3a9e4f0a1b2c3d4e67',
  colleague: 'mem_01980c365d1b7c3a9e4f0a1b2c3d4e66',
  department: 'dep_01980c375d1b7c3a9e4f0a1b2c3d4e67',
  assignment: 'asg_01980c335d1b7c3a9e4f0a1b2c3d4e63',
  purchase: 'pur_01980c345d1b7c3a9e4f0a1b2c3d4e64',
  operation: 'opr_01980c355d1b7c3a9e4f0a1b2c3d4e65',
  departure: 'opr_01980c395d1b7c3a9e4f0a1b2c3d4e69',
  import: 'imp_01980c3a5d1b7c3a9e4f0a1b2c3d4e6a',
  request: 'arq_01980c385d1b7c3a9e4f0a1b2c3d4e68',
  plannedChange: 'pch_01980c3f5d1b7c3a9e4f0a1b2c3d4e6f',
  subscription: 'sub_01980c3c5d1b7c3a9e4f0a1b2c3d4e6c',
  line: 'chg_01980c3b5d1b7c3a9e4f0a1b2c3d4e6b',
  invoice: 'inv_01980c3a5d1b7c3a9e4f0a1b2c3d4e6a',
  key: 'key_01980c3e5d1b7c3a9e4f0a1b2c3d4e6e',
  endpoint: 'whk_01980c3f5d1b7c3a9e4f0a1b2c3d4e6f',
  alert: 'alr_01980c405d1b7c3a9e4f0a1b2c3d4e70',
  event: 'evt_01980c3d5d1b7c3a9e4f0a1b2c3d4e6d',
};

/** An example's amount in minor units. */
export const eur = (amount: number) => ({ amount, currency: 'EUR' });
